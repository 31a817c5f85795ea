/**
 * Intake: the fields of a contact that a pasted text names, each with the words it was found in.
 *
 * It reads by rule and guesses nothing: a date that is written out, a name that the reader's
 * record knows and that can mean one alone, a word for a mode. Nothing is entered; a person
 * confirms each field.
 */
import type { IntakeOutput } from "../codec/output-api-people.ts";
import type { Mode, Purpose } from "../core/contact.ts";
import { parseDay } from "../core/day.ts";
import type { PartyId } from "../core/id.ts";
import type { Lens } from "./lens.ts";
import { sideOf } from "./move-view.ts";

type Field = IntakeOutput["fields"][number];
type Found = Omit<Field, "from" | "to">;

export function readIntake(text: string, lens: Lens): IntakeOutput {
  const fields = [
    ...daysIn(text),
    ...wordsIn(text, modeWords, "mode"),
    ...wordsIn(text, purposeWords, "purpose"),
    ...namesIn(text, labelsOf(lens)),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  return { fields, ...draftOf(fields, text) };
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
const monthWord = `(${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")})`;
const dateForms: readonly {
  readonly form: RegExp;
  readonly parts: readonly [number, number, number];
}[] = [
  { form: /\b(\d{4})-(\d{2})-(\d{2})\b/g, parts: [1, 2, 3] },
  {
    form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${monthWord},? (\\d{4})\\b`, "gi"),
    parts: [3, 2, 1],
  },
  {
    form: new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "gi"),
    parts: [3, 1, 2],
  },
];

function daysIn(text: string): readonly Field[] {
  return dateForms.flatMap(({ form, parts: [year, month, day] }) =>
    [...text.matchAll(form)].flatMap((match): readonly Field[] => {
      const named = months.findIndex((name) =>
        (match[month] ?? "").toLowerCase().startsWith(name.slice(0, 3)),
      );
      const number = named === -1 ? (match[month] ?? "") : String(named + 1).padStart(2, "0");
      const value = `${match[year]}-${number}-${(match[day] ?? "").padStart(2, "0")}`;
      if (!parseDay(value).ok) return [];
      return [{ field: "when", value, title: value, ...spanOf(match) }];
    }),
  );
}

const modeWords: readonly (readonly [Mode, RegExp])[] = [
  ["call", /\b(?:telephoned?|phoned?|rang|telephone call|phone call)\b/gi],
  ["letter", /\b(?:letter|wrote to)\b/gi],
  ["note", /\b(?:diplomatic note|non-paper)\b/gi],
  ["démarche", /\bd[eé]marche\b/gi],
  ["message", /\b(?:message|cable|telegram)\b/gi],
  ["session", /\b(?:plenary|round of talks|session)\b/gi],
  ["social", /\b(?:reception|dinner|lunch|luncheon|cocktails?)\b/gi],
  ["meeting", /\b(?:met|meeting|called on|talked with|spoke with)\b/gi],
];
const purposeWords: readonly (readonly [Purpose, RegExp])[] = [
  ["probe", /\b(?:probed?|sounded out|sounding)\b/gi],
  ["convey", /\b(?:conveyed|handed over|delivered)\b/gi],
  ["negotiate", /\bnegotiat(?:e|ed|ing|ions?)\b/gi],
  ["consular", /\bconsular\b/gi],
  ["ceremonial", /\b(?:funeral|credentials|ceremony)\b/gi],
  ["exchange", /\b(?:exchanged views|discussed)\b/gi],
];

function wordsIn(
  text: string,
  all: readonly (readonly [string, RegExp])[],
  field: "mode" | "purpose",
): readonly Field[] {
  return all.flatMap(([value, form]) =>
    [...text.matchAll(form)].map((match) => ({ field, value, title: value, ...spanOf(match) })),
  );
}

function spanOf(match: RegExpExecArray): { readonly from: number; readonly to: number } {
  return { from: match.index, to: match.index + match[0].length };
}

/** Every name the record knows, with what it names; a name of two is left out. */
function labelsOf(lens: Lens): ReadonlyMap<string, Found> {
  const found = new Map<string, Found | undefined>();
  const add = (label: string, named: Found) => {
    const known = label.length > 2;
    const other = found.get(label);
    const isTwo = found.has(label) && other?.value !== named.value;
    if (known) found.set(label, isTwo ? undefined : named);
  };
  const ours = (party: PartyId) => (sideOf(party, lens) === "ours" ? "our" : "their");
  for (const { person, name, short, aliases, party } of lens.book.people.values()) {
    const field = `${ours(party)} person` as const;
    const last =
      short ??
      name
        .replace(/,? (?:Jr|Sr)\.?$/, "")
        .split(" ")
        .at(-1) ??
      name;
    for (const label of new Set([name, last, ...aliases])) {
      add(label, { field, value: person, title: name });
    }
  }
  for (const { office, name, party } of lens.book.offices.values()) {
    add(name, { field: `${ours(party)} office` as const, value: office, title: name });
  }
  for (const { issue, title } of lens.book.issues.values()) {
    for (const label of new Set([title, title.split(/[,:(]/)[0]?.trim() ?? title, issue])) {
      add(label, { field: "issue", value: issue, title });
    }
  }
  return new Map([...found].flatMap(([label, named]) => (named ? [[label, named] as const] : [])));
}

/** Names as they stand, whole words alone; of those that begin at one place the longest. */
function namesIn(text: string, labels: ReadonlyMap<string, Found>): readonly Field[] {
  const all = new Map([...labels].map(([label, named]) => [label.toLowerCase(), named]));
  const sorted = [...all.keys()].sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return [];
  const forms = sorted.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const form = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return [...text.matchAll(form)].flatMap((match) => {
    const named = all.get(match[0].toLowerCase());
    return named === undefined ? [] : [{ ...named, ...spanOf(match) }];
  });
}

function draftOf(fields: readonly Field[], text: string): Pick<IntakeOutput, "draft" | "missing"> {
  const first = (field: Field["field"]) => fields.find((one) => one.field === field)?.value;
  const each = (field: Field["field"]) => [
    ...new Set(fields.filter((one) => one.field === field).map(({ value }) => value)),
  ];
  const seats = (side: "our" | "their") => {
    const people = each(`${side} person`).map((person) => ({ person }));
    const named = people.length > 0 ? people : each(`${side} office`).map((office) => ({ office }));
    return named.map((who) => ({
      ...who,
      side: `${side}s` === "ours" ? "ours" : "theirs",
      role: "principal",
    }));
  };
  const participants = [...seats("our"), ...seats("their")];
  const when = first("when");
  const missing = [
    ...(when === undefined ? ["when"] : []),
    ...(participants.some(({ side }) => side === "ours") ? [] : ["ours"]),
    ...(participants.some(({ side }) => side === "theirs") ? [] : ["theirs"]),
  ];
  const draft = {
    kind: "contact",
    ...(when === undefined ? {} : { when }),
    mode: first("mode") ?? "meeting",
    ...(participants.length === 0 ? {} : { segments: [{ participants }] }),
    initiator: "unknown",
    purpose: first("purpose") ?? "exchange",
    issues: each("issue"),
    summary:
      text
        .trim()
        .split(/(?<=[.!?])\s/)[0]
        ?.slice(0, 500) ?? "",
  };
  return { draft, missing };
}
