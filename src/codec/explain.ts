/**
 * What a schema objects to, in sentences: where, what, and what would do.
 */
import { z } from "zod";
import { oneOf, suggestion } from "../core/nearest.ts";
import type { Path } from "../core/reference.ts";

/** Something wrong with one field, said to the person who wrote it. */
export type FieldProblem = {
  readonly path: Path;
  readonly message: string;
  /** The path ends with a name that should not be there, and not with a value. */
  readonly about: "name" | "value" | "missing";
};

type Raw = z.core.$ZodRawIssue;

/** Reads a value by a schema; all that is wrong with it where it cannot be read. */
export function readBy<Out>(
  schema: z.ZodType<Out>,
  value: unknown,
): { ok: true; value: Out } | { ok: false; problem: FieldProblem[] } {
  const read = schema.safeParse(value, { error: sentence });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problem: problemsOf(read.error.issues) };
}

/** `segments[0].participants[1].role` */
export function printPath(path: Path): string {
  let printed = "";
  for (const step of path) {
    if (typeof step === "number") printed += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) printed += printed === "" ? step : `.${step}`;
    else printed += `[${JSON.stringify(step)}]`;
  }
  return printed;
}

function problemsOf(issues: readonly z.core.$ZodIssue[], base: Path = []): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? "" : step))];
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const missing = issue.errors.every((branch) => branch.some(isAbsence));
      if (missing) return [{ path, message: "is missing", about: "missing" }];
      return problemsOf(likeliest(issue.errors), path);
    }
    if (issue.code === "invalid_key") return [{ path, message: firstOf(issue), about: "name" }];
    if (issue.code === "unrecognized_keys") return strangers(issue, path);
    const missing = issue.message.startsWith(missingMark);
    const message = missing ? issue.message.slice(missingMark.length) : issue.message;
    return [{ path, message, about: missing ? "missing" : "value" }];
  });
}

/**
 * The branch of a union most likely meant: one that objects to parts of the value
 * and not to the whole of it, and to as few as may be.
 */
function likeliest(branches: readonly (readonly z.core.$ZodIssue[])[]) {
  const objections = (branch: readonly z.core.$ZodIssue[]) => {
    let count = 0;
    for (const issue of branch) {
      count += issue.code === "unrecognized_keys" ? issue.keys.length : 1;
      if (issue.path.length === 0 && wholly.has(issue.code)) count += 1000;
    }
    return count;
  };
  return branches.toSorted((a, b) => objections(a) - objections(b))[0] ?? [];
}

const wholly: ReadonlySet<string | undefined> = new Set(["invalid_type", "invalid_value"]);

function isAbsence(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.message.startsWith(missingMark);
}

function firstOf(issue: z.core.$ZodIssueInvalidKey): string {
  return issue.issues[0]?.message ?? issue.message;
}

/** Of fields that are not known the first so many are told: to look for what was meant takes time. */
const mostStrangers = 20;

/** One problem for each field that is not known; the message holds one line for each. */
function strangers(issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): FieldProblem[] {
  const messages = issue.message.split("\n");
  return issue.keys.slice(0, mostStrangers).map((key, index) => ({
    path: [...path, key],
    message: messages[index] ?? "is not a field here; remove it",
    about: "name",
  }));
}

/** Marks a message about an absent field, for `problemsOf` to take off again. */
const missingMark = "\u0000missing:";

function sentence(issue: Raw): string | undefined {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .slice(0, mostStrangers)
        .map((key) => `is not a field here${suggestion(key, knownFields(issue))}`)
        .join("\n");
    case "invalid_type":
      if (issue.input === undefined) return `${missingMark}is missing`;
      return `is ${nameOf(issue.input)}; write ${expectedName(issue.expected)}`;
    case "invalid_value": {
      const values = issue.values.map(String);
      if (issue.input === undefined) return `${missingMark}is missing; write ${oneOf(values)}`;
      if (typeof issue.input !== "string")
        return `is ${nameOf(issue.input)}; write ${oneOf(values)}`;
      return `\`${cut(issue.input)}\` is not known here${suggestion(issue.input, values)}`;
    }
    case "invalid_union":
      return unionSentence(issue);
    case "too_small":
      return `is too small; the least is ${issue.minimum}`;
    case "too_big":
      return `is too big; the most is ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function unionSentence(issue: Raw & { code: "invalid_union" }): string {
  const options = (issue as { options?: unknown }).options;
  const names = Array.isArray(options) ? options.map(String) : [];
  const field = (issue as { discriminator?: unknown }).discriminator;
  const input: unknown = issue.input;
  const given =
    typeof input === "object" && input !== null && typeof field === "string"
      ? (input as Record<string, unknown>)[field]
      : undefined;
  if (given === undefined) return `${missingMark}is missing; write ${oneOf(names)}`;
  if (typeof given !== "string") return `is ${nameOf(given)}; write ${oneOf(names)}`;
  return `\`${cut(given)}\` is not known here${suggestion(given, names)}`;
}

function knownFields(issue: Raw): string[] {
  const { inst } = issue;
  return inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];
}

function nameOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "object":
      return "a mapping of fields";
    case "string":
      return `the text \`${cut(value)}\``;
    default:
      return `\`${String(value)}\``;
  }
}

const expectedNames: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a mapping of fields",
  record: "a mapping of names",
  boolean: "`true` or `false`",
  number: "a number",
  int: "a whole number",
};

function expectedName(expected: string): string {
  return expectedNames[expected] ?? expected;
}

function cut(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
