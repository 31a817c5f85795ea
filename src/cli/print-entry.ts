/**
 * One entry as a person reads it: every field of its wire form, with names for ids.
 *
 * The fields come from the wire form itself, so a kind of entry added tomorrow is
 * printed without a change here.
 */
import type { BasketId, EntryId, IssueId, OfficeId, PersonId } from "../core/id.ts";
import type { Names } from "../core/names.ts";
import { parseWhen } from "../core/when.ts";
import { formatWhen } from "../core/when-words.ts";
import { wrap } from "../library/wrap.ts";
import { bullets, capital, page, table } from "./text.ts";

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

export type Shown = {
  /** The wire form. */
  readonly entry: Fields;
  readonly supersededBy: EntryId | undefined;
  readonly names: Names;
};

export function printEntry({ entry, supersededBy, names }: Shown, width: number): string {
  const { id, kind, ...fields } = entry;
  const rows: (readonly string[])[] = [];
  const lists: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isLong(value)) lists.push(longList(name, value, { names, width }));
    else rows.push([label(name), plain(name, value, names)]);
  }
  const gone =
    supersededBy === undefined
      ? ""
      : `This no longer holds: \`${supersededBy}\` took its place or took it back.`;
  return page([
    wrap(`${capital(String(kind))} \`${String(id)}\``, { width }),
    gone === "" ? "" : wrap(gone, { width }),
    table(rows, { width }),
    ...lists,
  ]);
}

/** A list of objects gets a block of its own, and every object a line. */
function isLong(value: Json): value is readonly Fields[] {
  return Array.isArray(value) && value.some((one) => isFields(one) && !isSomeone(one));
}

function longList(
  name: string,
  items: readonly Fields[],
  { names, width }: { readonly names: Names; readonly width: number },
): string {
  const lines = items.map((item) => inline(item, names));
  return `${capital(label(name))}\n${bullets(lines, { width })}`;
}

function inline(fields: Fields, names: Names): string {
  return Object.entries(fields)
    .map(([name, value]) => `${label(name)}: ${plain(name, value, names)}`)
    .join("; ");
}

function plain(name: string, value: Json, names: Names): string {
  if (Array.isArray(value)) return value.map((one) => plain(name, one, names)).join("; ");
  if (isFields(value)) {
    const someone = isSomeone(value) ? whoText(value, names) : undefined;
    return someone ?? `(${inline(value, names)})`;
  }
  return typeof value === "string" ? named(name, value, names) : String(value);
}

/** An id with what it is called; a date as it is said. */
function named(name: string, value: string, names: Names): string {
  if (dates.has(name)) {
    const when = parseWhen(value);
    return when.ok ? formatWhen(when.value) : value;
  }
  const called = nameOf(name, value, names);
  return called === undefined || called === value ? value : `${called} [${value}]`;
}

const dates: ReadonlySet<string> = new Set(["when", "since", "until", "due", "horizon"]);

function nameOf(name: string, value: string, names: Names): string | undefined {
  // The names look an id up and give it back where nobody bears it.
  switch (name) {
    case "person":
      return names.person(value as PersonId);
    case "office":
      return names.office(value as OfficeId);
    case "issue":
    case "issues":
      return names.issue(value as IssueId);
    case "basket":
    case "baskets":
      return names.basket(value as BasketId);
    default:
      return undefined;
  }
}

function whoText(fields: Fields, names: Names): string {
  const { person, office, party, words, ...rest } = fields;
  const who =
    (typeof person === "string" && named("person", person, names)) ||
    (typeof office === "string" && named("office", office, names)) ||
    String(party ?? words);
  const more = Object.keys(rest).length === 0 ? "" : ` (${inline(rest, names)})`;
  return `${who}${more}`;
}

function isSomeone(fields: Fields): boolean {
  return ["person", "office", "party", "words"].some((name) => typeof fields[name] === "string");
}

function isFields(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `recordStatus` as `record status`. */
function label(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
