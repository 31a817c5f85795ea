/**
 * Reading a date as a person says it: `yesterday`, `about 28 January 1983`, `from 28 January to
 * 2 February`, or EDTF as it stands.
 *
 * Whatever `formatWhen` prints is read here again. What could mean two days is refused and never
 * guessed at; a date without its year is the last such day, and the writer is shown what was
 * understood.
 */
import { addDays, addMonths, civilDay, type Day, daysBetween, partsOf, quoted } from "./day.ts";
import { seasons } from "./edtf.ts";
import { fail, type Result } from "./result.ts";
import { parseWhen, type When } from "./when.ts";

/** `on` is the day from which `yesterday` and the like are counted. */
export function readWhenSaid(text: string, on: Day): Result<When, string> {
  const asItStands = parseWhen(text.trim());
  if (asItStands.ok) return asItStands;
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.,]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^on (?!or )/, "")
    .trim();
  const edtf = whole(said, on);
  if (edtf !== undefined) {
    const read = parseWhen(edtf);
    if (read.ok) return read;
    return fail(`${quoted(text)} ends before it begins, or is not in the calendar; check it`);
  }
  if (/^\d{1,2}[ /-]\d{1,2}[ /-]\d{2,4}$/.test(said)) {
    return fail(`${quoted(text)} could be two dates; write the month as a word`);
  }
  return fail(
    `${quoted(text)} is not a date that can be read; write \`28 January 1983\`, \`about January 1983\`, \`from 28 January to 2 February 1983\` or \`yesterday\``,
  );
}

const fixed: Readonly<Record<string, string>> = {
  "at any time": "../..",
  "at an unknown time": "/",
  "an unknown year": "XXXX",
};

function whole(said: string, on: Day): string | undefined {
  const [, after] = /^(?:(?:on|in) or after|since) (.+)$/.exec(said) ?? [];
  if (after !== undefined) return joined(one(after, on), "..");
  const [, before] = /^(?:on|in) or before (.+)$/.exec(said) ?? [];
  if (before !== undefined) return joined("..", one(before, on));
  const [, from, to] =
    /^between (.+?) and (.+)$/.exec(said) ??
    /^from (.+?) (?:to|until|till) (.+)$/.exec(said) ??
    /^(.+?) ?(?:–|—| - | to | until | till )(?!\d{4}$) ?(.+)$/.exec(said) ??
    [];
  return fixed[said] ?? one(said, on) ?? between(from, to, on);
}

/** The first end may leave out what the second one says. */
function between(from: string | undefined, to: string | undefined, on: Day): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const last = one(to, on);
  const [year, month] = (last ?? "").replace(/[?~%]/, "").split("-");
  const first =
    one(from, on, year) ??
    (month !== undefined && /^\d{1,2}$/.test(from) ? `${year}-${month}-${two(from)}` : undefined);
  return joined(first, last);
}

function joined(first: string | undefined, last: string | undefined): string | undefined {
  return first === undefined || last === undefined ? undefined : `${first}/${last}`;
}

/** One date with its qualifier. A year is given where it goes without saying. */
function one(said: string, on: Day, year?: string): string | undefined {
  const [, about, words = "", uncertain] =
    /^(about |around |circa |c |~ ?)?(.+?)( ?\(uncertain\)| ?\?)?$/.exec(said) ?? [];
  const plain = relative(words, on) ?? named(words, on, year);
  if (plain === undefined || (about ?? uncertain) === undefined) return plain;
  if (plain.includes("/")) return undefined;
  if (about === undefined) return `${plain}?`;
  return `${plain}${uncertain === undefined ? "~" : "%"}`;
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** A Monday. */
const aMonday = "1900-01-01" as Day;

function relative(words: string, on: Day): string | undefined {
  const weekday = ((daysBetween(aMonday, on) % 7) + 7) % 7;
  const monday = addDays(on, -weekday);
  const plain: Readonly<Record<string, () => string>> = {
    today: () => on,
    yesterday: () => addDays(on, -1),
    "the day before yesterday": () => addDays(on, -2),
    "a week ago": () => addDays(on, -7),
    "this week": () => `${monday}/${on}`,
    "last week": () => `${addDays(monday, -7)}/${addDays(monday, -1)}`,
    "this month": () => on.slice(0, 7),
    "last month": () => addMonths(on, -1).slice(0, 7),
    "this year": () => on.slice(0, 4),
    "last year": () => addMonths(on, -12).slice(0, 4),
  };
  if (plain[words] !== undefined) return plain[words]();
  const [, days] = /^(\d{1,3}) days? ago$/.exec(words) ?? [];
  if (days !== undefined) return addDays(on, -Number(days));
  const wanted = weekdays.indexOf(words.replace(/^last /, ""));
  // The last such day before this one: who means today says so.
  return wanted === -1 ? undefined : addDays(on, -(((weekday - wanted + 6) % 7) + 1));
}

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function named(words: string, on: Day, year: string | undefined): string | undefined {
  const [, decade, end] = /^some year from (\d{4}) to (\d{4})$/.exec(words) ?? [];
  if (decade !== undefined && end !== undefined) {
    return Number(end) - Number(decade) === 9
      ? `${decade.slice(0, 3)}X`
      : `${decade.slice(0, 2)}XX`;
  }
  const [, season, from] =
    /^(spring|summer|autumn|winter) (\d{4})(?: to \d{4})?$/.exec(words) ?? [];
  if (season !== undefined) {
    return `${from}-${seasons.find(({ name }) => name === season)?.code}`;
  }
  if (/^\d{4}$/.test(words)) return words;
  const parts =
    /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?<month>[a-z]+)(?: (?<year>\d{4}))?$/.exec(
      words,
    ) ?? /^(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/.exec(words);
  const month = monthOf(parts?.groups?.month ?? "");
  if (parts?.groups === undefined || month === undefined) return undefined;
  const given = parts.groups.year ?? year;
  return given === undefined
    ? lastSuch(month, parts.groups.day, on)
    : dated(given, month, parts.groups.day);
}

function monthOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const at = months.findIndex((name) => name === word || name.slice(0, 3) === word);
  return at === -1 && word === "sept" ? 9 : at === -1 ? undefined : at + 1;
}

function dated(year: string, month: number, day: string | undefined): string {
  return `${year}-${two(month)}${day === undefined ? "" : `-${two(day)}`}`;
}

/** Of this year, or of the last where it would be to come. */
function lastSuch(month: number, day: string | undefined, on: Day): string | undefined {
  const [year] = partsOf(on);
  for (const candidate of [year, year - 1, year - 2, year - 3, year - 4]) {
    const first = civilDay(candidate, month, day === undefined ? 1 : Number(day));
    if (first !== undefined && first <= on) {
      return dated(String(candidate).padStart(4, "0"), month, day);
    }
  }
  return undefined;
}

function two(number: number | string): string {
  return String(number).padStart(2, "0");
}
