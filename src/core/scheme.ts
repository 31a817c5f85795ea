/**
 * Marking schemes: the levels and captions that exist under an authority, how they
 * combine, who may read them and how they are written. All of it is data, so a new
 * scheme needs no code (docs/marks.md).
 *
 * What is left out of a scheme has the plain meaning: a caption restricts reading
 * to those who hold it, every caption of a part stands on the whole, and a mark is
 * written with semicolons.
 */
import type { Day } from "./day.ts";

export type Scheme = {
  readonly id: string;
  readonly title: string;
  /** The instrument that prescribes it. */
  readonly authority?: string;
  /** When that instrument came into force, and the last day on which it was. */
  readonly from?: Day;
  readonly to?: Day;
  /** From the lowest to the highest. */
  readonly levels: readonly Level[];
  /** In the order in which marks list them. */
  readonly captions: readonly Caption[];
  /** In the order in which marks print them; without any, all captions stand in one, after semicolons. */
  readonly groups?: readonly CaptionGroup[];
  /** The group, as clearances name it, of those at home: who may read what is released to nobody else. */
  readonly home?: string;
  /** Banners only. */
  readonly withoutPortions?: boolean;
  /** Pairings that are read all the same, and flagged. */
  readonly discouraged?: readonly Discouraged[];
};

/** How a thing is written: in a banner (else its title), in a portion mark (else its id), and otherwise. */
type Written = {
  readonly id: string;
  readonly title: string;
  readonly banner?: string;
  readonly portion?: string;
  readonly also?: readonly string[];
};

export type Level = Written;

export type Caption = Written & {
  /** The id of its group; without it, the first. */
  readonly group?: string;
  /** How parts that bear it combine; without it, by union. */
  readonly combine?: Combine;
  /** Who may read what bears it; without it, those who hold it. */
  readonly readers?: Readership;
  /** It names countries, organisations or teams. */
  readonly list?: NameList;
  /** It is not written beside any of these. */
  readonly suppressedBy?: readonly string[];
  /** What stands on the whole wherever it stands on a part. */
  readonly implies?: readonly string[];
  readonly rules?: readonly CaptionRule[];
};

export type Combine =
  /** It stands on the whole if it stands on any part. A list names all; one that names none covers all names. */
  | { readonly how: "union" }
  /**
   * It stands on the whole if it stands on every part at or above a level. A list keeps
   * the names that all have, and where none but home is left, another caption stands instead.
   */
  | { readonly how: "intersection"; readonly from: string; readonly whenEmpty?: string }
  /** It stands on a whole at or under a level, and above it leaves other captions behind, or none. */
  | { readonly how: "up to"; readonly level: string; readonly leaves?: readonly string[] };

export const readerships = ["holders", "home", "listed", "everyone"] as const;
export type Readership = (typeof readerships)[number];

export type NameList = {
  readonly separator: string;
  /** The name that stands first. */
  readonly first?: string;
  /** The name that does not stand in it. */
  readonly never?: string;
  /** The fewest names; without it, one. */
  readonly least?: number;
  /** It may stand without names. */
  readonly bare?: boolean;
  /** The paragraphs of the authority on each. */
  readonly cites?: {
    readonly order?: string;
    readonly never?: string;
    readonly least?: string;
  };
};

export type CaptionRule =
  | {
      readonly rule: "requires";
      /** One of these beside it. */
      readonly captions: readonly string[];
      /** Not asked of a mark as it is read, but where a paper is rolled up. */
      readonly at?: "roll-up";
      readonly cite?: string;
    }
  | { readonly rule: "excludes"; readonly captions: readonly string[]; readonly cite?: string }
  | { readonly rule: "at least"; readonly level: string; readonly cite?: string }
  | { readonly rule: "at most"; readonly level: string; readonly cite?: string };

export type CaptionGroup = {
  readonly id: string;
  /** What stands before the first caption of the group; or after it, where the group comes before the level. */
  readonly lead: string;
  /** What stands between two of its captions. */
  readonly between: string;
  readonly beforeLevel?: boolean;
};

export type Discouraged = {
  readonly level: string;
  /** As a mark has it, whether the scheme knows it or not. */
  readonly caption: string;
  readonly why: string;
  readonly cite?: string;
};

/** A caption of the scheme as it stands on a mark, with the names it lists. */
export type Borne = { readonly caption: Caption; readonly names: readonly string[] };

/** The level's place from the bottom; a level the scheme does not know counts above all it knows. */
export function rankOf(scheme: Scheme, level: string): number {
  const rank = scheme.levels.findIndex((known) => known.id === level);
  return rank === -1 ? scheme.levels.length : rank;
}

/** What a mark's caption means; undefined where the scheme does not know it. */
export function captionOf(scheme: Scheme, text: string): Borne | undefined {
  return bornBy(scheme, text, ({ id }) => [id]);
}

/** The same for a caption that goes by any of the names given: the longest that fits. */
export function bornBy(
  scheme: Scheme,
  text: string,
  namesOf: (caption: Caption) => readonly string[],
): Borne | undefined {
  let found: { readonly born: Borne; readonly length: number } | undefined;
  for (const caption of scheme.captions) {
    for (const name of namesOf(caption)) {
      if (found !== undefined && found.length >= name.length) continue;
      const names = listedAfter(caption, name, text);
      if (names !== undefined) found = { born: { caption, names }, length: name.length };
    }
  }
  return found?.born;
}

/** The caption as a mark has it: its id, and the names it lists. */
export function textOf({ caption, names }: Borne): string {
  if (names.length === 0) return caption.id;
  return `${caption.id} ${inOrder(caption, names).join(caption.list?.separator ?? " ")}`;
}

/** The first name first, then the shorter codes before the longer, each in the order of the alphabet. */
export function inOrder(caption: Caption, names: readonly string[]): readonly string[] {
  const first = caption.list?.first;
  const place = (name: string) => (name === first ? 0 : name.length);
  return [...new Set(names)].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Who may read what bears the caption. */
export function readersOf({ readers }: Caption): Readership {
  return readers ?? "holders";
}

export function combineOf({ combine }: Caption): Combine {
  return combine ?? { how: "union" };
}

const code = /^[A-Z0-9][A-Z0-9-]{0,30}$/;

/** The names in a text that begins with the caption's name; undefined where it is another text. */
function listedAfter({ list }: Caption, name: string, text: string): readonly string[] | undefined {
  if (text === name) return list === undefined || list.bare === true ? [] : undefined;
  if (list === undefined || !text.startsWith(`${name} `)) return undefined;
  const names = text
    .slice(name.length)
    .split(/[,\s]+/)
    .filter((part) => part !== "");
  return names.length > 0 && names.every((one) => code.test(one)) ? names : undefined;
}
