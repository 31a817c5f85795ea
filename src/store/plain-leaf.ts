/**
 * The usual line of an export, read without parsing it: a leaf with its payload, no escapes in its
 * names. Nine lines in ten are such, and a million of them are read in a verification.
 */
import { isCanonicalJson } from "../codec/canonical-text.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import type { LeafLine } from "./export-line.ts";
import { type Commitment, parseSalt } from "./leaf.ts";
import { parseHash } from "./tree.ts";

const hash = '"([A-Za-z0-9+/]{43}=)"';
const name = '"([^"\\\\\\x00-\\x1f]+)"';
const instant = '"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)"';
const place = "(0|[1-9]\\d{0,14})";
const head = new RegExp(
  `^\\{(?:"index":${place},)?"leaf":\\{"commitment":${hash},"dossier":${name},"id":${name},` +
    `"mark":${name},"recorded":${instant},"v":1\\},"payload":`,
);
const tail = new RegExp(`^,"position":${place},"salt":${hash}\\}$`);

/** The line, if it is a usual one and right in every byte; else it is for `parseLine` to say. */
export function readPlainLeaf(text: string): LeafLine | undefined {
  const begun = head.exec(text);
  const end = text.lastIndexOf(',"position":');
  const ended = begun === null || end === -1 ? null : tail.exec(text.slice(end));
  if (begun === null || ended === null) return undefined;
  const [start, index, hashed, dossier, id, mark, recorded = ""] = begun;
  const [commitment, salt] = [parseHash(hashed), parseSalt(ended[2])];
  const payload = text.slice(start.length, end);
  if (commitment === undefined || salt === undefined) return undefined;
  if (!start.isWellFormed() || !isCanonicalJson(payload)) return undefined;
  const leaf = {
    v: 1,
    dossier: dossier as DossierId,
    id: id as EntryId,
    mark: mark as string,
    recorded,
    commitment: commitment as Commitment,
  } as const;
  const position = Number(ended[1]);
  const content = { kind: "held", payload, salt } as const;
  const at = index === undefined ? {} : { index: Number(index) };
  return { kind: "leaf", ...at, position, leaf, content };
}
