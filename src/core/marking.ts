/**
 * Marks as papers show them: the banner on each page, `SECRET//NOFORN`, and the
 * portion mark at each paragraph, `S//NF`, printed and read under a scheme.
 *
 * Either form of a level or caption is read wherever it stands, in any order and in
 * capitals or not; what is printed is always the one form. A text that breaks a rule is
 * no mark; `keepMarking` keeps it all the same, for papers that come as they are.
 */
import { canonicalMark, isKnownLevel, type Mark, parseMark } from "./mark.ts";
import { checkMark, isRemark, type MarkProblem } from "./mark-check.ts";
import { fail, ok, type Result } from "./result.ts";
import { bornBy, type Caption, type CaptionGroup, captionOf, type Scheme } from "./scheme.ts";

export const forms = ["banner", "portion"] as const;
export type Form = (typeof forms)[number];

export type Marking = {
  readonly mark: Mark;
  /** What is flagged about it, though it may stand. */
  readonly remarks: readonly MarkProblem[];
};

export function printBanner(scheme: Scheme, mark: Mark): string {
  return print(scheme, mark, "banner");
}

/** Without its brackets; undefined under a scheme that has no portion marks. */
export function printPortion(scheme: Scheme, mark: Mark): string | undefined {
  return scheme.withoutPortions === true ? undefined : print(scheme, mark, "portion");
}

/** Reads a banner or a portion mark, with its brackets or without. */
export function readMarking(
  scheme: Scheme,
  text: string,
  form: Form = "banner",
): Result<Marking, readonly MarkProblem[]> {
  if (form === "portion" && scheme.withoutPortions === true) {
    return fail([{ kind: "no portion marks", scheme: scheme.id }]);
  }
  const { mark, problems } = taken(scheme, text);
  const all = mark === undefined ? problems : [...problems, ...checkMark(scheme, mark)];
  if (mark === undefined || !all.every(isRemark)) return fail(all);
  return ok({ mark: canonicalMark(scheme, mark), remarks: all });
}

/** The same for a text that has to be kept whatever it says: what is not understood stands word for word. */
export function keepMarking(
  scheme: Scheme,
  text: string,
): { readonly mark: Mark; readonly problems: readonly MarkProblem[] } {
  const { mark, problems } = taken(scheme, text);
  if (mark !== undefined && isKnownLevel(scheme, mark.level)) {
    const all = [...problems, ...checkMark(scheme, mark)];
    return { mark: canonicalMark(scheme, mark), problems: all };
  }
  const whole = parseMark(text);
  const kept = whole.ok ? whole.value : { level: text, captions: [] };
  return { mark: kept, problems: [...problems, ...checkMark(scheme, kept)] };
}

const plain: CaptionGroup = { id: "", lead: "; ", between: "; " };

function groupsOf({ groups }: Scheme): readonly CaptionGroup[] {
  return groups === undefined || groups.length === 0 ? [plain] : groups;
}

function groupOf(scheme: Scheme, caption: Caption | undefined): CaptionGroup {
  const groups = groupsOf(scheme);
  const own = groups.find(({ id }) => id === caption?.group);
  return own ?? groups.find(({ beforeLevel }) => beforeLevel !== true) ?? plain;
}

function print(scheme: Scheme, mark: Mark, form: Form): string {
  const level = scheme.levels.find(({ id }) => id === mark.level);
  const { captions } = canonicalMark(scheme, mark);
  let before = "";
  let after = level === undefined ? mark.level : nameIn(level, form);
  for (const group of groupsOf(scheme)) {
    const names = captions.flatMap((text) => {
      const caption = captionOf(scheme, text)?.caption;
      return groupOf(scheme, caption) === group ? [captionIn(text, caption, form)] : [];
    });
    if (group.beforeLevel === true) before += names.map((name) => name + group.lead).join("");
    else if (names.length > 0) after += group.lead + names.join(group.between);
  }
  return before + after;
}

