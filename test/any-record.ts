/**
 * Generators of whole small records that hang together: two parties with offices,
 * people and tenures, issues in baskets, a forum; contacts, moves, what was made of
 * them, a proposal with what was decided; corrections and withdrawals.
 */
import fc from "fast-check";
import { addDays, type Day, startOfDay } from "../src/core/day.ts";
import type { Entry, EntryOf, Kind } from "../src/core/entry.ts";
import type { EntryId } from "../src/core/id.ts";
import type { Regime } from "../src/core/mark.ts";
import type { Who } from "../src/core/party.ts";
import { bodies } from "./any-entry.ts";
import { anyMark, anyText, anyWhen } from "./any-field.ts";
import { withLiftedMarks } from "./lifted-marks.ts";

export const aRegime: Regime = {
  id: "made-up",
  title: "A made-up regime",
  levels: [
    { id: "U", title: "Unclassified" },
    { id: "C", title: "Confidential" },
    { id: "S", title: "Secret" },
  ],
  captions: [
    { id: "Sensitive", title: "Sensitive" },
    { id: "Eyes Only", title: "Eyes Only" },
  ],
};

export const parties = ["us", "them"] as const;
export const offices = [
  "us/minister",
  "us/envoy",
  "us/desk",
  "them/minister",
  "them/envoy",
] as const;
export const people = ["ann", "bob", "cat", "dan", "eve"] as const;
export const baskets = ["arms", "trade"] as const;
export const issues = ["missiles", "tests", "grain"] as const;
export const levels = ["ministerial", "ambassadorial", "expert"] as const;

/** Names and numbers to be chosen from; a number chooses among entries made before. */
type Draft = { readonly body: object; readonly pick: number };
type DraftRecord = Readonly<Record<string, readonly Draft[]>>;

const id = (one: string) => fc.constant(one as never);
const choose = (from: readonly string[]) => fc.constantFrom(...from) as fc.Arbitrary<never>;
const several = (from: readonly string[]) => fc.subarray([...from]) as fc.Arbitrary<never[]>;

const anyKnownWho: fc.Arbitrary<Who> = fc.oneof(
  fc.record({ kind: fc.constant("person" as const), person: choose(people) }),
  fc.record({ kind: fc.constant("office" as const), office: choose(offices) }),
  fc.record({ kind: fc.constant("words" as const), words: anyText }),
);

/** The body of a kind, with the fields that refer to something chosen from what is known. */
function body<K extends Kind>(kind: K, known: { [Name in string]: fc.Arbitrary<unknown> }) {
  return fc
    .tuple(bodies[kind], fc.record(known))
    .map(([free, chosen]) => ({ kind, ...free, ...chosen }));
}

const drafts = (made: fc.Arbitrary<object>, most: number, least = 0) =>
  fc.array(fc.record({ body: made, pick: fc.nat() }), { minLength: least, maxLength: most });

function oneEach<K extends Kind>(kind: K, names: readonly string[], of: (name: string) => object) {
  return names.map((name) => ({ body: { kind, ...of(name) }, pick: 0 }));
}

const sideOf = (name: string) => (name.startsWith("us") || name < "d" ? "us" : "them");

const reference: readonly Draft[] = [
  ...oneEach("party", parties, (party) => ({
    party,
    name: party,
    partyKind: party === "us" ? "self" : "counterpart",
    openness: party === "us" ? "open" : "closed",
  })),
  ...oneEach("office", offices, (office) => ({ office, party: sideOf(office), name: office })),
  ...oneEach("person", people, (person) => ({
    person,
    party: sideOf(person),
    name: person,
    aliases: [],
  })),
  ...oneEach("basket", baskets, (basket) => ({ basket, title: basket })),
  ...oneEach("issue", issues, (issue) => ({
    issue,
    title: issue,
    basket: issue === "grain" ? "trade" : "arms",
    scale: [
      { option: "theirs", title: "As they would have it" },
      { option: "ours", title: "As we would have it" },
    ],
  })),
  ...oneEach("forum", ["talks"], (forum) => ({ forum, title: forum, issues: ["missiles"] })),
];

const tenures = fc.tuple(
  ...people.map((person, index) =>
    fc.record({
      body: body("tenure", {
        person: id(person),
        office: id(offices[index] ?? "us/desk"),
        level: choose(levels),
      }),
      pick: fc.constant(0),
    }),
  ),
);

const anySegments = fc
  .tuple(
    choose(people.slice(0, 3)),
    choose(people.slice(3)),
    fc.constantFrom("principal", "adviser"),
  )
  .map(([ours, theirs, role]) => [
    {
      participants: [
        { who: { kind: "person", person: ours }, side: "ours", role },
        { who: { kind: "person", person: theirs }, side: "theirs", role: "principal" },
      ],
    },
  ]);

