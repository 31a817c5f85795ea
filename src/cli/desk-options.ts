/**
 * The options that say what a question is asked of: which record and policy, as of
 * which day, with what was known by when.
 */
import type { Dossier } from "../codec/dossier.ts";
import { type Day, dayOf, endOfDay, type Instant, parseDay, parseInstant } from "../core/day.ts";
import { ok, type Result } from "../core/result.ts";
import { type Desk, openDesk, type Reading, readRecord } from "../service/desk.ts";
import { type DeskProblem, sayProblem } from "../service/problem.ts";
import { registeredPolicy } from "../service/registered.ts";
import { takeDossier, takePolicy } from "../service/shelf.ts";
import { badInput, type Given, type Options, one, type Shell, type Trouble } from "./verb.ts";

export const deskOptions: Options = {
  dossier: {
    value: "FILE|ID",
    what: "The record: a file, or the id of one in the store or of a shipped one. Without it, the one shipped that is not made up",
  },
  data: {
    value: "DIR",
    what: "The data folder whose store holds the record. Without it, the usual one, where it has that record",
  },
  policy: {
    value: "FILE|ID",
    what: "The contact policy: a file, or the id of a shipped one or of one registered in the record. Needed where several rest on the record",
  },
  "as-of": { value: "DATE", what: "The day in the world that is asked about. Without it, today" },
  "known-on": {
    value: "DATE",
    what: "Only what had been recorded by the end of that day (UTC), or by an instant. Without it, today",
  },
};

export function deskFrom(given: Given, shell: Shell): Result<Desk, Trouble> {
  const dates = datesFrom(given, shell);
  if (!dates.ok) return dates;
  const dossier = recordFrom(given, shell);
  if (!dossier.ok) return troubled(dossier.problem);
  const about = { cwd: shell.cwd, dossier: dossier.value };
  const name = one(given, "policy");
  const held = registeredPolicy(dossier.value.entries, name);
  const policy = held === undefined ? takePolicy(name, about) : ok(held);
  if (!policy.ok) return troubled(policy.problem);
  const { asOf, knownOn } = dates.value;
  return ok(openDesk(readRecord(dossier.value, knownOn), policy.value, asOf));
}

/** The record alone, for verbs that apply no policy. */
export function readingFrom(
  given: Given,
  shell: Shell,
): Result<{ readonly reading: Reading; readonly asOf: Day }, Trouble> {
  const dates = datesFrom(given, shell);
  if (!dates.ok) return dates;
  const dossier = recordFrom(given, shell);
  if (!dossier.ok) return troubled(dossier.problem);
  const { asOf, knownOn } = dates.value;
  return ok({ reading: readRecord(dossier.value, knownOn), asOf });
}

function recordFrom(given: Given, shell: Shell): Result<Dossier, DeskProblem> {
  return shell.stored === undefined
    ? takeDossier(one(given, "dossier"), shell.cwd)
    : ok(shell.stored);
}

export function troubled(problem: DeskProblem): { readonly ok: false; readonly problem: Trouble } {
  const kind = problem.kind === "none named" ? "usage" : "input";
  return { ok: false, problem: { kind, lines: sayProblem(problem) } };
}

type Dates = { readonly asOf: Day; readonly knownOn: Instant };

export function datesFrom(given: Given, shell: Shell): Result<Dates, Trouble> {
  const asOf = one(given, "as-of");
  const day = asOf === undefined ? ok(dayOf(shell.now)) : parseDay(asOf);
  if (!day.ok) return badInput(`--as-of: ${day.problem}`);
  const knownOn = one(given, "known-on");
  const instant = instantFrom(knownOn ?? dayOf(shell.now));
  if (!instant.ok) return badInput(`--known-on: ${instant.problem}`);
  return ok({ asOf: day.value, knownOn: instant.value });
}

/** A day stands for all of it: what was recorded by its end was known on it. */
function instantFrom(text: string): Result<Instant, string> {
  if (text.includes("T")) return parseInstant(text);
  const day = parseDay(text);
  return day.ok ? ok(endOfDay(day.value)) : day;
}
