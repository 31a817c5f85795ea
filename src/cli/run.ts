/**
 * One command from its words to its end: which verb, which options, what to print,
 * which exit code. It writes nothing itself.
 *
 * A verb of the store's is waited for; and one that asks a record is given the one
 * that the store holds, where a store is meant (see from-store.ts).
 */
import type { Dossier } from "../codec/dossier.ts";
import { suggestion } from "../core/nearest.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { familyHelp, programHelp, verbHelp } from "./help.ts";
import { commonOptions, readOptions } from "./options.ts";
import {
  type Answer,
  type Given,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export type Ended = {
  readonly code: 0 | 1 | 2 | 3 | 4;
  readonly out: string;
  readonly err: string;
};

export type Program = { readonly version: string; readonly verbs: readonly Verb[] };

/** Where the record comes from that a verb is asked about: a file, unless it is found in a store. */
export type Fetch = (given: Given, shell: Shell) => Promise<Result<Dossier | undefined, Trouble>>;

/** A command that asks no store, answered at once. */
export function runCommand(args: readonly string[], program: Program, shell: Shell): Ended {
  const begun = begin(args, program, shell);
  if ("code" in begun) return begun;
  const answer = begun.verb.run(begun.given, shell);
  if ("later" in answer) throw new Error(`\`${begun.verb.name}\` has to be waited for`);
  return ended(answer, begun, shell);
}

/** Any command. */
export async function runToEnd(
  args: readonly string[],
  { program, fetch }: { readonly program: Program; readonly fetch: Fetch },
  shell: Shell,
): Promise<Ended> {
  const begun = begin(args, program, shell);
  if ("code" in begun) return begun;
  const { verb, given } = begun;
  const stored = asksOfRecord(verb) ? await fetch(given, shell) : ok(undefined);
  if (!stored.ok) return troubled(stored.problem, verb);
  const knowing = stored.value === undefined ? shell : { ...shell, stored: stored.value };
  const answer = verb.run(given, knowing);
  return ended("later" in answer ? await answer.later() : answer, begun, shell);
}

type Begun = { readonly verb: Verb; readonly given: Given };

/** The verb and what it is given; or the end, where there is help to give or something to mend. */
function begin(args: readonly string[], program: Program, shell: Shell): Begun | Ended {
  const [first] = args;
  if (first === undefined || asksForHelp(first)) return helpOn(args.slice(1), program, shell);
  if (first === "--version") return done(`${program.version}\n`);
  if (args[1] !== undefined && asksForHelp(args[1]) && familyOf(first, program.verbs).length > 0) {
    return helpOn([first], program, shell);
  }
  const verb = verbOf(args, program.verbs);
  if (!verb.ok) return troubled(verb.problem);
  const rest = args.slice(verb.value.name.split(" ").length);
  return beginVerb(verb.value, rest, shell);
}

function beginVerb(verb: Verb, args: readonly string[], shell: Shell): Begun | Ended {
  const options = { ...verb.options, ...commonOptions };
  if (args.some((arg) => arg === "--help" || arg === "-h")) {
    return done(verbHelp(verb, options, shell.width));
  }
  const given = readOptions(args, options);
  if (!given.ok) return troubled(given.problem, verb);
  const wrong = wrongWords(verb, given.value.words);
  if (wrong !== undefined) return troubled({ kind: "usage", lines: [wrong] }, verb);
  return { verb, given: given.value };
}

/** Whether the verb asks a question of a record, as of a day. */
function asksOfRecord({ options }: Verb): boolean {
  return options.dossier !== undefined && options["as-of"] !== undefined;
}

function ended(answer: Result<Answer, Trouble>, { verb, given }: Begun, shell: Shell): Ended {
  if (!answer.ok) return troubled(answer.problem, verb);
  return answered(answer.value, given.flags, shell);
}

function answered(answer: Answer, flags: ReadonlySet<string>, shell: Shell): Ended {
  const out = flags.has("json")
    ? `${JSON.stringify(answer.json, undefined, 2)}\n`
    : answer.print(shell.width);
  return { code: flags.has("exit-code") && answer.inOrder === false ? 3 : 0, out, err: "" };
}

function helpOn(about: readonly string[], { verbs }: Program, shell: Shell): Ended {
  if (about.length === 0) return done(programHelp(verbs, shell.width));
  const [first = ""] = about;
  const family = about.length === 1 ? familyOf(first, verbs) : [];
  if (family.length > 0) return done(familyHelp(first, family, shell.width));
  const verb = verbOf(about, verbs);
  if (!verb.ok) return troubled(verb.problem);
  const options = { ...verb.value.options, ...commonOptions };
  return done(verbHelp(verb.value, options, shell.width));
}

function asksForHelp(word: string): boolean {
  return word === "help" || word === "--help" || word === "-h";
}

/** A verb may be of two words, and then both are needed. */
function verbOf(args: readonly string[], verbs: readonly Verb[]): Result<Verb, Trouble> {
  const [first = "", second = ""] = args;
  const verb = verbs.find(({ name }) => name === first || name === `${first} ${second}`);
  if (verb !== undefined) return ok(verb);
  const family = familyOf(first, verbs);
  if (family.length > 0) {
    const names = family.map(({ name }) => `\`${name}\``).join(" or ");
    return fail({ kind: "usage", lines: [`\`${first}\` needs a second word: ${names}`] });
  }
  const names = verbs.map(({ name }) => name);
  return wrongUsage(`there is no verb \`${first}\`${suggestion(first, names)}`);
}

/** The verbs of two words that begin with this one. */
function familyOf(first: string, verbs: readonly Verb[]): readonly Verb[] {
  return verbs.filter(({ name }) => name.startsWith(`${first} `));
}

function wrongWords(verb: Verb, words: readonly string[]): string | undefined {
  const missing = verb.words[words.length];
  if (missing !== undefined && missing.optional !== true)
    return `\`${verb.name}\` needs ${missing.name}: ${missing.what}`;
  const extra = words[verb.words.length];
  return extra === undefined ? undefined : `\`${extra}\` is one word too many for \`${verb.name}\``;
}

function troubled({ kind, lines }: Trouble, verb?: Verb): Ended {
  const advice =
    kind === "usage" ? [`try \`chancery ${verb === undefined ? "" : `${verb.name} `}--help\``] : [];
  const err = [...lines, ...advice].map((line) => `chancery: ${line}\n`).join("");
  return { code: codes[kind], out: "", err };
}

const codes = { usage: 2, input: 1, damaged: 4 } as const;

function done(out: string): Ended {
  return { code: 0, out, err: "" };
}
