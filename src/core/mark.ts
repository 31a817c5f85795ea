/**
 * Marks: a level and its captions. "Sensitive" is a caption, not a level.
 *
 * The levels and captions that exist are data, a regime; this file only orders
 * and joins them.
 */
import { fail, ok, type Result } from "./result.ts";

export type Mark = {
  /** A level's id in the dossier's regime, such as `S`. */
  readonly level: string;
  readonly captions: readonly string[];
};

export type Regime = {
  readonly id: string;
  readonly title: string;
  /** From the lowest to the highest. */
  readonly levels: readonly { readonly id: string; readonly title: string }[];
  readonly captions: readonly { readonly id: string; readonly title: string }[];
};

/** The level's place from the bottom; a level the regime does not know counts above all it knows. */
export function rankOf(regime: Regime, level: string): number {
  const rank = regime.levels.findIndex((known) => known.id === level);
  return rank === -1 ? regime.levels.length : rank;
}

export function dominates(regime: Regime, high: Mark, low: Mark): boolean {
  if (rankOf(regime, high.level) < rankOf(regime, low.level)) return false;
  return low.captions.every((caption) => high.captions.includes(caption));
}

/** The least mark that dominates all of them: highest level, every caption. */
export function rollUp(regime: Regime, marks: Iterable<Mark>): Mark {
  let level = regime.levels[0]?.id ?? "";
  const captions = new Set<string>();
  for (const mark of marks) {
    const higher = rankOf(regime, mark.level) - rankOf(regime, level);
    if (higher > 0 || (higher === 0 && mark.level > level)) level = mark.level;
    for (const caption of mark.captions) captions.add(caption);
  }
  return { level, captions: [...captions].sort() };
}

/** The portion mark as it stands in brackets: `S`, or `S; Sensitive`. */
export function portionOf(mark: Mark): string {
  return [mark.level, ...mark.captions].join("; ");
}

/** The mark that a text such as `S; Sensitive` stands for. */
export function parseMark(portion: string): Result<Mark, string> {
  const [level = "", ...captions] = portion.split(";").map((part) => part.trim());
  if (level === "" || captions.includes("")) {
    const problem = `\`${portion}\` is not a mark; write a level, then its captions, as in \`S; Sensitive\``;
    return fail(problem);
  }
  if (new Set(captions).size < captions.length) {
    return fail(`\`${portion}\` names a caption twice; name it once`);
  }
  return ok({ level, captions });
}

/** The banner of a paper: `SECRET; SENSITIVE`. */
export function bannerOf(regime: Regime, mark: Mark): string {
  const level = regime.levels.find((known) => known.id === mark.level)?.title ?? mark.level;
  const captions = mark.captions.map(
    (id) => regime.captions.find((known) => known.id === id)?.title ?? id,
  );
  return [level, ...captions].join("; ").toUpperCase();
}
