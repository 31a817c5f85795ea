/**
 * A memorandum in the layout of a printed edition: heading, subject, paragraphs
 * with their marks, page breaks inside the flow, notes at the end.
 */
import { type Draft, endOf, recorded, type Setup } from "./draft.ts";

type Note = { readonly number: string; readonly text: string };
type Paragraph = { readonly number: string; readonly text: string; readonly mark: string };
type PageBreak = { readonly page: string; readonly paragraph: string; readonly at: number };

export function seedDraft(setup: Setup): Draft {
  const { seed } = setup.supplement;
  const lines = setup.source.seed.split("\n").map((line) => line.trim());
  const notes = notesIn(lines);
  const heading = /^\d+\. (.*?)\d$/.exec(lines[0] ?? "")?.[1];
  const subject = lines.find((line) => line.startsWith("• "))?.slice(2);
  const flow = lines
    .filter((line) => /\([A-Z]+\)$/.test(line))
    .map((line, index) => {
      return paragraphOf(line, `¶${index + 1}`, notes);
    });
  const signature = lines.find((line) => /^\p{L}[\p{L}. ]+\d$/u.test(line));
  if (heading === undefined || subject === undefined || signature === undefined) {
    throw new Error("the memorandum is not laid out as expected; look at its text");
  }
  return {
    id: seed.id,
    kind: "document",
    when: seed.when,
    uncertain: seed.uncertain,
    genre: seed.genre,
    title: heading,
    subject,
    from: seed.from,
    to: seed.to,
    repliesTo: seed.repliesTo,
    paragraphs: flow.map(({ paragraph }) => paragraph),
    pageBreaks: flow.flatMap(({ breaks }) => breaks),
    notes,
    sourceNote: sourceNote(notes, setup),
    note: `signed: ${signature.replace(/\d$/, "")}; note 1 stands at the title, note 2 at the end of the first sentence, note 3 at the signature`,
    sources: seed.sources,
    mark: seed.mark,
    recorded: recorded(endOf(seed.recorded), setup),
  };
}

function notesIn(lines: readonly string[]): readonly Note[] {
  return lines.slice(1).flatMap((line) => {
    const [, number, text] = /^(\d+)\. (.+)$/.exec(line) ?? [];
    return number === undefined || text === undefined ? [] : [{ number, text }];
  });
}

/** The text without its mark, its note numbers and its page breaks; those stand beside it. */
function paragraphOf(line: string, number: string, notes: readonly Note[]) {
  const [, body = "", mark = ""] = /^(.*) \(([A-Z]+)\)$/.exec(line) ?? [];
  const numbers = notes.map((note) => note.number).join("|");
  let text = body.replace(new RegExp(`(?<=[.,;”])(?:${numbers})(?= |$)`, "g"), "");
  const breaks: PageBreak[] = [];
  for (let found = pageBreak.exec(text); found !== null; found = pageBreak.exec(text)) {
    breaks.push({ page: found[1] ?? "", paragraph: number, at: found.index });
    text = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  }
  const paragraph: Paragraph = { number, text, mark };
  return { paragraph, breaks };
}

const pageBreak = /\[Page (\S+)\] /;

/** Repository, collection, folder with its dates, control number, mark: as the note names them. */
function sourceNote(notes: readonly Note[], { supplement }: Setup) {
  const text = notes.find((note) => note.text.startsWith("Source: "))?.text ?? "";
  const parts = /^Source: ([^,]+), (.+), ([^,]+ \([^)]+\)); (.+?)\. (.+)\.$/.exec(text);
  if (parts === null) throw new Error("the source note is not as expected; look at its text");
  const [, repository, collection, folder, control = "", markAsOf] = parts;
  const { drafting, attestationNote } = supplement.seed;
  const attestation = notes.find(({ number }) => number === attestationNote)?.text;
  return {
    text,
    repository,
    collection,
    folder,
    controlNumber: control.replaceAll("–", "-"),
    markAsOf,
    drafting,
    attestation,
  };
}
