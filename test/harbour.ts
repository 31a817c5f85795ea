/**
 * A made-up relationship: a port authority that negotiates with a shipping line.
 *
 * Everyone has held one post since 1990, so that a test adds only what it is about.
 */
import { decodeEntry } from "../src/codec/entry.ts";
import type { Entry } from "../src/core/entry.ts";
import type { Regime } from "../src/core/mark.ts";

export const regime: Regime = {
  id: "harbour",
  title: "The marks of the harbour",
  levels: [
    { id: "open", title: "Open" },
    { id: "held", title: "Held" },
  ],
  captions: [{ id: "Counsel", title: "Counsel only" }],
};

/** Office, level, holder, and the office's name. */
const posts = [
  ["port/chair", "head", "astrid", "Chair of the Port Authority"],
  ["port/secretary", "director", "bo", "Secretary to the Chair"],
  ["port/director", "director", "ines", "Director of the Port"],
  ["port/deputy-director", "deputy", "jonas", "Deputy Director of the Port"],
  ["port/agent", "agent", "kaja", "Port's Agent at the Line"],
  ["port/berth-desk", "clerk", "lars", "Berth Desk"],
  ["port/counsel", "deputy", "mona", "Counsel to the Port"],
  ["line/owner", "head", "lukas", "Owner of the Line"],
  ["line/managing-director", "director", "marek", "Managing Director of the Line"],
  ["line/agent", "agent", "nadja", "Line's Agent in the Port"],
  ["line/minister-of-cabins", "clerk", "oskar", "Minister of Cabins"],
  ["line/berth-clerk", "clerk", "pavel", "Berth Clerk of the Line"],
] as const;

const baskets = { money: "Money", works: "Works", crews: "Crews" };

const issues = {
  "berth-fees": ["Berth fees", "money"],
  demurrage: ["Demurrage", "money"],
  dredging: ["Dredging", "works"],
  "crane-hours": ["Crane hours", "works"],
  "shore-leave": ["Shore leave", "crews"],
  pilots: ["Pilots", "crews"],
} as const;

export const issueIds = Object.keys(issues);

const around = { mark: "open", recorded: { at: "1990-01-01T12:00:00Z", by: "clerk" } };

const scale = [
  { option: "theirs", title: "As the line wants it" },
  { option: "half-way", title: "Half-way" },
  { option: "ours", title: "As the port wants it" },
];

export const harbour: readonly Entry[] = [
  { kind: "party", party: "port", name: "the Port", partyKind: "self", openness: "open" },
  { kind: "party", party: "line", name: "the Line", partyKind: "counterpart", openness: "closed" },
  ...posts.flatMap(([office, level, person, name]) => {
    const party = office.slice(0, 4);
    const capacity = "substantive";
    return [
      { kind: "office", office, party, name },
      { kind: "person", person, party, name: `${capitalised(person)} Holm` },
      { kind: "tenure", person, office, level, capacity, from: "1990-01-01", to: "../.." },
    ];
  }),
  ...Object.entries(baskets).map(([basket, title]) => ({ kind: "basket", basket, title })),
  ...Object.entries(issues).map(([issue, [title, basket]]) => ({
    kind: "issue",
    issue,
    title,
    basket,
    scale,
  })),
  { kind: "forum", forum: "safety", title: "Safety committee", issues: ["pilots"] },
].map((entry) => decodeEntry({ id: idOf(entry), ...entry, ...around }));

function idOf(entry: Readonly<Record<string, unknown>>): string {
  const { kind } = entry;
  if (kind === "tenure") return `tenure.${entry.person}.${entry.office}`;
  return `${kind}.${entry[String(kind)]}`;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
