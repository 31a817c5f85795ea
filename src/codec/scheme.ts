/**
 * Marking schemes as files: YAML or JSON in, a scheme or its problems out, each with
 * its line and column. See docs/marks.md.
 */
import { fail, ok, type Result } from "../core/result.ts";
import type { Scheme } from "../core/scheme.ts";
import { printPath, readBy } from "./explain.ts";
import type { PolicyProblem } from "./policy.ts";
import { readYaml } from "./policy-yaml.ts";
import { schemeSchema } from "./scheme-form.ts";

export type SchemeProblem = PolicyProblem;

/** More than these are not listed. */
const mostProblems = 20;

/** Reads a scheme, or says all that is wrong with it in the order of its lines. */
export function parseScheme(text: string, file: string): Result<Scheme, readonly SchemeProblem[]> {
  const written = readYaml(text);
  if (!written.ok) {
    const problems = written.problem.slice(0, mostProblems);
    return fail(problems.map(({ place, message }) => ({ file, ...place, path: "", message })));
  }
  const scheme = readBy(schemeSchema, written.value.value);
  if (scheme.ok) return ok(scheme.value);
  const { placeOf } = written.value;
  const problems = scheme.problem.map(({ path, message, about }) => ({
    file,
    ...placeOf(path, about),
    path: printPath(path),
    message,
  }));
  return fail(
    problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, mostProblems),
  );
}
