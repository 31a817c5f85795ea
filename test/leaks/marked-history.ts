/**
 * Histories of the harbour in which everything is done under a mark: contacts, moves, findings,
 * posts, people and issues newly known, papers, proposals and what was decided, corrections.
 *
 * Half of them hang together, so that nothing rests above its own mark; in the others an entry may
 * rest on one that its readers may not see, as in a record that came from elsewhere.
 */
import fc from "fast-check";
import type { Entry } from "../../src/core/entry.ts";
import { type Act, anyHistory, entriesOf } from "../any-harbour.ts";
import {
  aDetermination,
  anAsk,
  anEntry,
  anEvent,
  aPerson,
  aProposal,
  aTenure,
  aWithdrawal,
  issueState,
} from "../build.ts";
import { issueIds } from "../harbour.ts";
import { withLiftedMarks } from "../lifted-marks.ts";
import { anyReach, markText, scheme, six } from "./six-readers.ts";

const closeNames = ["mareck", "nadia", "Pavel Home", "oskars", "inez", "Berth Desks"];
const closeIssues = ["berth-fee", "dredgings", "crane-hour", "pilot", "towage"];

const anyExtra = fc.record({
  extra: fc.constantFrom(
    "person",
    "office",
    "issue",
    "tenure",
    "event",
    "proposal",
    "decision",
    "near",
    "correction",
    "correction",
    "withdrawal",
    "document",
  ),
  pick: fc.nat(),
});
type Extra = typeof anyExtra extends fc.Arbitrary<infer T> ? T : never;

export type MarkedHistory = {
  /** In the order in which they were recorded, an hour apart. */
  readonly entries: readonly Entry[];
  /** Which of the six reads. */
  readonly reader: number;
  /** Which questions the reader asks. */
  readonly choice: number;
};

export const anyMarkedHistory: fc.Arbitrary<MarkedHistory> = fc
  .record({
    acts: anyHistory,
    extras: fc.array(anyExtra, { maxLength: 8, size: "max" }),
    marks: fc.array(anyReach, { minLength: 4, maxLength: 20, size: "max" }),
    reader: fc.nat({ max: six.length - 2 }),
    coherent: fc.boolean(),
    choice: fc.nat({ max: 1000 }),
  })
  .map(({ acts, extras, marks, coherent, ...reading }) => {
    const plain = recorded([...entriesOf(acts as readonly Act[]), ...extras.flatMap(extraOf)]);
    const marked = corrected(plain, extras).map((entry, at) => ({
      ...entry,
      mark: markAt(entry.id, at, marks.map(markText)),
    }));
    return { ...reading, entries: coherent ? withLiftedMarks(marked, scheme) : marked };
  });

/** What one act leaves stands under one mark, most of the time. */
function markAt(id: string, at: number, marks: readonly string[]): Entry["mark"] {
  const act = Number(/^a(\d+)\./.exec(id)?.[1] ?? at);
  const text = marks[(at % 7 === 6 ? at : act) % marks.length] ?? "";
  const [level = "", ...captions] = text.split("; ");
  return { level, captions };
}

function extraOf({ extra, pick }: Extra, at: number): readonly Entry[] {
  const name = closeNames[pick % closeNames.length] ?? "";
  const issue = issueIds[pick % issueIds.length] ?? "";
  const id = `x${at}.${extra}`;
  const party = pick % 2 === 0 ? "line" : "port";
  switch (extra) {
    case "person":
      return [{ ...aPerson(`new-${at}`, party), name }];
    case "office":
      return [anEntry("office", id, { office: `${party}/new-${at}`, party, name })];
    case "issue": {
      const close = closeIssues[pick % closeIssues.length] ?? "";
      return [anEntry("issue", id, { issue: `${close}-${at}`, title: close, basket: "money" })];
    }
    case "tenure":
      return [aTenure("mona", "port/director", { id, level: "director", capacity: "acting" })];
    case "event":
      return [{ ...anEvent("crisis", "1991-04-01"), id: id as Entry["id"] }];
    case "proposal":
      return [aProposal(id, [anAsk("talk")], { when: "1991-05-01" })];
    case "decision":
      return [
        aProposal(`${id}.of`, [anAsk("talk")], { when: "1991-05-01" }),
        anEntry("decision", id, {
          when: "1991-05-09",
          proposal: `${id}.of`,
          ask: "talk",
          by: { office: "port/chair" },
          verdict: "approved",
          words: id,
          reason: id,
        }),
      ];
    case "near":
      return [aDetermination(id, issueState(issue), { when: "1991-05-02" })];
    case "document":
      return [
        anEntry("document", id, {
          genre: "note",
          title: name,
          paragraphs: [{ number: "¶1", text: `${name} ${issue}` }],
        }),
      ];
    case "correction":
    case "withdrawal":
      return [];
  }
}

function recorded(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry, at) => {
    const day = String(1 + (Math.floor(at / 24) % 28)).padStart(2, "0");
    const hour = String(at % 24).padStart(2, "0");
    const recordedAt = `1991-06-${day}T${hour}:00:00.000Z`;
    return { ...entry, recorded: { at: recordedAt as never, by: "clerk" } };
  });
}

/** Corrections and withdrawals of what is there, of any mark and under any mark. */
function corrected(plain: readonly Entry[], extras: readonly Extra[]): readonly Entry[] {
  const open = plain.filter(({ kind }) => ["contact", "move", "person", "issue"].includes(kind));
  const more = extras.flatMap(({ extra, pick }, at): readonly Entry[] => {
    if (extra !== "correction" && extra !== "withdrawal") return [];
    const [target] = open.splice(pick % Math.max(1, open.length), 1);
    if (target === undefined) return [];
    const id = `x${at}.${extra}` as Entry["id"];
    if (extra === "withdrawal") return [{ ...aWithdrawal(target.id, "1991-06-29"), id }];
    const supersedes = { entry: target.id, reason: "misread" };
    return [{ ...target, id, note: "corrected", supersedes }];
  });
  return [...plain, ...more.map((entry, at) => ({ ...entry, recorded: lateBy(at) }))];
}

const lateBy = (at: number) => ({ at: `1991-06-29T${10 + at}:00:00.000Z` as never, by: "clerk" });
