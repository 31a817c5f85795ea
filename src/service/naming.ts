/**
 * Names as people write them: an office, a person or a level by its id or by a
 * name that can mean just one of them.
 */
import type { IssueId } from "../core/id.ts";
import { nearest } from "../core/nearest.ts";
import type { PartyKind, Who } from "../core/party.ts";
import type { Planned } from "../core/proposal.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { DeskProblem } from "./problem.ts";

type Candidate = {
  readonly id: string;
  readonly labels: readonly string[];
  readonly someone: Planned;
  readonly party: PartyKind | undefined;
};

/** Who is meant, on a side of the table. */
export function someoneNamed(
  given: string,
  side: "ours" | "theirs",
  setup: Setup,
): Result<Planned, DeskProblem> {
  const all = candidatesIn(setup);
  const wrong = side === "ours" ? "counterpart" : "self";
  const exact = all.filter(({ id }) => id === given);
  const found = exact.length > 0 ? exact : matching(given, all);
  const fitting = found.filter(({ party }) => party !== wrong);
  const [first, second] = fitting;
  if (found.length > 0 && first === undefined) {
    const where = side === "ours" ? "their side of the table" : "our side of the table";
    return fail({ kind: "on the other side", given, side: where });
  }
  if (first === undefined) {
    const known = all.flatMap(({ id, labels }) => [id, ...labels]);
    const near = nearestFew(given, known);
    return fail({ kind: "unknown name", what: "office, person or level", given, near });
  }
  if (second !== undefined) {
    return fail({ kind: "several so named", given, which: fitting.map(({ id }) => id).sort() });
  }
  return ok(first.someone);
}

/** The names nearest to one that nobody bears, the nearest first. */
export function nearestFew(given: string, known: Iterable<string>): readonly string[] {
  const left = new Set(known);
  const near: string[] = [];
  while (near.length < 3) {
    const next = nearest(given.slice(0, 200), left);
    if (next === undefined) break;
    near.push(next);
    left.delete(next);
  }
  const word = plain(given);
  const holding = [...left].filter((name) => word.length > 2 && plain(name).includes(word));
  return [...near, ...holding.sort()].slice(0, 3);
}

export function issueNamed(given: string, { book }: Setup): Result<IssueId, DeskProblem> {
  const issue = [...book.issues.keys()].find((id) => id === given);
  if (issue !== undefined) return ok(issue);
  const near = nearestFew(given, book.issues.keys());
  return fail({ kind: "unknown name", what: "issue", given, near });
}

function candidatesIn({ book, policy }: Setup): readonly Candidate[] {
  const partyOf = (id: Parameters<typeof book.parties.get>[0]) => book.parties.get(id)?.partyKind;
  const offices = [...book.offices.values()].map(({ office, name, party }) =>
    candidate({ kind: "office", office }, office, { labels: [name], party: partyOf(party) }),
  );
  const people = [...book.people.values()].map(({ person, name, short, aliases, party }) => {
    const last = name.split(" ").at(-1) ?? name;
    const labels = [name, short ?? last, ...aliases];
    return candidate({ kind: "person", person }, person, { labels, party: partyOf(party) });
  });
  const rungs = policy.ladder.flatMap(({ id, title, levels }) =>
    levels.map((level, at) => ({
      id: at === 0 ? `${id}` : `${level}`,
      labels: at === 0 ? [title, level] : [],
      someone: { who: { kind: "words", words: title } as const, level },
      party: undefined,
    })),
  );
  return [...offices, ...people, ...rungs];
}

function candidate(who: Who, id: string, rest: Pick<Candidate, "labels" | "party">): Candidate {
  return { id, someone: { who }, ...rest };
}

/** Those that bear the name; if none does, those whose name holds all its words. */
function matching(given: string, all: readonly Candidate[]): readonly Candidate[] {
  const wanted = plain(given);
  const bearing = all.filter(({ labels }) => labels.some((label) => plain(label) === wanted));
  if (bearing.length > 0 || wanted === "") return bearing;
  const words = wanted.split(" ");
  return all.filter(({ labels }) =>
    labels.some((label) => {
      const has = new Set(plain(label).split(" "));
      return words.every((word) => has.has(word));
    }),
  );
}

/** Lower case, without accents and punctuation, words apart. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
