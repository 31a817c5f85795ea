/**
 * The drafted memorandum as the app holds it: the server's sentences with the author's own among
 * them, its notes numbered, and the whole as Markdown.
 *
 * A record or a ruling keeps one number however often it is cited. A sentence without a note is
 * the author's own, and the text says so.
 */
import type { AnswerOutput } from "../codec/output.ts";

type Memorandum = AnswerOutput["memorandum"];
export type Paragraph = Memorandum["paragraphs"][number];
export type Sentence = Paragraph["sentences"][number];

/** The author's own sentences, by the place of the paragraph that they follow. */
export type OwnWords = Readonly<Record<number, readonly string[]>>;

export const noOwnWords: OwnWords = {};

/** The memorandum with the author's sentences at the ends of their paragraphs. */
export function withOwnWords(memorandum: Memorandum, own: OwnWords): Memorandum {
  return {
    ...memorandum,
    paragraphs: memorandum.paragraphs.map((paragraph, at) => ({
      ...paragraph,
      sentences: [...paragraph.sentences, ...(own[at] ?? []).map(authored)],
    })),
  };
}

function authored(text: string): Sentence {
  return { text, basis: { kind: "author", refs: [] } };
}

/** The number of each reference, in the order in which the text comes to it. */
export function notesOf({ paragraphs }: Memorandum): ReadonlyMap<string, number> {
  const refs = paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ basis }) => basis.refs));
  return new Map([...new Set(refs)].map((ref, at) => [ref, at + 1] as const));
}

/** `1, 4–7` */
export function inRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges
    .map(({ from, to }) => {
      if (from === to) return `${from}`;
      return `${from}${to === from + 1 ? ", " : "–"}${to}`;
    })
    .join(", ");
}

export type PaperWords = {
  readonly banner: string;
  readonly portionOf: (mark: string) => string;
  /** What a note says of the record or ruling it stands for. */
  readonly noteOf: (ref: string) => string;
};

export function asMarkdown(memorandum: Memorandum, words: PaperWords): string {
  const { banner, portionOf, noteOf } = words;
  const notes = notesOf(memorandum);
  const heads = [
    ["To", memorandum.to],
    ["From", memorandum.from],
    ["Subject", memorandum.subject],
    ["Authority", memorandum.authority],
  ] as const;
  const paragraphs = memorandum.paragraphs.map(({ mark, sentences }) => {
    const text = sentences.map((sentence) => sentenceIn(sentence, notes)).join(" ");
    return `${portionOf(mark)} ${text}`.trim();
  });
  return [
    `**${banner}**`,
    "# Draft memorandum",
    heads.map(([head, text]) => `**${head}:** ${escaped(text)}`).join("  \n"),
    ...paragraphs,
    [...notes].map(([ref, number]) => `[^${number}]: ${escaped(noteOf(ref))}`).join("\n"),
    `**${banner}**`,
    "",
  ].join("\n\n");
}

function sentenceIn({ text, basis }: Sentence, notes: ReadonlyMap<string, number>): string {
  if (basis.refs.length === 0) return `${escaped(text)} *(author’s own)*`;
  const marks = basis.refs.map((ref) => `[^${notes.get(ref)}]`).join("");
  return `${escaped(text)}${marks}`;
}

/** Text of the record is text, whatever signs it holds. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
}
