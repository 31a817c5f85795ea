/**
 * Clearances: what someone may read.
 *
 * A level, the captions one holds, and the groups one belongs to. What a
 * newcomer would get wrong: a level that the scheme does not know is above
 * everything in a mark and beneath everything in a clearance.
 */
import { isKnownLevel, type Mark, parseMark } from "../core/mark.ts";
import { isHeldByGroup, keysOf, meets, needsOf } from "../core/mark-needs.ts";
import { captionOf, rankOf, type Scheme } from "../core/scheme.ts";

export type Clearance = {
  /** A level's id in the scheme of the dossier, such as `S`. */
  readonly level: string;
  /** The captions held, as marks write them; what the scheme does not know, word for word. */
  readonly captions: readonly string[];
  /** The countries, organisations and teams one belongs to: `USA`, `NATO`. */
  readonly groups: readonly string[];
};

/** Whether someone so cleared may read what bears the mark. */
export function mayReadMark(scheme: Scheme, clearance: Clearance, mark: Mark): boolean {
  if (!isKnownLevel(scheme, clearance.level)) return false;
  const needs = needsOf(scheme, mark);
  const rank = rankOf(scheme, clearance.level);
  if (rank < Math.min(needs.rank, scheme.levels.length - 1)) return false;
  const { groups } = clearance;
  if (needs.open !== undefined && !groups.some((group) => needs.open?.has(group))) return false;
  const holdings = { rank, verbatim: new Set(clearance.captions), held: heldBy(scheme, clearance) };
  return meets(scheme, holdings, needs);
}

/** Of the marks that a store holds, as text, those that someone so cleared may read. */
export function readableMarks(
  scheme: Scheme,
  clearance: Clearance,
  marks: Iterable<string>,
): readonly string[] {
  return [...marks].filter((text) => {
    const mark = parseMark(text);
    return mark.ok && mayReadMark(scheme, clearance, mark.value);
  });
}

/**
 * Whether someone so cleared may read whatever the scheme can mark. Nobody may under a scheme whose
 * captions list names, since nobody is of all of them.
 */
export function readsWhole(scheme: Scheme, clearance: Clearance): boolean {
  const level = scheme.levels.at(-1)?.id;
  if (level === undefined || scheme.captions.some(({ list }) => list !== undefined)) return false;
  const marks = [[], ...scheme.captions.map(({ id }) => [id])];
  return marks.every((captions) => mayReadMark(scheme, clearance, { level, captions }));
}

function heldBy(scheme: Scheme, { captions, groups }: Clearance): ReadonlySet<string> {
  const held = captions.flatMap((text) => {
    const borne = captionOf(scheme, text);
    return borne === undefined ? [] : keysOf(borne);
  });
  const ofGroups = scheme.captions
    .filter(isHeldByGroup)
    .flatMap((caption) => groups.flatMap((name) => keysOf({ caption, names: [name] })));
  return new Set([...held, ...ofGroups]);
}
