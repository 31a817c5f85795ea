/**
 * What a case may ask of the record itself: entries, dates, who held what,
 * approaches, declared channels, and what was known when.
 */
import { z } from "zod";
import { encodeEntry } from "../src/codec/entry.ts";
import { day, ids } from "../src/codec/fields.ts";
import { allOf, byWhen, hadHappened } from "../src/core/book.ts";
import { standingOf } from "../src/core/channel.ts";
import { knownOn } from "../src/core/known.ts";
import { namesOf } from "../src/core/names.ts";
import { holdersOn, holdsAny } from "../src/core/office.ts";
import { leadershipChanges } from "../src/core/posture.ts";
import { accessBetween, declaredPaths } from "../src/core/reciprocity.ts";
import { wasBefore, wasBy, wasOn, wasWithin } from "../src/core/when.ts";
import { nameOf } from "./names.ts";
import { question, text, texts } from "./question.ts";
import { entryIn, instantOf } from "./scene.ts";

export const entries = question({
  on: z.strictObject({ entry: ids.entry }),
  says: {
    "on-record": z.enum(["holds", "superseded", "unknown"]),
    "superseded-by": text,
    reads: z.looseObject({}),
  },
  tell: ({ entry: id }, { setup }) => {
    const entry = setup.book.entries.get(id);
    const by = setup.book.supersededBy.get(id);
    const gone = by === undefined ? "unknown" : "superseded";
    return {
      "on-record": entry === undefined ? gone : "holds",
      "superseded-by": by,
      reads: entry && encodeEntry(entry),
    };
  },
});

const askDate = { before: wasBefore, by: wasBy, on: wasOn };

export const dates = question({
  on: z.strictObject({ entry: ids.entry, was: z.enum(["before", "by", "on"]), day }),
  says: { answer: z.enum(["yes", "no", "possible"]) },
  tell: ({ entry: id, was, day: asked }, { setup }) => {
    const when = setup.book.entries.get(id)?.when;
    return { answer: when === undefined ? "no date" : askDate[was](when, asked) };
  },
});

export const offices = question({
  on: z.strictObject({ office: ids.office }),
  says: { holders: texts, capacities: texts, heading: text },
  tell: ({ office }, { setup: { book, asOf } }) => {
    const held = holdersOn(book, office, asOf).filter((one) => one.held === "yes");
    return {
      holders: held.map(({ tenure }) => tenure.person),
      capacities: held.map(({ tenure }) => tenure.capacity),
      heading: namesOf(book, asOf).office(office),
    };
  },
});

export const standings = question({
  on: z.strictObject({ move: ids.entry }),
  says: { standing: text, records: texts },
  tell: ({ move }, scene) => {
    const { standing, records } = standingOf(entryIn(scene, "move", move), scene.setup);
    return { standing: standing ?? "undecided", records };
  },
});

/** Approaches toward these offices, or people who held one of them that day. */
export const approaches = question({
  on: z.strictObject({ toward: z.array(ids.office), from: day }),
  says: { all: texts, refused: texts, "otherwise-answered": texts },
  tell: ({ toward, from }, { setup }) => {
    const { book, asOf } = setup;
    const offices = new Set(toward);
    const found = allOf(book, "approach")
      .filter(({ when }) => when !== undefined && wasWithin(when, from, asOf) !== "no")
      .filter(
        ({ toward: who, when }) => holdsAny(book, who, { offices, day: when?.to ?? asOf }) !== "no",
      )
      .sort(byWhen);
    const refused = found.filter(({ answer }) => answer === "refused" || answer === "redirected");
    return {
      all: found.map(({ id }) => id),
      refused: refused.map(({ id }) => id),
      "otherwise-answered": found
        .filter((one) => !refused.includes(one))
        .map(({ id, answer }) => `${id}: ${answer}`),
    };
  },
});

const leader = z.strictObject({
  office: text,
  person: text,
  assumptions: texts,
  "probe-due": z.enum(["yes", "no"]),
});

export const leadership = question({
  on: z.strictObject({}).optional(),
  says: { changes: z.array(leader) },
  tell: (_, { setup }) => ({
    changes: leadershipChanges(setup).map(({ office, person, assumptions, probeDue }) => ({
      office,
      person,
      assumptions,
      "probe-due": probeDue ? "yes" : "no",
    })),
  }),
});

const path = z.strictObject({ conveyor: text, recipient: text, "declared-by": texts });

export const channels = question({
  on: z.strictObject({}).optional(),
  says: { declared: z.array(path) },
  tell: (_, { setup }) => ({
    declared: declaredPaths(setup).map(({ conveyor, recipient, declaredBy }) => ({
      conveyor: nameOf(conveyor),
      recipient: nameOf(recipient),
      "declared-by": declaredBy,
    })),
  }),
});

export const access = question({
  on: z.strictObject({ lower: text, higher: text, months: z.int().positive() }),
  says: { theirs: z.int(), ours: z.int(), "their-contacts": texts, "our-contacts": texts },
  tell: ({ lower, higher, months }, { setup }) => {
    const found = accessBetween({ lower, higher }, months, setup);
    return {
      theirs: found.theirs.length,
      ours: found.ours.length,
      "their-contacts": found.theirs,
      "our-contacts": found.ours,
    };
  },
});

const reference = new Set([
  "party",
  "office",
  "person",
  "tenure",
  "belief",
  "basket",
  "issue",
  "forum",
]);

/** What holds as known then and did not yet on an earlier day, of all that had happened by the day asked about. */
export const learned = question({
  on: z.strictObject({ since: text }),
  says: { entries: texts, issues: texts },
  tell: ({ since }, { entries: all, setup }) => {
    const before = new Set(knownOn(all, instantOf(since)).holding.map(({ id }) => id));
    const later = [...setup.book.entries.values()]
      .filter(({ id }) => !before.has(id))
      .filter((entry) => hadHappened(entry, setup.asOf) !== "no")
      .sort(byWhen);
    return {
      entries: later.filter(({ kind }) => !reference.has(kind)).map(({ id }) => id),
      issues: later.flatMap((entry) => (entry.kind === "issue" ? [entry.issue] : [])),
    };
  },
});
