/**
 * Tenures: posts of the source, each under the office it comes to.
 *
 * A post that stands twice under slightly different titles is one tenure. A tenure
 * whose end the source gives is two entries: begun, and later ended, so that
 * nothing is known of an end before it came.
 */
import { parseWhen, type When } from "../../src/core/when.ts";
import { beginning, type Draft, endOf, lastDayOf, present, recorded, type Setup } from "./draft.ts";
import { dotted, personSources } from "./people.ts";
import type { Post, SourceEntry, SourcePerson } from "./source.ts";
import type { TenureOverride } from "./supplement.ts";

type Held = { readonly office: string; readonly capacity: string; readonly posts: readonly Post[] };

export function tenureDrafts(setup: Setup): readonly Draft[] {
  return setup.source.people.flatMap((person) =>
    heldBy(person, setup).flatMap((held) => versions(person, held, setup)),
  );
}

function heldBy(person: SourcePerson, { supplement }: Setup): readonly Held[] {
  const found = new Map<string, { office: string; capacity: string; posts: Post[] }>();
  for (const post of person.posts) {
    const rows = supplement.offices.flatMap(({ office, posts = [] }) =>
      posts
        .filter((row) => row.title === post.title && row.organisation === post.organisation)
        .map(({ capacity = "substantive" }) => ({ office, capacity })),
    );
    const [row, other] = rows;
    if (row === undefined || other !== undefined) {
      const problem = row === undefined ? "comes to no office" : "comes to two offices";
      throw new Error(`\`${post.title}\` (${post.organisation}) ${problem}; see the supplement`);
    }
    const key = `${row.office} ${row.capacity}`;
    const held = found.get(key) ?? { ...row, posts: [] };
    held.posts.push(post);
    found.set(key, held);
  }
  return [...found.values()];
}

function versions(person: SourcePerson, held: Held, setup: Setup): readonly Draft[] {
  const { office, capacity } = held;
  const suffix =
    capacity === "substantive" ? "" : `.${capacity === "chargé" ? "charge" : capacity}`;
  const id = `tenure.${person.id}.${dotted(office)}${suffix}`;
  const row = setup.supplement.tenures.find(
    (one) => one.person === person.id && one.office === office && capacity === "substantive",
  );
  const { from, to } = datesOf(held, row, id);
  const body = present({
    kind: "tenure",
    person: person.id,
    office,
    level: levelOf(held, row, id),
    levelNote: row?.levelNote ?? joined(held.posts.map((post) => post.levelNote)),
    capacity: capacity === "substantive" ? undefined : capacity,
    from,
    note: titlesOf(held, setup),
    sources: personSources(person, setup),
    mark: setup.supplement.marks.reference,
  });
  const begun = begunAt(person, from, setup);
  const ended = to === undefined ? begun : endOf(bound(to, id, "to"));
  const whole = present({ ...body, to, note: joined([...notesOf(held), body.note]) });
  if (ended <= begun) return [{ id, ...whole, recorded: recorded(begun, setup) }];
  const supersedes = { entry: id, reason: "the post came to its end" };
  return [
    { id, ...body, recorded: recorded(begun, setup) },
    { id: `${id}.ended`, ...whole, supersedes, recorded: recorded(ended, setup) },
  ];
}

function datesOf({ posts }: Held, row: TenureOverride | undefined, id: string) {
  const doubt = posts.some((post) => post.uncertain === true) && row?.from === undefined ? "?" : "";
  const marked = (date: string | undefined) => (date === undefined ? undefined : `${date}${doubt}`);
  const from =
    row?.from ??
    marked(
      finest(
        posts.map((post) => post.from),
        id,
      ),
    );
  return {
    from,
    to: marked(
      finest(
        posts.map((post) => post.to),
        id,
      ),
    ),
  };
}

/** Of one date given twice, the one that says most; two that differ need a word in the supplement. */
function finest(dates: readonly (string | null)[], id: string): string | undefined {
  const given = dates.filter((date) => date !== null).sort((a, b) => b.length - a.length);
  const [best] = given;
  if (best === undefined) return undefined;
  if (given.every((date) => best.startsWith(date))) return best;
  throw new Error(`\`${id}\` has two dates that differ: ${given.join(", ")}; see the supplement`);
}

function levelOf({ posts }: Held, row: TenureOverride | undefined, id: string): string | undefined {
  if (row?.noLevel === true) return undefined;
  if (row?.level !== undefined) return row.level;
  const levels = new Set(posts.map((post) => post.level));
  if (levels.size > 1) throw new Error(`\`${id}\` has two levels; choose one in the supplement`);
  return posts[0]?.level ?? undefined;
}

/** The titles in the words of the source, where they are not the office's name. */
function titlesOf({ office, posts }: Held, { supplement }: Setup): string | undefined {
  const name = supplement.offices.find((one) => one.office === office)?.name;
  if (posts.every((post) => post.title === name)) return undefined;
  return `in the source: ${posts.map((post) => `${post.title} (${post.organisation})`).join("; ")}`;
}

/** The notes of the source, which may speak of the end: for the tenure as a whole. */
function notesOf({ posts }: Held): readonly (string | undefined)[] {
  return posts.map((post) => post.note);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const said = [...new Set(parts.filter((part) => part !== undefined))];
  return said.length === 0 ? undefined : said.join("; ");
}

/** By the last day on which it may have begun, or when the record first shows the person in it. */
function begunAt(person: SourcePerson, from: string | undefined, setup: Setup): string {
  const start = beginning(setup);
  if (from === undefined) return start;
  const first = parsed(from).from ?? "";
  const seen = setup.source.record
    .filter((entry) => takesPart(entry, person.id))
    .map(lastDayOf)
    .filter((day) => day >= first);
  const [earliest = start] = [bound(from, person.id, "to"), ...seen].sort();
  const at = endOf(earliest);
  return at < start ? start : at;
}

function takesPart(entry: SourceEntry, person: string): boolean {
  if (entry.kind === "contact") return [...entry.ours, ...entry.theirs].includes(person);
  return "by" in entry && entry.by === person;
}

function bound(text: string, id: string, end: "from" | "to"): string {
  const day = parsed(text)[end];
  if (day === undefined) throw new Error(`\`${id}\`: \`${text}\` has no bound; give it one`);
  return day;
}

function parsed(text: string): When {
  const read = parseWhen(text);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}
