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
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
  readonly policies: readonly string[];
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

const kinds = ["whole", "plain", "some", "strange", "twice", "broken", "wrong"] as const;

/** The nth request to an operation; so many n give so many different ones. */
export function sampleOf(one: AnyOperation, nth: number, words: Words): Sample {
  const kind = kinds[nth % kinds.length] ?? "plain";
  const turn = Math.floor(nth / 2);
  let at = 0;
  const path = one.path.replace(/\{\w+\}/g, () =>
    encodeURIComponent(words.ids[(turn + at++) % words.ids.length] ?? "absent"),
  );
  const query = queryOf(one, { kind, turn, words });
  const headers: Record<string, string> = {};
  const sample = { method: one.method.toUpperCase(), path: `${path}${query}`, headers };
  if (nth % 5 === 4) headers["if-none-match"] = '"stale"';
  if (one.body === undefined) return sample;
  headers["content-type"] = kind === "broken" ? "text/plain" : "application/json";
  headers["idempotency-key"] = `key-${nth % 3}`;
  const body = sampled(schemaOf(one.body), { name: "", turn, words, whole: kind === "whole" });
  if (kind === "strange") return { ...sample, body: JSON.stringify({ ...(body as object), x: 1 }) };
  if (kind === "wrong") return { ...sample, body: JSON.stringify({ entries: 7, ours: {} }) };
  return { ...sample, body: JSON.stringify(body) };
}

type Turn = { readonly kind: (typeof kinds)[number]; readonly turn: number; readonly words: Words };

function queryOf(one: AnyOperation, { kind, turn, words }: Turn): string {
  if (kind === "plain") return "";
  if (kind === "strange") return "?unheard-of=1";
  const { properties = {}, required = [] } = one.query ? schemaOf(one.query) : {};
  const names = Object.keys(properties);
  const wanted =
    kind === "whole"
      ? names
      : names.filter((name, at) => at % 3 === turn % 3 || required.includes(name));
  const given = wanted.map((name): [string, string] => {
    const value = sampled(properties[name] ?? {}, { name, turn, words, whole: false });
    return [name, kind === "wrong" ? "\u0000" : String(value)];
  });
  if (kind === "twice") given.push(...given);
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

function schemaOf(form: z.ZodType): Schema {
  return z.toJSONSchema(form, { io: "input", unrepresentable: "any" }) as Schema;
}

type Place = {
  readonly name: string;
  readonly turn: number;
  readonly words: Words;
  readonly whole: boolean;
};

function sampled(schema: Schema, place: Place): unknown {
  const { turn, whole } = place;
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
          .filter(([name]) => whole || schema.required?.includes(name))
          .map(([name, field]) => [name, sampled(field, { ...place, name })]),
      );
    case "array": {
      const count = Math.max(schema.minItems ?? 0, whole ? 1 : 0);
      return Array.from({ length: count }, (_, nth) =>
        sampled(schema.items ?? {}, { ...place, turn: turn + nth }),
      );
    }
    case "integer":
    case "number":
      return schema.minimum ?? 1 + (turn % 5);
    case "boolean":
      return turn % 2 === 0;
    default:
      return textFor(place);
  }
}

const texts: Readonly<Record<string, readonly string[]>> = {
  ours: ["us/secretary-of-state", "us/president", "ines", "inez", "mona"],
  theirs: ["ussr/foreign-minister", "ussr/general-secretary", "marek", "mareck", "Pavel Hom"],
  issues: ["berth-fees", "dredging", "towage-1", "berth-fee"],
  issue: ["berth-fees", "dredging", "towage-1", "berth-fee"],
  forum: ["safety", "safetee"],
  level: ["ministerial", "expert", "expret"],
  gate: ["gate-1", "gate1", "first"],
  limit: ["1", "2", "50"],
  q: ["mareck", "berth", "towage", "a0", "corrected"],
  kind: ["contact", "move", "person"],
  "as-of": ["1991-12-31", "1991-03-05"],
  "known-on": ["1991-12-31", "1991-06-01T06:00:00.000Z"],
  from: ["1991-01-01"],
  to: ["1991-12-31"],
};

function textFor({ name, turn, words }: Place): string {
  if (name === "cursor" && words.cursors.length > 0) {
    return words.cursors[turn % words.cursors.length] ?? "";
  }
  if (name === "policy") return words.policies[turn % words.policies.length] ?? "";
  const known = texts[name] ?? words.ids;
  return known[turn % known.length] ?? "absent";
}