const contact = body("contact", {
  segments: anySegments,
  issues: several(issues),
  forum: choose(["talks"]),
  accounts: fc.constant([]),
});
const move = body("move", {
  by: choose(parties),
  issue: choose(issues),
  retracts: fc.constant([]),
  via: fc.record({ kind: fc.constant("words"), words: anyText }),
});
const assessment = body("assessment", { assessor: anyKnownWho });
const determination = body("determination", {
  by: anyKnownWho,
  recommendedBy: anyKnownWho,
  on: fc.oneof(
    fc.record({
      kind: fc.constant("concession"),
      move: id("later"),
      significance: choose(["partial", "meaningful"]),
    }),
    fc.record({
      kind: fc.constant("issue state"),
      issue: choose(issues),
      state: choose(["in talks", "resolved"]),
    }),
  ),
});
const approach = body("approach", { by: anyKnownWho, toward: anyKnownWho });
const position = body("position", {
  of: anyKnownWho,
  party: choose(parties),
  issue: choose(issues),
  basket: choose(baskets),
  option: choose(["theirs", "ours"]),
  statedAt: fc.constant(undefined),
});
const stance = fc.record({
  id: id("stance"),
  title: anyText,
  kind: fc.constant("stance"),
  text: anyText,
  baskets: several(baskets),
  issues: several(issues),
  options: fc.constant([{ issue: "grain", option: "ours" }]),
});
const proposal = body("proposal", {
  proponent: anyKnownWho,
  addressee: anyKnownWho,
  document: fc.constant(undefined),
  asks: stance.map((one) => [one]),
});
const decision = body("decision", { by: anyKnownWho, ask: id("stance") });
const standing = body("standing", { by: anyKnownWho, givenAt: fc.constant(undefined) });

/** Entries that hang together, in the order they were recorded, a day apart. */
export const anyRecord: fc.Arbitrary<readonly Entry[]> = fc
  .record({
    tenures,
    contacts: drafts(contact, 4),
    moves: drafts(move, 4, 1),
    assessments: drafts(assessment, 3),
    determinations: drafts(determination, 3),
    approaches: drafts(approach, 2),
    positions: drafts(position, 2),
    proposals: drafts(proposal, 2, 1),
    decisions: drafts(decision, 2),
    standings: drafts(standing, 2),
    corrections: drafts(fc.constant({}), 3),
    withdrawals: drafts(body("withdrawal", {}), 2),
    around: fc.array(fc.record({ mark: anyMark, when: anyWhen }), { minLength: 1, maxLength: 9 }),
  })
  .map(({ around, corrections, withdrawals, ...rest }) => {
    const stated = entriesOf({ reference, ...rest }, around);
    return withLiftedMarks(corrected(stated, corrections, withdrawals), aRegime);
  });

type Around = readonly Pick<Entry, "mark" | "when">[];

function entriesOf(record: DraftRecord, around: Around): readonly Entry[] {
  const entries: Entry[] = [];
  const idsOf = (kind: Kind) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  for (const list of Object.values(record)) {
    for (const { body: free, pick } of list) {
      const filled = fill(withoutAbsent(free as Entry), (kind) => {
        const ids = idsOf(kind);
        return ids[pick % ids.length];
      });
      entries.push({ ...filled, ...envelopeOf(filled.kind, entries.length, around) });
    }
  }
  return entries;
}

function envelopeOf(kind: Kind, index: number, around: Around) {
  const { mark, when } = around[index % around.length] as Around[number];
  return {
    id: `${kind.replaceAll(" ", "-")}-${index}` as EntryId,
    ...(when === undefined ? {} : { when }),
    mark,
    sources: [],
    recorded: { at: startOfDay(addDays("1981-01-01" as Day, index)), by: "ann" },
  };
}

/** The references to entries, now that there are some. */
function fill(entry: Entry, one: (kind: Kind) => EntryId | undefined): Entry {
  const moved = one("move");
  switch (entry.kind) {
    case "assessment":
      return moved === undefined ? entry : { ...entry, move: moved };
    case "determination":
      return entry.on.kind === "concession" && moved !== undefined
        ? { ...entry, on: { ...entry.on, move: moved } }
        : entry;
    case "standing":
      return moved === undefined ? entry : { ...entry, of: moved };
    case "decision": {
      const asked = one("proposal");
      return asked === undefined ? entry : { ...entry, proposal: asked };
    }
    default:
      return entry;
  }
}

/** Fields chosen to be absent are left out: a field is never undefined. */
function withoutAbsent(entry: Entry): Entry {
  const kept = Object.entries(entry).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Entry;
}

function corrected(
  stated: readonly Entry[],
  corrections: readonly Draft[],
  withdrawals: readonly Draft[],
): readonly Entry[] {
  const entries = [...stated];
  const correctable = new Set<Kind>(["contact", "move", "person", "issue"]);
  const open = stated.filter(({ kind }) => correctable.has(kind));
  const next = (from: Entry[], pick: number) => from.splice(pick % Math.max(1, from.length), 1)[0];
  for (const { pick } of corrections) {
    const target = next(open, pick);
    if (target === undefined) continue;
    const { id: entry, when, mark } = target;
    const around = envelopeOf(target.kind, entries.length, [
      when === undefined ? { mark } : { when, mark },
    ]);
    const correction = { ...target, ...around, supersedes: { entry, reason: "misread" } };
    entries.push(correction);
    open.push(correction);
  }
  const withdrawable = open.filter(({ kind }) => kind === "contact" || kind === "move");
  for (const { pick } of withdrawals) {
    const target = next(withdrawable, pick);
    if (target === undefined) continue;
    const around = envelopeOf("withdrawal", entries.length, [{ mark: target.mark }]);
    entries.push({ kind: "withdrawal", of: target.id, reason: "never happened", ...around });
  }
  return entries;
}

/** The entries of one kind in a record. */
export function ofKind<K extends Kind>(entries: readonly Entry[], kind: K): readonly EntryOf<K>[] {
  return entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);
}
