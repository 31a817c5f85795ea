/**
 * Requests to any operation of the API, made from its own forms: what it takes, what it does not
 * take, ids that are there, hidden, foreign and absent. A new operation is asked without a line
 * being written for it.
 */
import { z } from "zod";
import type { AnyOperation } from "../../src/http/operation.ts";

export type Sample = {
  readonly method: string;
  /** After `/api/dossiers/{dossier}`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What strings may be: by the name of the field or parameter, or any. */
export type Words = {
  /** By the first part of an address, such as `contacts`; any id else. */
  readonly idsOf: (part: string) => readonly string[];
  readonly cursors: readonly string[];
  /** Tags of the record, as it was read or is. */
  readonly tags: readonly string[];
  readonly marks: readonly string[];
  readonly policies: readonly string[];
  /** Texts of policies, good and bad. */
  readonly drafts: readonly string[];
  /** In their wire form. */
  readonly entries: (turn: number) => readonly unknown[];
};

type Schema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly default?: unknown;
};

/** Most of them are in order; the others are refused, and alike. */
export const kinds = [
  "some",
  "whole",
  "plain",
  "some",
  "strange",
  "whole",
  "some",
  "plain",
  "twice",
  "some",
  "whole",
  "broken",
  "wrong",
] as const;

/** The nth request to an operation; so many n give so many different ones. */
export function sampleOf(one: AnyOperation, nth: number, words: Words): Sample {
  const kind = kinds[nth % kinds.length] ?? "plain";
  const turn = Math.floor(nth / 2);
  const part = one.path.split("/")[1] ?? "";
  const ids = words.idsOf(part);
  let at = 0;
  const path = one.path.replace(/\{\w+\}/g, () =>
    encodeURIComponent(ids[(nth + at++) % ids.length] ?? "absent"),
  );
  const query = queryOf(one, { kind, turn, words });
  const headers: Record<string, string> = {};
  const sample = { method: one.method.toUpperCase(), path: `${path}${query}`, headers };
  if (nth % 9 === 4) headers["if-none-match"] = '"stale"';
  if (one.body === undefined) return sample;
  headers["content-type"] = kind === "broken" ? "text/plain" : "application/json";
  if (nth % 11 !== 5) headers["idempotency-key"] = `key-${nth % 5}`;
  if (one.headers?.includes("If-Match") && nth % 8 !== 3) headers["if-match"] = matchOf(nth, words);
  const place = { name: "", part, turn, words, whole: kind === "whole" };
  const body = sampled(schemaOf(one.body), place);
  if (kind === "strange") return { ...sample, body: JSON.stringify({ ...(body as object), x: 1 }) };
  if (kind === "wrong") return { ...sample, body: JSON.stringify({ entries: 7, ours: {} }) };
  return { ...sample, body: JSON.stringify(body) };
}

/** Most often the record as it was read last, or as it is. */
function matchOf(nth: number, { tags }: Words): string {
  const read = tags[nth % 4 === 1 ? tags.length - 1 : 0];
  return nth % 3 === 0 || read === undefined ? "*" : `"${read}"`;
}

type Turn = { readonly kind: (typeof kinds)[number]; readonly turn: number; readonly words: Words };

function queryOf(one: AnyOperation, { kind, turn, words }: Turn): string {
  if (kind === "strange") return "?unheard-of=1";
  const { properties = {}, required = [] } = one.query ? schemaOf(one.query) : {};
  const names = Object.keys(properties).filter((name) => isWanted(name, { kind, turn, words }));
  for (const name of required) if (!names.includes(name)) names.push(name);
  const given = names.map((name): [string, string] => {
    const place = { name, part: "", turn, words, whole: false };
    const value = sampled(properties[name] ?? {}, place);
    return [name, kind === "wrong" ? "\u0000" : String(value)];
  });
  if (kind === "twice") given.push(...given);
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** A question without a policy finds two, so most name one; few filters at a time find something. */
function isWanted(name: string, { kind, turn, words }: Turn): boolean {
  if (name === "policy") return turn % 9 !== 8;
  if (name === "cursor") return words.cursors.length > 0 && turn % 3 === 0;
  if (kind === "plain") return false;
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), turn);
  return sum % (kind === "whole" ? 2 : 5) === 0;
}

function schemaOf(form: z.ZodType): Schema {
  return z.toJSONSchema(form, { io: "input", unrepresentable: "any" }) as Schema;
}

type Place = {
  readonly name: string;
  /** The first of the address, such as `policies`. */
  readonly part: string;
  readonly turn: number;
  readonly words: Words;
  readonly whole: boolean;
};

function sampled(schema: Schema, place: Place): unknown {
  const { name, turn, words } = place;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[turn % schema.enum.length];
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return sampled(several[turn % several.length] ?? {}, place);
  const [first] = schema.allOf ?? [];
  if (first !== undefined) return sampled(first, place);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => isGiven(key, schema, place))
          .map(([key, field]) => [key, sampled(field, { ...place, name: key })]),
      );
    case "array":
      return name === "entries" ? words.entries(turn) : listOf(schema, place);
    case "integer":
    case "number":
      return schema.minimum ?? 1 + (turn % 5);
    case "boolean":
      return turn % 2 === 0;
    default:
      return textFor(place);
  }
}

function listOf({ minItems = 0, items = {} }: Schema, place: Place): readonly unknown[] {
  const length = Math.max(minItems, place.whole ? 1 : 0);
  return Array.from({ length }, (_, nth) => sampled(items, { ...place, turn: place.turn + nth }));
}

/** Most questions of a policy name one; a draft takes the place of the one that is named. */
function isGiven(key: string, { required = [] }: Schema, { turn, whole }: Place): boolean {
  if (required.includes(key)) return true;
  if (key === "policy") return turn % 5 !== 4;
  return whole && (key !== "text" || turn % 2 === 0);
}

const texts: Readonly<Record<string, readonly string[]>> = {
  ours: ["us/secretary-of-state", "us/president", "ines", "inez", "mona"],
  theirs: ["ussr/foreign-minister", "ussr/general-secretary", "marek", "mareck", "Pavel Hom"],
  optionalOurs: ["jonas"],
  optionalTheirs: ["pavel", "oskars"],
  issues: ["berth-fees", "dredging", "towage-1", "berth-fee"],
  issue: ["berth-fees", "dredging", "towage-1", "berth-fee"],
  forum: ["safety", "safetee"],
  level: ["ministerial", "expert", "expret"],
  gate: ["gate-1", "gate1", "first"],
  limit: ["1", "2", "50"],
  text: [
    "On 20 June 1991 Ines met mareck and Nadia about dredging.",
    "Pavel Home telephoned; oskars and inez negotiated on berth-fee-1.",
  ],
  q: ["mareck", "berth", "towage", "a0", "corrected"],
  kind: ["contact", "move", "person"],
  "as-of": ["1991-12-31", "1991-03-05"],
  "known-on": ["1991-12-31", "1991-06-01T06:00:00.000Z"],
  from: ["1991-01-01"],
  to: ["1991-12-31"],
};

function textFor({ name, part, turn, words }: Place): string {
  if (name === "text" && part === "policies") return words.drafts[turn % words.drafts.length] ?? "";
  if (name === "cursor" && words.cursors.length > 0) {
    return words.cursors[turn % words.cursors.length] ?? "";
  }
  if (name === "mark") return words.marks[turn % words.marks.length] ?? "";
  if (name === "policy") return words.policies[turn % words.policies.length] ?? "";
  const known = texts[name] ?? words.idsOf(name);
  return known[turn % known.length] ?? "absent";
}
