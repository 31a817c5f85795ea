/**
 * Marks: a level and its captions. "Sensitive" is a caption, not a level.
 *
 * The levels and captions that exist are data, a scheme; the text of a mark, as
 * `S; Sensitive`, is its one form in the record and names its tree in the journal.
 * What a paper shows is another thing, and `marking.ts` writes it.
 */
import { fail, ok, type Result } from "./result.ts";
import { captionOf, rankOf, type Scheme, textOf } from "./scheme.ts";

export type Mark = {
  /** A level's id in the dossier's regime, such as `S`. */
  readonly level: string;
  /** Captions by their ids, with the names they list, such as `Sensitive` or `REL TO USA, GBR`. */
  readonly captions: readonly string[];
};

/** The scheme that a dossier's marks are of. */
export type Regime = Scheme;

/** The text of a mark: `S`, or `S; Sensitive`. */
export function portionOf(mark: Mark): string {
  return [mark.level, ...mark.captions].join("; ");
}

/** The mark that a text such as `S; Sensitive` stands for. */
export function parseMark(portion: string): Result<Mark, string> {
  const [level = "", ...captions] = portion.split(";").map((part) => part.trim());
  if (level === "" || captions.includes("")) {
    return fail(
      `\`${portion}\` is not a mark; write a level, then its captions, as in \`S; Sensitive\``,
    );
  }
  if (new Set(captions).size < captions.length) {
    return fail(`\`${portion}\` names a caption twice; name it once`);
  }
  return ok({ level, captions });
}

/** The one form of a mark: captions in the scheme's order, then those it does not know, each once. */
export function canonicalMark(scheme: Scheme, { level, captions }: Mark): Mark {
  return { level, captions: inRegister(scheme, captions) };
}

/** Captions in the order of the scheme, then those it does not know by the alphabet. */
export function inRegister(scheme: Scheme, captions: Iterable<string>): readonly string[] {
  const placed = new Map<string, number>();
  for (const text of captions) {
    const borne = captionOf(scheme, text);
    if (borne === undefined) placed.set(text, scheme.captions.length);
    else placed.set(textOf(borne), scheme.captions.indexOf(borne.caption));
  }
  const inPlace = (a: readonly [string, number], b: readonly [string, number]) =>
    a[1] - b[1] || (a[0] < b[0] ? -1 : 1);
  return [...placed].sort(inPlace).map(([text]) => text);
}

/** The mark of a paragraph: its own, or where it has none, that of the whole paper. */
export function effectiveMark(paragraph: Mark | undefined, paper: Mark): Mark {
  return paragraph ?? paper;
}

/** Several levels that the scheme does not know, as one that is above everything. */
const beside = " + ";

/** Whether the scheme has the level; one it does not have is kept as it is and counts as the highest. */
export function isKnownLevel(scheme: Scheme, level: string): boolean {
  return rankOf(scheme, level) < scheme.levels.length;
}

export function strangeLevelsOf(scheme: Scheme, level: string): readonly string[] {
  return isKnownLevel(scheme, level) ? [] : level.split(beside);
}

export function strangeLevel(levels: Iterable<string>): string {
  return [...new Set(levels)].sort().join(beside);
}
