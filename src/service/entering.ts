/**
 * Entering: new entries of a writer, looked through beside what that writer may read and entered
 * under the marks that the writer may write.
 *
 * What a newcomer would get wrong: nothing here looks at what the writer may not read, so that a
 * name that is hidden and one that never was are refused alike, and what is hidden never keeps
 * anything from being entered. Ids, times and the writer's account are given here, never taken.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../codec/canonical.ts";
import type { EnteredOutput } from "../codec/output-api-record.ts";
import { incoherences } from "../core/coherence.ts";
import type { Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { sayIncoherence } from "../core/incoherence.ts";
import type { Path } from "../core/reference.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { openJournal } from "../store/journal.ts";
import type { AppendProblem, Receipt } from "../store/journal-types.ts";
import { signHeads } from "../store/signing.ts";
import { draftEntries } from "./drafting.ts";
import { draftsOf } from "./keep.ts";
import { policyEntryProblems } from "./policy-entries.ts";
import { type Readable, tagOf } from "./reading-room.ts";
import type { Store } from "./store.ts";
import { dominatesUnder } from "./stored.ts";
import { dutyProblems, markProblems, releasedAlone, type Writer } from "./writing.ts";

export type Asking = {
  /** Entries in their wire form, without `recorded`; an `id` is a name within this asking alone. */
  readonly entries: readonly unknown[];
  readonly key: string;
  readonly writer: Writer;
  readonly now: Instant;
};

/** What is wrong with which field, or what is not among the writer's duties. */
export type NotDecided = {
  readonly kind: "fields" | "duty";
  readonly problems: readonly EnteringProblem[];
};
/** Why nothing was entered. */
export type NotEntered = NotDecided | { readonly kind: "stale" } | { readonly kind: "key reused" };
export type EnteringProblem = { readonly path: Path; readonly message: string };

export type Decided = {
  readonly entries: readonly Entry[];
  readonly departures: EnteredOutput["departures"];
};

type There = { readonly dossier: Readable; readonly store: Store };

/** Looks entries through and gives them ids and times; nothing is written. */
export function decideEntries(
  { entries, key, writer, now }: Asking,
  dossier: Readable,
  /** Releases are entered by their own operations and by no other. */
  releasing = false,
): Result<readonly Entry[], NotDecided> {
  const idAt = (nth: number) => idFor({ key, writer, dossier: dossier.header.dossier, nth });
  const recorded = { at: now, by: writer.account };
  const drafted = draftEntries(entries, { idAt, recorded, dossier });
  if (!drafted.ok) return fail({ kind: "fields", problems: drafted.problem });
  const added = drafted.value;
  const marks = markProblems(added, writer, dossier);
  if (marks.length > 0) return fail({ kind: "fields", problems: marks });
  const wrong = incoherences({ added, before: dossier.entries, regime: dossier.header.regime });
  if (wrong.length > 0) {
    const places = new Map(added.map(({ id }, at) => [id, at]));
    const problems = wrong.slice(0, mostProblems).map((one) => ({
      path: ["entries", places.get(one.entry) ?? 0, ...one.path],
      message: sayIncoherence(one),
    }));
    return fail({ kind: "fields", problems });
  }
  const policies = policyEntryProblems(added, dossier);
  if (policies.length > 0) return fail({ kind: "fields", problems: policies });
  const duties = [
    ...(releasing ? [] : releasedAlone(added)),
    ...dutyProblems(added, writer, dossier),
  ];
  return duties.length > 0 ? fail({ kind: "duty", problems: duties }) : ok(added);
}

const mostProblems = 20;

/** What was said when the key was first used; undefined where it is new to this reader. */
export async function askedBefore(
  asking: Asking,
  { dossier, store }: There,
): Promise<Result<EnteredOutput, NotEntered> | undefined> {
  const { header, entries, excised } = dossier;
  const first = idFor({ ...asking, dossier: header.dossier, nth: 0 });
  if (!excised.has(first) && !entries.some(({ id }) => id === first)) return undefined;
  const said = await openJournal(store.database, dominatesUnder(header.regime)).append({
    dossier: header.dossier,
    entries: [],
    write: [],
    key: keyOf(asking),
    asked: fingerprint(asking),
  });
  return said.ok ? ok(outputOf(said.value)) : fail(notEntered(said.problem));
}

/** What was asked, by whom with which clearance: what was said then is not said to one cleared for less. */
function fingerprint({ entries, writer: { clearance } }: Asking): string {
  return canonicalJson({ entries, clearance: { ...clearance } });
}

/** Enters what was decided, if what it rests on has not grown meanwhile; once to a key. */
export async function enterDecided(
  { entries, departures }: Decided,
  asking: Asking,
  { dossier, store }: There,
): Promise<Result<EnteredOutput, NotEntered>> {
  const { header } = dossier;
  const kinds = entries.map(({ kind }) => kind);
  const said: Said = { kinds, departures, sizes: [...dossier.sizes] };
  const drafts = draftsOf(entries, header);
  const write = [...new Set(drafts.map(({ mark }) => mark))];
  const expected = new Map(dossier.sizes);
  for (const mark of write) expected.set(mark, expected.get(mark) ?? 0);
  const answer = await openJournal(store.database, dominatesUnder(header.regime)).append({
    dossier: header.dossier,
    entries: drafts,
    write,
    key: keyOf(asking),
    asked: fingerprint(asking),
    said: JSON.stringify(said),
    expected,
  });
  if (!answer.ok) return fail(notEntered(answer.problem));
  if (!answer.value.repeated) {
    await signHeads(store.database, header.dossier, [store.keys.signer], write);
  }
  return ok(outputOf(answer.value));
}

/** What goes with the receipt, so that the same is said word for word when the same is asked again. */
type Said = {
  readonly kinds: readonly string[];
  readonly departures: EnteredOutput["departures"];
  /** Of the readable trees as the writer found them. */
  readonly sizes: readonly (readonly [string, number])[];
};

function outputOf(receipt: Receipt): EnteredOutput {
  const said: Said = JSON.parse(receipt.said ?? "");
  const sizes = new Map(said.sizes);
  for (const { mark, position } of receipt.entries) sizes.set(mark, position + 1);
  const entries = receipt.entries.map(({ id, mark, position, recorded }, nth) => ({
    id,
    kind: said.kinds[nth] ?? "",
    mark,
    position,
    recorded,
  }));
  return { entries, tag: tagOf(sizes), departures: said.departures };
}

/** A key is its account's own: two people may hit on the same. */
function keyOf({ writer, key }: Pick<Asking, "writer" | "key">): string {
  return `${encodeURIComponent(writer.account)} ${key}`;
}

function notEntered(problem: AppendProblem): NotEntered {
  if (problem.kind === "stale") return { kind: "stale" };
  if (problem.kind === "key-reused") return { kind: "key reused" };
  if (problem.kind === "not-an-entry") {
    return { kind: "fields", problems: [{ path: ["entries"], message: problem.detail }] };
  }
  throw new Error(`an append that was looked through was refused: ${problem.kind}`);
}

/** The same asking gives the same ids, and nobody else's asking gives them. */
function idFor({ dossier, writer, key, nth }: Pick<Asking, "writer" | "key"> & Nth): EntryId {
  const told = canonicalJson({ dossier, account: writer.account, key, nth });
  return `e-${createHash("sha256").update(told).digest("hex").slice(0, 32)}` as EntryId;
}

type Nth = { readonly dossier: string; readonly nth: number };
