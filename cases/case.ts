/**
 * A case as an expert writes it: a record, a policy, two dates, and what must be
 * said of each thing asked. See README.md beside this file.
 */
import { z } from "zod";
import { readEntry } from "../src/codec/entry.ts";
import { printPath, readBy } from "../src/codec/explain.ts";
import { day } from "../src/codec/fields.ts";
import { readYaml } from "../src/codec/policy-yaml.ts";
import { endOfDay } from "../src/core/day.ts";
import type { Entry } from "../src/core/entry.ts";
import { parseWhen } from "../src/core/when.ts";
import { type Told, text } from "./question.ts";
import { questions } from "./questions.ts";

export type Asked = {
  /** The kind of question, as the case names it. */
  readonly kind: string;
  readonly title?: string | undefined;
  readonly policy?: string | undefined;
  readonly "as-of"?: string | undefined;
  readonly "known-on"?: string | undefined;
  readonly on?: unknown;
  readonly says: Told;
};

export type Case = {
  readonly title: string;
  readonly source: readonly string[];
  readonly note?: string | undefined;
  readonly dossier: string;
  readonly policies: readonly string[];
  readonly "as-of": string;
  readonly "known-on": string;
  readonly additions: readonly Entry[];
  readonly asked: readonly Asked[];
};

const view = { policy: text.optional(), "as-of": day.optional(), "known-on": text.optional() };

const asked = Object.fromEntries(
  Object.entries(questions).map(([kind, { on, says }]) => [
    kind,
    z.array(z.strictObject({ title: text.optional(), ...view, on, says })).optional(),
  ]),
);

const caseForm = z.strictObject({
  title: text,
  source: z.array(text).min(1, { error: "is empty; say where the case is from" }),
  note: text.optional(),
  dossier: text,
  policies: z.array(text).min(1, { error: "is empty; name a policy" }),
  "as-of": day,
  "known-on": text,
  additions: z.array(z.looseObject({})).default([]),
  ...asked,
});

/** Reads a case; throws with every problem on a line of its own. */
export function parseCase(yaml: string, file: string): Case {
  const written = readYaml(yaml);
  if (!written.ok) {
    throw new Error(
      written.problem.map(({ place, message }) => `${file}:${place.line}: ${message}`).join("\n"),
    );
  }
  const read = readBy(caseForm, written.value.value);
  if (!read.ok) {
    const lines = read.problem.map(({ path, message, about }) => {
      const { line } = written.value.placeOf(path, about);
      return `${file}:${line}: \`${printPath(path)}\` ${message}`;
    });
    throw new Error(lines.join("\n"));
  }
  const { additions, title, source, note, dossier, policies, ...rest } = read.value;
  const at = (path: (string | number)[]) => written.value.placeOf(path, "value").line;
  const all = Object.keys(questions).flatMap((kind) =>
    (((rest as Record<string, unknown>)[kind] as Omit<Asked, "kind">[] | undefined) ?? []).map(
      (one) => ({ ...one, kind }),
    ),
  );
  if (all.length === 0) throw new Error(`${file}: asks nothing; ask at least one question`);
  return {
    title,
    source,
    note,
    dossier,
    policies,
    "as-of": rest["as-of"],
    "known-on": rest["known-on"],
    additions: additions.map((entry, index) =>
      addition(entry, `${file}:${at(["additions", index])}`),
    ),
    asked: all,
  };
}

/** What the dossier lacks: it names its source, says that it was added, and is known at once unless it says when. */
function addition(wire: Readonly<Record<string, unknown>>, place: string): Entry {
  const { note, sources, when, recorded } = wire;
  if (typeof note !== "string" || !note.startsWith("Added for this case")) {
    throw new Error(`${place}: the note of an addition begins with \`Added for this case from\``);
  }
  if (!Array.isArray(sources) || sources.length === 0) {
    throw new Error(`${place}: an addition names its source`);
  }
  const entry = readEntry({ mark: "S", ...wire, recorded: recorded ?? recordedWith(when, place) });
  if (entry.ok) return entry.value;
  const problems = entry.problem.map(({ path, message }) => `\`${printPath(path)}\` ${message}`);
  throw new Error(`${place}: ${problems.join("; ")}`);
}

function recordedWith(when: unknown, place: string) {
  const parsed = parseWhen(String(when));
  const last = parsed.ok ? parsed.value.to : undefined;
  if (last === undefined) throw new Error(`${place}: say when it was recorded`);
  return { at: endOfDay(last), by: "the case" };
}
