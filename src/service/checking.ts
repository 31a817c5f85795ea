/**
 * Looking new entries through before they are entered: the same problems, the marks they would
 * bear, and the contacts on record that a new one may be another account of.
 *
 * Nothing is written, and nothing is looked at that the writer may not read.
 */
import type { CheckedOutput } from "../codec/output-api-record.ts";
import { dayOf } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import type { Policy } from "../core/policy.ts";
import { ok, type Result } from "../core/result.ts";
import { likeOnRecord } from "../core/same-contact.ts";
import { viewContactRow } from "./contact-row.ts";
import { readRecord } from "./desk.ts";
import { type Asking, decideEntries, type NotEntered } from "./entering.ts";
import { openLens } from "./lens.ts";
import type { Readable } from "./reading-room.ts";

const mostLike = 3;

export function checkEntries(
  asking: Asking,
  policy: Policy | undefined,
  dossier: Readable,
): Result<CheckedOutput, NotEntered> {
  const decided = decideEntries(asking, dossier);
  if (!decided.ok) return decided;
  const added = decided.value;
  return ok({
    entries: added.map(({ kind, mark }) => ({ kind, mark: portionOf(mark) })),
    like: likeAmong(added, { asking, policy, dossier }),
  });
}

type On = {
  readonly asking: Asking;
  readonly policy: Policy | undefined;
  readonly dossier: Readable;
};

/** The record is folded with what would be new, whose people may be new as well. */
function likeAmong(added: readonly Entry[], { asking, policy, dossier }: On) {
  const contacts = added.filter((entry) => entry.kind === "contact");
  const fresh = contacts.filter(({ supersedes }) => supersedes === undefined);
  if (fresh.length === 0) return [];
  const { header, entries } = dossier;
  const { now, writer } = asking;
  const reading = readRecord({ header, entries: [...entries, ...added] }, now);
  const lens = openLens(reading, dayOf(now), { policy, clearance: writer.clearance });
  const own = new Set(added.map(({ id }) => id));
  return fresh
    .flatMap((contact) => likeOnRecord(contact, reading.book))
    .filter(({ id }) => !own.has(id))
    .slice(0, mostLike)
    .map((contact) => viewContactRow(contact, lens));
}
