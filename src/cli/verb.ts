/**
 * A verb of the command line: what it is called, what it takes, what it does.
 *
 * A verb decides nothing of the trade: it reads its options, makes one service call
 * and says how the answer looks. See docs/command-line.md.
 */
import type { Instant } from "../core/day.ts";
import type { Result } from "../core/result.ts";

export type Option = {
  /** How its value is called in the help; a flag has none. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  readonly what: string;
};

export type Options = Readonly<Record<string, Option>>;

/** What was given on the command line. */
export type Given = {
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlySet<string>;
};

/** The world outside, as far as a verb needs it. */
export type Shell = {
  readonly now: Instant;
  /** The folder that relative paths are read from. */
  readonly cwd: string;
  /** Columns of text. */
  readonly width: number;
  /** Says how far long work has come, where someone is looking. */
  readonly tell?: (words: string) => void;
};

/** Why there is no answer: the command line is wrong, or what it names cannot be used. */
export type Trouble = {
  readonly kind: "usage" | "input";
  /** One message to a line. */
  readonly lines: readonly string[];
};

export type Answer = {
  /** In the shape that docs/schema publishes. */
  readonly json: unknown;
  readonly print: (width: number) => string;
  /** Whether the contact asked about may go ahead, where a verb asks that. */
  readonly inOrder?: boolean;
};

export type Word = { readonly name: string; readonly what: string; readonly optional?: boolean };

export type Verb = {
  /** One word, or two: `policy show`. */
  readonly name: string;
  readonly summary: string;
  readonly about: string;
  /** Words after the verb; those that may be left out come last. */
  readonly words: readonly Word[];
  readonly options: Options;
  readonly examples: readonly string[];
  readonly run: (given: Given, shell: Shell) => Result<Answer, Trouble>;
};

export function one(given: Given, name: string): string | undefined {
  return given.values.get(name)?.[0];
}

export function all(given: Given, name: string): readonly string[] {
  return given.values.get(name) ?? [];
}

export function wrongUsage(...lines: readonly string[]): {
  readonly ok: false;
  readonly problem: Trouble;
} {
  return { ok: false, problem: { kind: "usage", lines } };
}

export function badInput(...lines: readonly string[]): {
  readonly ok: false;
  readonly problem: Trouble;
} {
  return { ok: false, problem: { kind: "input", lines } };
}
