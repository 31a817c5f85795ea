/**
 * Help: what the program can be asked, and how each verb is used.
 */
import { wrap } from "../library/wrap.ts";
import { page, section, table } from "./text.ts";
import type { Options, Verb } from "./verb.ts";

export const exitCodes = [
  ["0", "answered, or done"],
  ["1", "what was given cannot be used: a name, a date, a file; nothing is changed"],
  ["2", "the command line is not understood"],
  [
    "3",
    "under `--exit-code`: the contact is not in order, or the policy fails what was asked of it",
  ],
  ["4", "the store is damaged: it cannot be read, or is not as it was signed"],
] as const;

export function programHelp(verbs: readonly Verb[], width: number): string {
  const about =
    "Chancery answers whether a contact with the counterpart is in order now, at this level, on this issue, through this channel, and if not, what is the nearest step that is.";
  return page([
    wrap(about, { width }),
    section("Usage", "  chancery VERB [options]"),
    section(
      "Verbs",
      table(
        verbs.map((verb) => [verb.name, verb.summary]),
        { width },
      ),
    ),
    section("Exit codes", table(exitCodes, { width })),
    wrap("`chancery VERB --help` says how a verb is used, with examples.", { width }),
  ]);
}

/** What verbs of two words there are after the first. */
export function familyHelp(first: string, verbs: readonly Verb[], width: number): string {
  return page([
    section("Usage", `  chancery ${first} VERB [options]`),
    section(
      "Verbs",
      table(
        verbs.map((verb) => [verb.name, verb.summary]),
        { width },
      ),
    ),
    wrap(`\`chancery ${first} VERB --help\` says how a verb is used, with examples.`, { width }),
  ]);
}

export function verbHelp(verb: Verb, options: Options, width: number): string {
  const words = verb.words
    .map(({ name, optional }) => (optional === true ? ` [${name}]` : ` ${name}`))
    .join("");
  return page([
    wrap(verb.about, { width }),
    section("Usage", `  chancery ${verb.name}${words} [options]`),
    section(
      "Takes",
      table(
        verb.words.map(({ name, what }) => [name, what]),
        { width },
      ),
    ),
    section("Options", optionTable(options, width)),
    section("Examples", verb.examples.map((line) => `  chancery ${line}`).join("\n")),
  ]);
}

function optionTable(options: Options, width: number): string {
  const rows = Object.entries(options).map(([name, { value, what, many, short }]) => {
    const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
    const left = value === undefined ? names : `${names} ${value}`;
    return [left, many === true ? `${what} (may be given again)` : what];
  });
  return table(rows, { width });
}
