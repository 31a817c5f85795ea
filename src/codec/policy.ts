/**
 * Policies as files: YAML or JSON in, a policy or its problems out, each with its
 * line and column. See docs/policy.md.
 */
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { type FieldProblem, printPath, readBy } from "./explain.ts";
import { policyProblems, policyWarnings } from "./policy-check.ts";
import { policyOf } from "./policy-decode.ts";
import { policyForm } from "./policy-form.ts";
import { readYaml, type Written } from "./policy-yaml.ts";

export type PolicyProblem = {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The field, as in `rules[2].when.our-level`; empty for the text as a whole. */
  readonly path: string;
  readonly message: string;
};

export type ReadPolicy = {
  readonly policy: Policy;
  /** What is odd in it and holds nothing up. */
  readonly warnings: readonly PolicyProblem[];
};

/** More than these are not listed. */
const mostProblems = 20;

/** Reads a policy, or says all that is wrong with it in the order of its lines. */
export function parsePolicy(text: string, file: string): Result<Policy, readonly PolicyProblem[]> {
  const read = readPolicy(text, file);
  return read.ok ? ok(read.value.policy) : read;
}

/** As `parsePolicy`, with the warnings. */
export function readPolicy(
  text: string,
  file: string,
): Result<ReadPolicy, readonly PolicyProblem[]> {
  const written = readYaml(text);
  if (!written.ok) {
    const problems = written.problem.slice(0, mostProblems);
    return fail(problems.map(({ place, message }) => ({ file, ...place, path: "", message })));
  }
  const locate = (problems: readonly FieldProblem[]) => located(problems, file, written.value);
  const form = readBy(policyForm, written.value.value);
  if (!form.ok) return fail(locate(form.problem));
  const problems = policyProblems(form.value);
  if (problems.length > 0) return fail(locate(problems));
  return ok({ policy: policyOf(form.value), warnings: locate(policyWarnings(form.value)) });
}

/** As in: `pack.yaml:12:7: \`rules[2].gate\` ...`. */
export function sayPolicyProblem({ file, line, column, path, message }: PolicyProblem): string {
  return `${file}:${line}:${column}: ${path === "" ? "" : `\`${path}\` `}${message}`;
}

function located(
  problems: readonly FieldProblem[],
  file: string,
  written: Written,
): readonly PolicyProblem[] {
  return problems
    .map(({ path, message, about }) => ({
      file,
      ...written.placeOf(path, about),
      path: printPath(path),
      message,
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, mostProblems);
}
