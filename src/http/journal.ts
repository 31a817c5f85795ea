/**
 * The journal as its reader may verify it, and word of what comes in.
 */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Grant } from "../access/reader.ts";
import {
  checkpointsOutput,
  journalOutput,
  leavesOutput,
  readersOutput,
} from "../codec/output-api-people.ts";
import { fail, ok } from "../core/result.ts";
import { receiptOf, viewCheckpoints, viewJournal, viewLeaves } from "../service/mark-journal.ts";
import { viewReaders } from "../service/readers.ts";
import { partQuery } from "./master.ts";
import { type Asked, operation } from "./operation.ts";
import { nothingThere } from "./problem.ts";
import { eventStream, type Sender, streamOf } from "./stream.ts";

export const journalOperations = [
  operation({
    method: "get",
    path: "/journal",
    tag: "Journal",
    summary: "The trees of the marks one may read, each with its last checkpoint",
    act: "read",
    answer: journalOutput,
    run: async ({ dossier, house }) => ok({ body: await viewJournal(dossier, house.store) }),
  }),
  operation({
    method: "get",
    path: "/journal/leaves",
    tag: "Journal",
    summary: "Leaves of a tree, to be hashed by whoever verifies it",
    act: "read",
    query: z.strictObject({ mark: z.string(), ...partQuery }),
    answer: leavesOutput,
    run: async ({ dossier, house, query: { mark, from = 0, limit = 1000 } }) => {
      const body = await viewLeaves({ mark, from, limit }, dossier, house.store);
      return body === undefined ? fail(nothingThere) : ok({ body });
    },
  }),
  operation({
    method: "get",
    path: "/journal/checkpoints",
    tag: "Journal",
    summary: "Checkpoints of a tree by size, between which a change is placed",
    act: "read",
    query: z.strictObject({ mark: z.string(), ...partQuery }),
    answer: checkpointsOutput,
    run: async ({ dossier, house, query: { mark, from = 0, limit = 1000 } }) => {
      const body = await viewCheckpoints({ mark, from, limit }, dossier, house.store);
      return body === undefined ? fail(nothingThere) : ok({ body });
    },
  }),
  operation({
    method: "get",
    path: "/entries/{id}/receipt",
    tag: "Journal",
    summary: "The receipt of an entry (C2SP tlog-proof)",
    act: "read",
    answer: "text/plain; charset=utf-8",
    run: async ({ dossier, house, params }) => {
      const text = await receiptOf(params.id ?? "", dossier, house.store);
      if (text === undefined) return fail(nothingThere);
      return ok({ text, type: "text/plain; charset=utf-8" });
    },
  }),
  operation({
    method: "get",
    path: "/readers",
    tag: "People",
    summary: "Who reads this dossier, cleared for what, with which roles",
    act: "audit",
    answer: readersOutput,
    run: async ({ dossier, house }) =>
      ok({ body: await viewReaders(dossier.header.dossier, house.store) }),
  }),
  operation({
    method: "get",
    path: "/changes",
    tag: "Journal",
    summary: "What comes in, as it comes in (server-sent events)",
    act: "read",
    answer: eventStream,
    run: async (asked) => {
      const signals = [asked.signal, ...(asked.house.closing ? [asked.house.closing] : [])];
      const stream = streamOf(AbortSignal.any(signals), (sender, gone) =>
        tellChanges(asked, sender, gone),
      );
      return ok({ stream, type: eventStream });
    },
  }),
];

/** How often it is looked whether there is more, and whether the one who listens still may. */
const everyMillis = 500;
/** After so many looks without news a line goes out, so that nobody in between hangs up. */
const quietLooks = 30;

/**
 * Tells of growth of the readable trees. The id of an event is the tag of what its reader may
 * read, so it holds nothing of anybody else's; who reads again from it hears what came since.
 */
async function tellChanges(
  asked: Asked<unknown, unknown>,
  { send, note }: Sender,
  gone: AbortSignal,
): Promise<void> {
  const { house, reader, again } = asked;
  const id = asked.dossier.header.dossier;
  let known = asked.headers.get("last-event-id") ?? asked.dossier.tag;
  send("ready", { tag: known }, known);
  for (let looks = 1; !gone.aborted; looks++) {
    const now = await again();
    if (now === undefined || !isAlike(now, reader)) {
      return send("ended", { why: "what you may read has changed, or you are signed out" });
    }
    const dossier = await house.room.open(id, reader.clearance);
    if (dossier !== undefined && dossier.tag !== known) {
      const entries = (dossier.since(known) ?? []).map((one) => ({ id: one.id, kind: one.kind }));
      known = dossier.tag;
      send("growth", { tag: known, sizes: Object.fromEntries(dossier.sizes), entries }, known);
    } else if (looks % quietLooks === 0) note();
    await pause(everyMillis, undefined, { signal: gone }).catch(() => undefined); // they went
  }
}

function isAlike(one: Grant, other: Grant): boolean {
  const held = ({ roles, clearance }: Grant) => JSON.stringify([roles, clearance]);
  return held(one) === held(other);
}