/** A caption by its name in a form, with the names that it lists; a strange one as it is. */
function captionIn(text: string, caption: Caption | undefined, form: Form): string {
  return caption === undefined ? text : nameIn(caption, form) + text.slice(caption.id.length);
}

function nameIn(
  one: {
    readonly id: string;
    readonly title: string;
    readonly banner?: string;
    readonly portion?: string;
  },
  form: Form,
): string {
  return form === "banner" ? (one.banner ?? one.title) : (one.portion ?? one.id);
}

/** All that a level or caption goes by, in capitals. */
function namesOf(one: Parameters<typeof nameIn>[0] & { readonly also?: readonly string[] }) {
  return [one.id, nameIn(one, "banner"), nameIn(one, "portion"), ...(one.also ?? [])].map((name) =>
    name.toUpperCase(),
  );
}

/** A text as a mark of the scheme, however wrong; without one where it begins with no level. */
function taken(
  scheme: Scheme,
  text: string,
): { readonly mark?: Mark; readonly problems: readonly MarkProblem[] } {
  const { rest, captions: before } = prefixes(scheme, bare(text));
  const [first = "", ...items] = rest.split(separatorsOf(scheme));
  if (first === "") return { problems: [{ kind: "no level" }] };
  const upper = first.toUpperCase();
  const level = scheme.levels.find((one) => namesOf(one).includes(upper))?.id ?? first;
  const captions = [...before];
  const problems: MarkProblem[] = [];
  let last: Caption | undefined;
  // After the level, a separator and what it stands before take turns.
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [separator = "", item = ""] = [items[at], items[at + 1]];
    if (item === "") continue;
    const borne = bornBy(scheme, item.toUpperCase(), namesOf);
    if (borne === undefined) captions.push(item);
    else {
      captions.push(asWritten(borne));
      const { lead } = groupOf(scheme, borne.caption);
      if (!separates(scheme, separator, [last, borne.caption])) {
        problems.push({ kind: "separator", caption: borne.caption.id, wanted: lead.trim() });
      }
      last = borne.caption;
    }
  }
  return { mark: { level, captions }, problems };
}

/** Whether a separator may stand between two captions, or the level and the first. */
function separates(
  scheme: Scheme,
  separator: string,
  [last, next]: readonly [Caption | undefined, Caption],
): boolean {
  const group = groupOf(scheme, next);
  if (separator === group.lead.trim()) return true;
  const isWithin = last !== undefined && groupOf(scheme, last) === group;
  return isWithin && separator === group.between.trim();
}

/** The caption with its names in the order in which they were written. */
function asWritten({ caption, names }: { caption: Caption; names: readonly string[] }): string {
  return [caption.id, names.join(caption.list?.separator ?? " ")]
    .filter((part) => part !== "")
    .join(" ");
}

function bare(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, " ");
  const inner = /^\((.*)\)$/.exec(trimmed)?.[1];
  return (inner ?? trimmed).trim();
}

/** The captions that stand before the level, and what comes after them. */
function prefixes(
  scheme: Scheme,
  text: string,
): { readonly rest: string; readonly captions: readonly string[] } {
  const captions: string[] = [];
  let rest = text;
  for (const caption of scheme.captions) {
    const group = groupOf(scheme, caption);
    if (group.beforeLevel !== true) continue;
    const lead = namesOf(caption)
      .map((name) => `${name}${group.lead}`)
      .find((start) => rest.toUpperCase().startsWith(start));
    if (lead === undefined) continue;
    captions.push(caption.id);
    rest = rest.slice(lead.length);
  }
  return { rest, captions };
}

/** Any separator of the scheme, or a semicolon, which older papers have. */
export function separatorsOf(scheme: Scheme): RegExp {
  const all = groupsOf(scheme)
    .filter(({ beforeLevel }) => beforeLevel !== true)
    .flatMap(({ lead, between }) => [lead.trim(), between.trim()]);
  const longest = [...new Set([...all, ";"])]
    .filter((one) => one !== "")
    .sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`\\s*(${longest.join("|")})\\s*`);
}
