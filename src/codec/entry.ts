/**
 * The wire form of an entry: one JSON object, flat, without what goes without saying.
 *
 * It is the core type with dates and marks as text, people in short form, and
 * empty lists and usual values left out. See docs/record.md.
 */
import { z } from "zod";
import type { Entry, EntryOf, Kind } from "../core/entry.ts";
import { oneOf, suggestion } from "../core/nearest.ts";
import { fail, type Result } from "../core/result.ts";
import { contactEntries } from "./entry-contact.ts";
import { moveEntries } from "./entry-move.ts";
import { partyEntries } from "./entry-parties.ts";
import { policyEntries } from "./entry-policy.ts";
import { proposalEntries } from "./entry-proposal.ts";
import { releaseEntries } from "./entry-release.ts";
import { type FieldProblem, printPath, readBy } from "./explain.ts";

export const entrySchemas = {
  ...partyEntries,
  ...contactEntries,
  ...moveEntries,
  ...proposalEntries,
  ...releaseEntries,
  ...policyEntries,
} satisfies { [K in Kind]: z.ZodType<EntryOf<K>> };

export type EntrySchemas = typeof entrySchemas;
export type WireEntry = z.input<EntrySchemas[Kind]>;

export const kinds = Object.keys(entrySchemas) as Kind[]; // every key of the table is a kind
const schemaOf: ReadonlyMap<unknown, z.ZodType<Entry>> = new Map(Object.entries(entrySchemas));

/** Any entry on the wire, as published. */
export const entrySchema = z.union(Object.values(entrySchemas));

/** Reads an entry from its wire form, or says all that is wrong with it. */
export function readEntry(json: unknown): Result<Entry, readonly FieldProblem[]> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return fail([{ path: [], message: "is not an entry; write an object", about: "value" }]);
  }
  const kind = "kind" in json ? json.kind : undefined;
  const schema = schemaOf.get(kind);
  if (schema !== undefined) return readBy(schema, json);
  return fail([
    typeof kind === "string"
      ? {
          path: ["kind"],
          message: `\`${kind.slice(0, 80)}\` is not a kind of entry${suggestion(kind, kinds)}`,
          about: "value",
        }
      : { path: ["kind"], message: `is missing; write ${oneOf(kinds)}`, about: "missing" },
  ]);
}

/** Reads what has been stored as an entry; throws where it is none. */
export function decodeEntry(json: unknown): Entry {
  const read = readEntry(json);
  if (read.ok) return read.value;
  const problems = read.problem.map(({ path, message }) => `${printPath(path)} ${message}`);
  throw new Error(`not an entry: ${problems.join("; ")}`);
}

/** The wire form; its fields always stand in the same order. */
export function encodeEntry(entry: Entry): WireEntry {
  const schema = schemaOf.get(entry.kind);
  if (schema === undefined) throw new Error(`no such kind of entry: ${entry.kind}`);
  return withoutAbsent(z.encode(schema, entry)) as WireEntry; // encoded by that kind's schema
}

/** Fields left out are written as undefined by the codecs; here they go. */
export function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutAbsent(field)]));
}
