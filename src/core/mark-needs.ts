/**
 * What a mark asks of whoever reads what bears it, and which mark asks no less than another.
 *
 * A level, captions to be held, and to be at home or among those it is released to.
 * A mark and a clearance are compared by this alone, so what a roll-up leaves unwritten
 * (a caption that a stronger one stands for, one that only unclassified papers show) is
 * asked all the same by what stands instead.
 */
import { type Mark, strangeLevelsOf } from "./mark.ts";
import {
  type Borne,
  type Caption,
  captionOf,
  combineOf,
  rankOf,
  readersOf,
  type Scheme,
} from "./scheme.ts";

export type Needs = {
  /** The level's place from the bottom; one past the top for a level the scheme does not know. */
  readonly rank: number;
  /** What the scheme does not know, to be held word for word. */
  readonly verbatim: ReadonlySet<string>;
  readonly held: ReadonlyMap<string, Holding>;
  /** The groups of which one suffices; undefined where it is open to all. */
  readonly open: ReadonlySet<string> | undefined;
};

/** A caption to be held, or one of the names it lists. */
type Holding = { readonly caption: Caption; readonly name?: string };

/** What somebody has, or a mark asks for, to set against what another asks for. */
export type Holdings = {
  readonly rank: number;
  readonly verbatim: ReadonlySet<string>;
  /** Of holdings, their keys. */
  readonly held: ReadonlySet<string>;
};

export function needsOf(scheme: Scheme, mark: Mark): Needs {
  const rank = rankOf(scheme, mark.level);
  const verbatim = new Set(strangeLevelsOf(scheme, mark.level));
  const held = new Map<string, Holding>();
  let open: ReadonlySet<string> | undefined;
  const borne = new Map<Caption, Borne>();
  for (const text of mark.captions) {
    const one = captionOf(scheme, text);
    if (one === undefined) verbatim.add(text);
    else takeUp(scheme, one, borne);
  }
  for (const one of borne.values()) {
    for (const holding of holdingsOf(one)) held.set(keyOf(holding), holding);
    open = narrowed(open, releaseOf(scheme, one));
  }
  for (const caption of scheme.captions) {
    if (isMissing(scheme, caption, { rank, borne })) open = narrowed(open, atHome(scheme));
  }
  return { rank, verbatim, held, open };
}

/** Whether whoever may read what bears the first mark may read what bears the second. */
export function dominates(scheme: Scheme, high: Mark, low: Mark): boolean {
  const [above, beneath] = [needsOf(scheme, high), needsOf(scheme, low)];
  if (above.rank < beneath.rank) return false;
  const holdings = { ...above, held: new Set(above.held.keys()) };
  return meets(scheme, holdings, beneath) && isWithin(above.open, beneath.open);
}

/** Whether the captions and strange marks asked for are there; the level and the groups are another question. */
export function meets(scheme: Scheme, holdings: Holdings, needs: Needs): boolean {
  for (const text of needs.verbatim) if (!holdings.verbatim.has(text)) return false;
  for (const holding of needs.held.values()) {
    if (!covers(scheme, holdings, holding)) return false;
  }
  return true;
}

/** What a caption gives to who holds it, as keys. */
export function keysOf({ caption, names }: Borne): readonly string[] {
  if (names.length === 0) return [keyOf({ caption })];
  return names.map((name) => keyOf({ caption, name }));
}

/** Whether being of a group is to hold a caption that lists it: a team's papers are for all teams named. */
export function isHeldByGroup(caption: Caption): boolean {
  return readersOf(caption) === "listed" && combineOf(caption).how !== "intersection";
}

function keyOf({ caption, name }: Holding): string {
  return name === undefined ? caption.id : `${caption.id} ${name}`;
}

/** A caption, with all that it implies and leaves behind. */
function takeUp(scheme: Scheme, one: Borne, into: Map<Caption, Borne>): void {
  const { caption } = one;
  const before = into.get(caption);
  into.set(caption, before === undefined ? one : { caption, names: together(before, one) });
  if (before !== undefined) return;
  const combine = combineOf(caption);
  const left = combine.how === "up to" ? (combine.leaves ?? []) : [];
  for (const id of [...(caption.implies ?? []), ...left]) {
    const other = scheme.captions.find((known) => known.id === id);
    if (other !== undefined && !into.has(other))
      takeUp(scheme, { caption: other, names: [] }, into);
  }
}

/** The names of one caption that stands on a mark twice. */
function together(some: Borne, others: Borne): readonly string[] {
  if (combineOf(some.caption).how === "intersection") {
    return some.names.filter((name) => others.names.includes(name));
  }
  // Without names it covers all of them.
  if (some.names.length === 0 || others.names.length === 0) return [];
  return [...some.names, ...others.names];
}

function holdingsOf({ caption, names }: Borne): readonly Holding[] {
  const isAsked = readersOf(caption) === "holders" || isHeldByGroup(caption);
  if (!isAsked) return [];
  return names.length === 0 ? [{ caption }] : names.map((name) => ({ caption, name }));
}

function releaseOf(scheme: Scheme, { caption, names }: Borne): ReadonlySet<string> | undefined {
  const readers = readersOf(caption);
  if (readers === "home") return atHome(scheme);
  const isRelease = readers === "listed" && combineOf(caption).how === "intersection";
  return isRelease ? new Set([...names, ...atHome(scheme)]) : undefined;
}

/** Whether a mark is high enough to be released by this caption alone, and lacks it. */
function isMissing(
  scheme: Scheme,
  caption: Caption,
  mark: { readonly rank: number; readonly borne: ReadonlyMap<Caption, Borne> },
): boolean {
  const combine = combineOf(caption);
  if (combine.how !== "intersection" || readersOf(caption) !== "listed") return false;
  return mark.rank >= rankOf(scheme, combine.from) && !mark.borne.has(caption);
}

function atHome({ home }: Scheme): ReadonlySet<string> {
  return new Set(home === undefined ? [] : [home]);
}

function narrowed(
  some: ReadonlySet<string> | undefined,
  others: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (some === undefined || others === undefined) return some ?? others;
  return new Set([...some].filter((name) => others.has(name)));
}

function isWithin(
  some: ReadonlySet<string> | undefined,
  others: ReadonlySet<string> | undefined,
): boolean {
  if (others === undefined) return true;
  return some !== undefined && [...some].every((name) => others.has(name));
}

function covers(
  scheme: Scheme,
  holdings: Holdings,
  holding: Holding,
  tried: readonly Caption[] = [],
): boolean {
  const { caption } = holding;
  if (holdings.held.has(keyOf(holding)) || holdings.held.has(caption.id)) return true;
  const combine = combineOf(caption);
  if (combine.how === "up to" && holdings.rank > rankOf(scheme, combine.level)) return true;
  return (caption.suppressedBy ?? []).some((id) => {
    const stronger = scheme.captions.find((known) => known.id === id);
    if (stronger === undefined || tried.includes(stronger)) return false;
    if (readersOf(stronger) !== "holders") return false;
    return covers(scheme, holdings, { caption: stronger }, [...tried, stronger]);
  });
}
