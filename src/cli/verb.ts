/**
 * A verb of the command line: what it is called, what it takes, what it does.
 *
 * A verb decides nothing of the trade: it reads its options, makes one service call
 * and says how the answer looks. See docs/command-line.md.
 */
import type { Dossier } from "../codec/dossier.ts";
import type { Instant } from "../core/day.ts";
import type { Result } from "../core/result.ts";

export type Option = {
  /** How its value is called in the help; a flag has none. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  /** One letter, as in `-o`. */
  readonly short?: string;
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
  /** The record that the store gave for this command; without it, a file's or a shipped one. */
  readonly stored?: Dossier;
  /** Shows how far long work is, where there is a terminal to show it on. */
  readonly progress?: (done: number, total: number) => void;
  /** Says how far long work has come, where someone is looking. */
  readonly tell?: (words: string) => void;
};

/** Why there is no answer: the command line is wrong, what it names cannot be used, the store is damaged. */
export type Trouble = {
  readonly kind: "usage" | "input" | "damaged";
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
  readonly run: (given: Given, shell: Shell) => Result<Answer, Trouble> | Later;
};

/** An answer that has to be waited for, as all that is asked of the store. */
export type Later = { readonly later: () => Promise<Result<Answer, Trouble>> };

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
