/**
 * The journal's export form: one JSON text to a line, each in canonical form. See docs/journal.md.
 *
 * A header, then a line for each leaf in its order, and after a leaf the checkpoints that end
 * with it. A line must be, to the byte, what this file would write; so a name given twice, a
 * field more or a space more is found, and two readers cannot read two things in one line.
 */
import { canonicalJson } from "../codec/canonical.ts";
import type { DossierId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { type Leaf, leafText, parseLeaf, parseSalt, type Salt } from "./leaf.ts";
import { readPlainLeaf } from "./plain-leaf.ts";

/** An auditor's export has every leaf and the master tree; a reader's, the trees of its marks. */
export const views = ["full", "marks"] as const;
export type View = (typeof views)[number];

const form = "chancery-journal/1";

export type HeaderLine = {
  readonly kind: "header";
  readonly dossier: DossierId;
  /** The name of the key that signs, which begins the origin of every tree. */
  readonly log: string;
  readonly view: View;
};

/** What the journal holds of an entry beside its leaf. */
export type Content =
  | { readonly kind: "held"; readonly payload: string; readonly salt: Salt }
  /** Taken out, by the excision at that position of the same tree. */
  | { readonly kind: "excised"; readonly by: number };

export type LeafLine = {
  readonly kind: "leaf";
  /** Its place in the master tree; absent from a reader's export. */
  readonly index?: number;
  /** Its place in the tree of its mark. */
  readonly position: number;
  readonly leaf: Leaf;
  readonly content: Content;
};

export type CheckpointLine = { readonly kind: "checkpoint"; readonly note: string };

export type ExportLine = HeaderLine | LeafLine | CheckpointLine;

/** One line of an export, without its newline. */
export function formatLine(line: ExportLine): string {
  switch (line.kind) {
    case "header":
      return canonicalJson({ dossier: line.dossier, form, log: line.log, view: line.view });
    case "checkpoint":
      return canonicalJson({ checkpoint: line.note });
    case "leaf":
      return formatLeafLine(line);
  }
}

/** Put together by hand, so that a payload's text goes out as it was hashed and is written once. */
function formatLeafLine({ index, position, leaf, content }: LeafLine): string {
  const place = index === undefined ? "" : `"index":${index},`;
  const text = leafText(leaf);
  if (content.kind === "excised") {
    return `{"excised":${content.by},${place}"leaf":${text},"position":${position}}`;
  }
  const { payload, salt } = content;
  return `{${place}"leaf":${text},"payload":${payload},"position":${position},"salt":"${salt}"}`;
}

export function parseLine(text: string): Result<ExportLine, string> {
  const plain = readPlainLeaf(text);
  if (plain !== undefined) return ok(plain);
  try {
    const line = readLine(JSON.parse(text));
    if (!line.ok || formatLine(line.value) === text) return line;
    return fail("not written as an export writes it");
  } catch (error) {
    return fail(error instanceof Error ? error.message : "not JSON");
  }
}

type Fields = { readonly [name: string]: unknown };

function readLine(value: unknown): Result<ExportLine, string> {
  if (typeof value !== "object" || value === null) return fail("not a JSON object");
  const fields = value as Fields;
  if ("leaf" in fields) return readLeafLine(fields);
  if (typeof fields.checkpoint === "string") {
    return ok({ kind: "checkpoint", note: fields.checkpoint });
  }
  return readHeader(fields);
}

function readLeafLine({ leaf: raw, index, position, ...rest }: Fields): Result<LeafLine, string> {
  const leaf = parseLeaf(raw);
  if (!leaf.ok) return leaf;
  if (!isPlace(position)) return fail("`position` is a number from 0");
  if (index !== undefined && !isPlace(index)) return fail("`index` is a number from 0");
  const content = readContent(rest);
  if (!content.ok) return content;
  const place = index === undefined ? {} : { index };
  return ok({ kind: "leaf", ...place, position, leaf: leaf.value, content: content.value });
}

function readContent(rest: Fields): Result<Content, string> {
  if (isPlace(rest.excised)) return ok({ kind: "excised", by: rest.excised });
  const salt = parseSalt(rest.salt);
  if (salt === undefined || rest.payload === undefined) {
    return fail("neither a payload with its salt nor an excision");
  }
  return ok({ kind: "held", payload: canonicalJson(rest.payload), salt });
}

function readHeader({ dossier, form: named, log, view: name }: Fields): Result<HeaderLine, string> {
  if (named !== form) return fail(`not an export of the form \`${form}\``);
  const view = views.find((known) => known === name);
  if (typeof dossier !== "string" || typeof log !== "string" || view === undefined) {
    return fail("a header names the dossier, the log and the view");
  }
  return ok({ kind: "header", dossier: dossier as DossierId, log, view });
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
