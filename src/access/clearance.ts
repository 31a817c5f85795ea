/**
 * Clearances: what someone may read.
 *
 * A level, the captions one holds, and the groups one belongs to. What a
 * newcomer would get wrong: a level that the scheme does not know is above
 * everything in a mark and beneath everything in a clearance.
 */
import { type Mark, parseMark, type Regime, rankOf } from "../core/mark.ts";

export type Clearance = {
  /** A level's id in the scheme of the dossier, such as `S`. */
  readonly level: string;
  /** The captions held, as marks write them. */
  readonly captions: readonly string[];
  /** Countries and organisations to which things are released. */
  readonly groups: readonly string[];
};

/** Whether someone so cleared may read what bears the mark. */
export function mayReadMark(scheme: Regime, clearance: Clearance, mark: Mark): boolean {
  const rank = rankOf(scheme, clearance.level);
  if (rank === scheme.levels.length || rank < rankOf(scheme, mark.level)) return false;
  return mark.captions.every((caption) => clearance.captions.includes(caption));
}

/** Of the marks that a store holds, as text, those that someone so cleared may read. */
export function readableMarks(
  scheme: Regime,
  clearance: Clearance,
  marks: Iterable<string>,
): readonly string[] {
  return [...marks].filter((text) => {
    const mark = parseMark(text);
    return mark.ok && mayReadMark(scheme, clearance, mark.value);
  });
}
