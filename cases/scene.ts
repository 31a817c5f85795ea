/**
 * A scene: a record and a policy on two dates, ready to be asked.
 */
import { readFileSync } from "node:fs";
import { parseDossier, sayDossierProblem } from "../src/codec/dossier.ts";
import { parsePolicy, sayPolicyProblem } from "../src/codec/policy.ts";
import { openBook } from "../src/core/book.ts";
import { incoherences } from "../src/core/coherence.ts";
import {
  type Day,
  endOfDay,
  type Instant,
  lastDay,
  parseDay,
  parseInstant,
} from "../src/core/day.ts";
import type { Entry, EntryOf, Kind } from "../src/core/entry.ts";
import { setUp } from "../src/core/gate.ts";
import type { EntryId } from "../src/core/id.ts";
import { sayIncoherence } from "../src/core/incoherence.ts";
import { knownOn } from "../src/core/known.ts";
import type { Regime } from "../src/core/mark.ts";
import type { Policy } from "../src/core/policy.ts";
import type { Setup } from "../src/core/setup.ts";

export type Scene = {
  /** The whole record with the additions of the case, whenever known. */
  readonly entries: readonly Entry[];
  readonly regime: Regime;
  readonly knownOn: Instant;
  readonly setup: Setup;
  /** All policies that a case can name, by id. */
  readonly policies: ReadonlyMap<string, Policy>;
};

export type Record = { readonly entries: readonly Entry[]; readonly regime: Regime };

/** Knowing all that is ever recorded. */
export const today = endOfDay(lastDay);

const dossiers = new Map<string, Record>();

/** A shipped dossier with what a case adds to it; throws where the two do not hang together. */
export function recordOf(dossier: string, additions: readonly Entry[]): Record {
  const { entries, regime } = dossiers.get(dossier) ?? readDossier(dossier);
  const problems = incoherences({ added: additions, before: entries, regime });
  if (problems.length > 0) throw new Error(problems.map(sayIncoherence).join("; "));
  return { entries: [...entries, ...additions], regime };
}

export function sceneOf(
  record: Record,
  view: { readonly policy: Policy; readonly asOf: Day; readonly knownOn: Instant },
): Scene {
  const book = openBook(knownOn(record.entries, view.knownOn), record.regime);
  const setup = setUp(book, view.policy, view.asOf);
  return { ...record, knownOn: view.knownOn, setup, policies };
}

/** The packs, and the policies that cases bring with them. */
export const policies: ReadonlyMap<string, Policy> = new Map(
  [
    "packs/clark-1983-per-issue.yaml",
    "packs/clark-1983-relationship.yaml",
    "packs/nato-russia-2014.yaml",
    "packs/eu-article-50-2017.yaml",
    "packs/eu-enlargement-benchmarks.yaml",
    "packs/cone-of-silence.yaml",
    "packs/eu-transparency-2024.yaml",
    "cases/packs/reagan-1983-04.yaml",
  ].map((path) => {
    const policy = parsePolicy(readFileSync(path, "utf8"), path);
    if (!policy.ok) throw new Error(policy.problem.map(sayPolicyProblem).join("\n"));
    return [policy.value.id, policy.value];
  }),
);

export function policyNamed(id: string): Policy {
  const policy = policies.get(id);
  if (policy !== undefined) return policy;
  throw new Error(`there is no policy \`${id}\`; there is ${[...policies.keys()].join(", ")}`);
}

/** An entry that holds in the scene, of the kind expected. */
export function entryIn<K extends Kind>(scene: Scene, kind: K, id: string): EntryOf<K> {
  const entry = scene.setup.book.entries.get(id as EntryId);
  if (entry?.kind === kind) return entry as EntryOf<K>;
  throw new Error(
    entry === undefined
      ? `no \`${id}\` is on record as known then`
      : `\`${id}\` is a ${entry.kind} and no ${kind}`,
  );
}

/** `today`, a day (to its end) or an instant. */
export function instantOf(text: string): Instant {
  if (text === "today") return today;
  const day = parseDay(text);
  if (day.ok) return endOfDay(day.value);
  const instant = parseInstant(text);
  if (instant.ok) return instant.value;
  throw new Error(`known-on: ${instant.problem}; write a day, an instant or \`today\``);
}

function readDossier(id: string): Record {
  const path = `examples/${id}/dossier.jsonl`;
  const dossier = parseDossier(readFileSync(path, "utf8"));
  if (!dossier.ok) {
    throw new Error(dossier.problem.map((one) => sayDossierProblem(path, one)).join("\n"));
  }
  const record = { entries: dossier.value.entries, regime: dossier.value.header.regime };
  dossiers.set(id, record);
  return record;
}
