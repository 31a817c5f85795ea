/**
 * Histories of the harbour: generated runs of talks, moves, findings, words taken
 * back, and posts held for a while, on days that may be uncertain.
 *
 * A day is generated with how well it is known: `told` is what the record says of it
 * and `true` the day itself, which lies within. So the same history can be recorded
 * as it is known and as it was.
 */
import fc from "fast-check";
import { type Day, daysLater } from "../src/core/day.ts";
import type { Entry } from "../src/core/entry.ts";
import {
  aConcession,
  aContact,
  aDetermination,
  aMove,
  anAssessment,
  anEntry,
  aStanding,
  aTenure,
  concession,
  day,
  issueState,
  who,
} from "./build.ts";
import { issueIds } from "./harbour.ts";

/** Larger campaigns: set CHANCERY_RECORDS. */
export const runs = (usual: number): number => {
  const wanted = Number(process.env.CHANCERY_RECORDS ?? "");
  return wanted > 0 ? wanted : usual;
};

export type Dated = { readonly told: string; readonly true: string };

const dayNumber = (count: number): string => daysLater(day("1991-01-01"), count) as Day;

export const anyDay: fc.Arbitrary<string> = fc.integer({ min: 0, max: 330 }).map(dayNumber);

/** Mostly certain; else a month, some days between two others, or about a day. */
export const anyDated: fc.Arbitrary<Dated> = fc
  .tuple(fc.integer({ min: 20, max: 330 }), fc.nat(20), fc.nat(20), fc.nat(9))
  .map(([count, before, after, how]) => {
    const text = dayNumber(count);
    if (how < 6) return { told: text, true: text };
    if (how === 6) return { told: text.slice(0, 7), true: text };
    if (how === 7)
      return { told: `${dayNumber(count - before)}/${dayNumber(count + after)}`, true: text };
    return { told: `${dayNumber(count + (after % 15))}${how === 8 ? "~" : "?"}`, true: text };
  });

/** Half of the time one of two, so that histories come to something. */
const anyIssue = fc.oneof(fc.constantFrom("berth-fees", "dredging"), fc.constantFrom(...issueIds));
const people = {
  ours: ["ines", "ines", "ines", "jonas", "kaja", "lars"],
  theirs: ["marek", "marek", "marek", "nadja", "pavel", "lukas"],
} as const;

/** One thing that happens; the entries it leaves are those of `entriesOf`. */
const anyAct = fc.oneof(
  fc.record({
    act: fc.constant("move" as const),
    issue: anyIssue,
    on: anyDated,
    by: fc.constantFrom("contact", "contact", "contact", "contact", "approach", "nothing"),
    ours: fc.constantFrom(...people.ours),
    theirs: fc.constantFrom(...people.theirs),
    assessed: fc.constantFrom(undefined, "tonal", "partial", "meaningful", "decisive"),
    found: fc.constantFrom(undefined, "yes", "yes", "yes", "no"),
    foundOn: anyDated,
    finder: fc.constantFrom(
      "port/director",
      "port/director",
      "port/chair",
      "ines",
      "lars",
      "port/agent",
    ),
  }),
  fc.record({
    act: fc.constant("word" as const),
    of: fc.nat(),
    on: anyDated,
    says: fc.constantFrom("confirmed", "disowned", "retracted", "no concession", "concession"),
  }),
  fc.record({
    act: fc.constant("talks" as const),
    issue: anyIssue,
    on: anyDated,
    near: fc.boolean(),
    nearOn: anyDated,
    ours: fc.constantFrom(...people.ours),
  }),
  fc.record({
    act: fc.constant("post" as const),
    person: fc.constantFrom("lars", "kaja", "mona"),
    office: fc.constantFrom("port/director", "port/berth-desk", "port/agent"),
    capacity: fc.constantFrom("acting", "substantive", "designate"),
    from: anyDated,
    to: anyDated,
  }),
);

export type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

export const anyHistory: fc.Arbitrary<readonly Act[]> = fc.array(anyAct, {
  maxLength: 10,
  size: "max",
});

/** What is recorded of a history: as its days are told, or as they truly were. */
export function entriesOf(
  history: readonly Act[],
  days: "told" | "true" = "told",
): readonly Entry[] {
  const moves: string[] = [];
  return history.flatMap((act, at) => entriesOfAct(act, { id: `a${at}`, moves, days }));
}

