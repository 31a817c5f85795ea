/**
 * Histories of the harbour told of two governments, so that a policy that comes with the program
 * speaks of them: every id has another name and every mark another level.
 */

import type { Clearance } from "../../src/access/clearance.ts";
import type { DossierHeader } from "../../src/codec/dossier.ts";
import { decodeEntry, encodeEntry } from "../../src/codec/entry.ts";
import type { Entry } from "../../src/core/entry.ts";
import { type Mark, portionOf } from "../../src/core/mark.ts";
import { anAsk, aProposal } from "../build.ts";
import { harbour } from "../harbour.ts";
import { clearanceOf, scheme, six } from "./six-readers.ts";

export const policies = ["clark-1983-relationship", "clark-1983-per-issue"] as const;

const renamed: Readonly<Record<string, string>> = {
  port: "us",
  line: "ussr",
  "port/chair": "us/president",
  "port/secretary": "us/national-security-adviser",
  "port/director": "us/secretary-of-state",
  "port/deputy-director": "us/deputy-secretary-of-state",
  "port/agent": "us/ambassador-moscow",
  "line/owner": "ussr/general-secretary",
  "line/managing-director": "ussr/foreign-minister",
  "line/agent": "ussr/ambassador-washington",
  head: "head-of-state",
  director: "ministerial",
  deputy: "sub-ministerial",
  agent: "ambassadorial",
  clerk: "expert",
};

const levels: Readonly<Record<string, string>> = { open: "C", held: "S", closed: "TS" };

export function renamedEntry(entry: Entry): Entry {
  return decodeEntry({ ...(rename(encodeEntry(entry)) as object), mark: markOf(entry.mark) });
}

function markOf({ level, captions }: Mark): string {
  return portionOf({ level: levels[level] ?? "TS", captions });
}

function rename(value: unknown): unknown {
  if (typeof value === "string") return renamed[value] ?? value;
  if (Array.isArray(value)) return value.map(rename);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rename(field)]));
}

/** Cleared as one of the six, and for the shipped policies where the level allows it. */
export function wireClearance(reader: number): Clearance {
  const { level, captions } = clearanceOf(six[reader] ?? { level: 0, held: 0 });
  return { level: levels[level] ?? "U", captions: ["Sensitive", ...captions], groups: [] };
}

export const highest: Clearance = {
  level: "TS",
  captions: ["Sensitive", ...scheme.captions.map(({ id }) => id)],
  groups: [],
};

export function headerFor(dossier: string): DossierHeader {
  const captions = ["Sensitive", ...scheme.captions.map(({ id }) => id)];
  const levelIds = ["U", "C", "S", "TS"];
  return {
    chancery: "dossier",
    version: 1,
    dossier,
    title: `The dossier ${dossier}`,
    regime: {
      id: "four-levels",
      title: "Four levels",
      levels: levelIds.map((id) => ({ id, title: id })),
      captions: captions.map((id) => ({ id, title: id })),
    },
    conventions: [],
  } as unknown as DossierHeader; // the ids are plain
}

/** Who there is, the paper that the policies rest on, and a proposal to answer. */
export const base: readonly Entry[] = [
  ...[...harbour, aProposal("a-proposal", [anAsk("talk")], { when: "1991-05-01" })].map(
    renamedEntry,
  ),
  decodeEntry({
    id: "doc-1983-01-clark-memorandum",
    kind: "document",
    genre: "memorandum",
    title: "The memorandum",
    paragraphs: [{ number: "¶1", text: "Contacts go through the channel." }],
    mark: "S; Sensitive",
    recorded: { at: "1990-01-01T12:00:00.000Z", by: "clerk" },
  }),
];
