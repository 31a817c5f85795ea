/**
 * A drafted memorandum as plain text: banner, heads, numbered paragraphs that end
 * with their portion marks, and a note for each thing that a sentence rests on.
 *
 * A record or a ruling keeps one note however often it is cited. The note names it
 * by its id and its source, so that a reader can open it; a sentence without a note
 * is the author's own.
 */
import type { Answer } from "../core/answer.ts";
import type { Citation } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import type { Regime } from "../core/mark.ts";
import { printBanner, printPortion } from "../core/marking.ts";
import type { Setup } from "../core/setup.ts";
import type { Ruling } from "../core/verdict.ts";
import { formatDay } from "../core/when-words.ts";
import type { Memorandum, MemorandumParagraph } from "./memorandum.ts";
import type { Sentence } from "./sentence.ts";
import { centred, wrap } from "./wrap.ts";

/** Columns of text on paper. */
const paperWidth = 88;
/** A paragraph of more sentences than this is set out line by line. */
const mostRunOn = 6;

export function printMemorandum(
  memorandum: Memorandum,
  answered: Answer,
  setup: Setup,
  width: number = paperWidth,
): string {
  const banner = centred(printBanner(setup.book.regime, memorandum.mark).toUpperCase(), width);
  const notes = numberedNotes(memorandum);
  const rulings = rulingsIn(answered);
  const blocks = [
    banner,
    "DRAFT MEMORANDUM",
    heads(memorandum, width),
    ...memorandum.paragraphs.map((paragraph, at) =>
      printParagraph(paragraph, at + 1, { notes, width, regime: setup.book.regime }),
    ),
    "NOTES",
    [...notes].map(([ref, number]) => printNote(ref, number, { rulings, setup, width })).join("\n"),
    banner,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function heads({ to, from, subject, authority }: Memorandum, width: number): string {
  const rows = [
    ["TO", to],
    ["FROM", from],
    ["SUBJECT", subject],
    ["AUTHORITY", authority],
  ] as const;
  return rows
    .map(([head, text]) =>
      wrap(text, { width, lead: `${head}:`.padEnd(12), indent: " ".repeat(12) }),
    )
    .join("\n");
}

/** The number of each reference, in the order in which the text comes to it. */
export function numberedNotes({ paragraphs }: Memorandum): ReadonlyMap<string, number> {
  const refs = paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ basis }) => basis.refs));
  return new Map([...new Set(refs)].map((ref, at) => [ref, at + 1] as const));
}

type Notes = ReadonlyMap<string, number>;

function printParagraph(
  { move, mark, sentences }: MemorandumParagraph,
  number: number,
  on: { readonly notes: Notes; readonly width: number; readonly regime: Regime },
): string {
  const { notes, width, regime } = on;
  const lead = `${number}. `;
  const indent = " ".repeat(4);
  const title = `${move.charAt(0).toUpperCase()}${move.slice(1)}.`;
  const texts = sentences.map((sentence) => withNotes(sentence, notes));
  const last = texts.length - 1;
  const portion = printPortion(regime, mark);
  const close = portion === undefined ? "" : ` (${portion})`;
  const closed = texts.map((text, at) => (at === last ? `${text}${close}` : text));
  const frame = { width, lead: lead.padEnd(4), indent };
  if (closed.length <= mostRunOn) return wrap([title, ...closed].join(" "), frame);
  const lines = closed.map((text) =>
    wrap(text, { width, lead: `${indent}- `, indent: `${indent}  ` }),
  );
  return [wrap(title, frame), ...lines].join("\n");
}

function withNotes({ text, basis }: Sentence, notes: Notes): string {
  const numbers = basis.refs.flatMap((ref) => notes.get(ref) ?? []);
  return numbers.length === 0 ? text : `${text} [${inRanges(numbers)}]`;
}

/** `1, 4–7` */
function inRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges
    .map(({ from, to }) => {
      if (from === to) return `${from}`;
      return to === from + 1 ? `${from}, ${to}` : `${from}–${to}`;
    })
    .join(", ");
}

function printNote(
  ref: string,
  number: number,
  on: {
    readonly rulings: ReadonlyMap<string, Ruling>;
    readonly setup: Setup;
    readonly width: number;
  },
): string {
  const { rulings, setup, width } = on;
  return wrap(noteText(ref, rulings, setup), {
    width,
    lead: `${number}. `.padStart(5),
    indent: " ".repeat(5),
  });
}

/** The rulings of an answer, by the ids that its sentences rest on. */
export function rulingsIn({ asks }: Answer): ReadonlyMap<string, Ruling> {
  return new Map(asks.flatMap(({ ruling }) => (ruling ? [[ruling.id, ruling] as const] : [])));
}

/** What a note says of the ruling or the record that it names. */
export function noteText(ref: string, rulings: ReadonlyMap<string, Ruling>, setup: Setup): string {
  const ruling = rulings.get(ref);
  return ruling === undefined ? recordNote(ref, setup) : rulingNote(ruling);
}

function rulingNote({ title, word, policy, policyVersion, asOf, knownOn, rules }: Ruling): string {
  const under = rules.map((rule) => `, ${rule.rule}`).join("");
  return `Ruling on “${title}”: ${word}. ${policy}, version ${policyVersion}${under}; as of ${formatDay(asOf)}, as known on ${knownOn}.`;
}

function recordNote(ref: string, { book }: Setup): string {
  // What is no ruling of this answer is an entry of the record.
  const entry = book.entries.get(ref as EntryId);
  if (entry === undefined)
    throw new Error(`a sentence rests on \`${ref}\`, which is not on record`);
  const sources = entry.sources.map(citationText).join("; ");
  return `${entry.id} (${entry.kind}). ${sources === "" ? "No source is given" : sources}.`;
}

function citationText({ work, place }: Citation): string {
  return place === undefined ? work : `${work}, ${place}`;
}