type Around = { readonly id: string; readonly moves: string[]; readonly days: "told" | "true" };

function entriesOfAct(act: Act, around: Around): readonly Entry[] {
  switch (act.act) {
    case "move":
      return moveEntries(act, around);
    case "word":
      return wordEntries(act, around);
    case "talks":
      return talksEntries(act, around);
    case "post":
      return postEntries(act, around);
  }
}

function moveEntries(
  act: Extract<Act, { act: "move" }>,
  { id, moves, days }: Around,
): readonly Entry[] {
  const { issue, by, ours, theirs, assessed, found, finder } = act;
  const when = act.on[days];
  const carrier = `${id}.carrier`;
  const asked = {
    direction: "to us",
    vehicle: "a word",
    asked: "time",
    answer: "other",
    disposition: "noted",
  };
  const carriers: Readonly<Record<string, readonly Entry[]>> = {
    contact: [aContact(carrier, { when, issues: [issue], ours: [ours], theirs: [theirs] })],
    approach: [
      anEntry("approach", carrier, { when, by: who(theirs), toward: who(ours), ...asked }),
    ],
    nothing: [],
  };
  const move = aMove(`${id}.move`, { when, issue, via: by === "nothing" ? undefined : carrier });
  moves.push(move.id);
  const finding = { when: act.foundOn[days], finding: found, by: finder };
  return [
    ...(carriers[by] ?? []),
    move,
    ...(assessed === undefined
      ? []
      : [anAssessment(`${id}.assessment`, move.id, { when, significance: assessed })]),
    ...(found === undefined ? [] : [aDetermination(`${id}.found`, concession(move.id), finding)]),
  ];
}

function wordEntries(
  act: Extract<Act, { act: "word" }>,
  { id, moves, days }: Around,
): readonly Entry[] {
  const of = moves[act.of % moves.length];
  if (of === undefined) return [];
  const when = act.on[days];
  if (act.says === "retracted")
    return [aMove(`${id}.back`, { when, retracts: [of], moveKind: "retraction" })];
  if (act.says === "confirmed" || act.says === "disowned") {
    return [aStanding(`${id}.word`, of, act.says, { when })];
  }
  const finding = act.says === "concession" ? "yes" : "no";
  return [aDetermination(`${id}.found`, concession(of), { when, finding })];
}

function talksEntries(act: Extract<Act, { act: "talks" }>, { id, days }: Around): readonly Entry[] {
  const { issue, ours, near } = act;
  const talks = {
    when: act.on[days],
    issues: [issue],
    ours: [ours],
    theirs: ["pavel"],
    purpose: "negotiate",
  };
  return [
    aContact(`${id}.talks`, talks),
    ...(near ? [aDetermination(`${id}.near`, issueState(issue), { when: act.nearOn[days] })] : []),
  ];
}

/** A post for some weeks; one whose days, as they truly were, run backwards is none. */
function postEntries(act: Extract<Act, { act: "post" }>, { id, days }: Around): readonly Entry[] {
  const { person, office, capacity } = act;
  if (act.from.true > act.to.true) return [];
  const level = { "port/director": "director", "port/berth-desk": "clerk", "port/agent": "agent" }[
    office
  ];
  return [
    aTenure(person, office, {
      id: `${id}.post`,
      capacity,
      level,
      from: act.from[days],
      to: act.to[days],
    }),
  ];
}

/** A concession of which nothing is uncertain, after the history's own days. */
export const lateConcession = (issue: string): readonly Entry[] =>
  aConcession("late", issue, "1991-12-10");

/** Contacts that somebody may ask for. */
export const anyMeeting = fc.record({
  ours: fc.subarray(
    ["port/director", "port/chair", "port/agent", "port/berth-desk", "lars", "mona"],
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  theirs: fc.subarray(
    ["line/managing-director", "line/owner", "line/agent", "line/berth-clerk", "oskar"],
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  issues: fc.subarray([...issueIds], { maxLength: 2 }),
  purpose: fc.constantFrom("exchange", "probe", "convey", "negotiate", "emergency"),
  mode: fc.constantFrom("meeting", "letter", "call"),
  forum: fc.constantFrom(undefined, undefined, "safety"),
});
