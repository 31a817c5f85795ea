/**
 * Roll-up: the mark of a whole from the marks of its parts.
 *
 * Marks themselves are no lattice: parts released to Britain and to Canada make a
 * whole released to nobody, though a part that names no release at all would stand
 * between. So the parts are gathered in a richer one, where each step is a maximum,
 * a union or an intersection and their order cannot matter, and only what comes out
 * is written as a mark. See docs/marks.md.
 */
import { inRegister, type Mark, portionOf, strangeLevel, strangeLevelsOf } from "./mark.ts";
import {
  type Borne,
  type Caption,
  captionOf,
  combineOf,
  rankOf,
  type Scheme,
  textOf,
} from "./scheme.ts";

/** What all parts come to. */
type Gathered = {
  /** The highest place of a level. */
  rank: number;
  /** Levels and captions that the scheme does not know, each as it stands. */
  readonly strangeLevels: Set<string>;
  readonly strangeCaptions: Set<string>;
  /** The captions that any part bears, with all the names that they list there. */
  readonly borne: Map<Caption, { readonly names: Set<string>; bare: boolean }>;
  /** The captions by intersection, with the names that all who bear them list. */
  readonly shared: Map<Caption, { names: ReadonlySet<string>; lacking: boolean }>;
};

/** The mark of a whole: no less than any part's, and no more than all of them ask. */
export function rollUp(scheme: Scheme, marks: Iterable<Mark>): Mark {
  const gathered: Gathered = {
    rank: 0,
    strangeLevels: new Set(),
    strangeCaptions: new Set(),
    borne: new Map(),
    shared: new Map(),
  };
  // A record has few different marks, however many bear them.
  const different = new Map([...marks].map((mark) => [portionOf(mark), mark]));
  for (const mark of different.values()) gather(gathered, mark, scheme);
  for (const mark of different.values()) lack(gathered, mark, scheme);
  return written(gathered, scheme);
}

function gather(gathered: Gathered, mark: Mark, scheme: Scheme): void {
  gathered.rank = Math.max(gathered.rank, rankOf(scheme, mark.level));
  for (const level of strangeLevelsOf(scheme, mark.level)) gathered.strangeLevels.add(level);
  for (const text of mark.captions) {
    const borne = captionOf(scheme, text);
    if (borne === undefined) gathered.strangeCaptions.add(text);
    else if (combineOf(borne.caption).how === "intersection") share(gathered, borne);
    else bear(gathered, borne);
  }
}

function bear({ borne }: Gathered, { caption, names }: Borne): void {
  const all = borne.get(caption) ?? { names: new Set(), bare: false };
  for (const name of names) all.names.add(name);
  all.bare ||= names.length === 0;
  borne.set(caption, all);
}

function share({ shared }: Gathered, { caption, names }: Borne): void {
  const before = shared.get(caption)?.names;
  const common = names.filter((name) => before === undefined || before.has(name));
  shared.set(caption, { names: new Set(common), lacking: false });
}

/** Notes which captions by intersection this part should have borne and did not. */
function lack({ shared }: Gathered, mark: Mark, scheme: Scheme): void {
  for (const [caption, all] of shared) {
    const combine = combineOf(caption);
    if (combine.how !== "intersection") continue;
    if (rankOf(scheme, mark.level) < rankOf(scheme, combine.from)) continue;
    const bears = mark.captions.some((text) => captionOf(scheme, text)?.caption === caption);
    if (!bears) all.lacking = true;
  }
}

function written(gathered: Gathered, scheme: Scheme): Mark {
  const { rank, strangeLevels, strangeCaptions } = gathered;
  const level =
    strangeLevels.size > 0 ? strangeLevel(strangeLevels) : (scheme.levels[rank]?.id ?? "");
  const standing = standingOn(gathered, scheme);
  const texts = [...standing]
    .filter(([id]) => !isSuppressed(id, standing, scheme))
    .map(([, text]) => text);
  return { level, captions: inRegister(scheme, [...texts, ...strangeCaptions]) };
}

/** The captions of the whole by their ids, before those go that others stand for. */
function standingOn(gathered: Gathered, scheme: Scheme): ReadonlyMap<string, string> {
  const standing = new Map<string, string>();
  const left: string[] = [];
  for (const [caption, { names, bare }] of gathered.borne) {
    const instead = leftAt(gathered.rank, caption, scheme);
    if (instead !== undefined) left.push(...instead);
    else standing.set(caption.id, textOf({ caption, names: bare ? [] : [...names] }));
  }
  for (const [caption, { names, lacking }] of gathered.shared) {
    if (isEmpty(caption, names, scheme)) left.push(...whenEmpty(caption));
    else if (!lacking) standing.set(caption.id, textOf({ caption, names: [...names] }));
  }
  addImplied(standing, left, scheme);
  return standing;
}

/** Adds captions without names, and what they and the others imply. */
function addImplied(standing: Map<string, string>, left: readonly string[], scheme: Scheme): void {
  const impliedBy = (id: string) => scheme.captions.find((one) => one.id === id)?.implies ?? [];
  const next = [...left, ...[...standing.keys()].flatMap(impliedBy)];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (standing.has(id)) continue;
    standing.set(id, id);
    next.push(...impliedBy(id));
  }
}

/** What a caption leaves behind on a whole too high for it; undefined where it stands itself. */
function leftAt(rank: number, caption: Caption, scheme: Scheme): readonly string[] | undefined {
  const combine = combineOf(caption);
  if (combine.how !== "up to" || rank <= rankOf(scheme, combine.level)) return undefined;
  return combine.leaves ?? [];
}

/** A list of which nobody is left but those at home. */
function isEmpty({ list }: Caption, names: ReadonlySet<string>, { home }: Scheme): boolean {
  return list !== undefined && [...names].every((name) => name === home);
}

function whenEmpty(caption: Caption): readonly string[] {
  const combine = combineOf(caption);
  return combine.how === "intersection" && combine.whenEmpty ? [combine.whenEmpty] : [];
}

function isSuppressed(id: string, standing: ReadonlyMap<string, string>, scheme: Scheme): boolean {
  const by = scheme.captions.find((one) => one.id === id)?.suppressedBy ?? [];
  return by.some((other) => standing.has(other));
}
