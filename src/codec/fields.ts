/**
 * The fields that wire forms are made of: ids, text, dates, marks, people, lists.
 *
 * Each is a zod schema that reads the wire form and writes it again. What a
 * newcomer would get wrong: a list or a value at its default is absent on the
 * wire and present in the core, so a schema here has two types, in and out.
 */
import { z } from "zod";
import { type Day, type Instant, parseDay, parseInstant } from "../core/day.ts";
import type {
  AskId,
  BasketId,
  ChannelId,
  DossierId,
  EntryId,
  ForumId,
  GateId,
  IssueId,
  LevelId,
  OfficeId,
  PartyId,
  PersonId,
  PolicyId,
  RuleId,
  RungId,
} from "../core/id.ts";
import { type Mark, parseMark, portionOf } from "../core/mark.ts";
import type { Result } from "../core/result.ts";
import { parseWhen, type When } from "../core/when.ts";

const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}$/, {
    error:
      "is not an id; an id begins with a letter or digit and holds only letters, digits and . _ : / -, 200 at most",
  })
  .meta({ id: "Id" });

/** An id as text on the wire, branded in the core: ids are made here. */
function idOf<Id extends string>(): z.ZodType<Id, string> {
  return idSchema as unknown as z.ZodType<Id, string>;
}

export const ids = {
  dossier: idOf<DossierId>(),
  entry: idOf<EntryId>(),
  party: idOf<PartyId>(),
  office: idOf<OfficeId>(),
  person: idOf<PersonId>(),
  issue: idOf<IssueId>(),
  basket: idOf<BasketId>(),
  forum: idOf<ForumId>(),
  level: idOf<LevelId>(),
  rung: idOf<RungId>(),
  channel: idOf<ChannelId>(),
  policy: idOf<PolicyId>(),
  rule: idOf<RuleId>(),
  gate: idOf<GateId>(),
  ask: idOf<AskId>(),
  plain: idSchema,
};

/** Text that says something, and that can be stored. */
export const text = z
  .string()
  .check(({ value, issues }) => {
    const message = objectionTo(value);
    if (message !== undefined) issues.push({ code: "custom", input: value, message });
  })
  .meta({ id: "Text", minLength: 1 });

/** Half a character cannot be stored as UTF-8, nor a NUL in PostgreSQL. */
const unstorable = /\p{Surrogate}/u;

function objectionTo(value: string): string | undefined {
  if (!/\S/.test(value)) return "holds no text; write something or leave the field out";
  if (!unstorable.test(value) && !value.includes("\0")) return undefined;
  return "holds a character that is not text; retype it";
}

/** A field that may be left out. */
export function may<Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<Schema> {
  // zod's own exactOptional runs the writer of a codec on an absent field.
  return schema.optional() as unknown as z.ZodExactOptional<Schema>;
}

/** A list that is left out on the wire when it is empty. */
export function list<Schema extends z.ZodType>(schema: Schema) {
  type Item = z.output<Schema>;
  return z.codec(z.array(schema).meta({ default: [] }).optional(), z.custom<readonly Item[]>(), {
    decode: (items) => items ?? [],
    encode: (items) => (items.length === 0 ? undefined : [...items]),
  });
}

/** A list of one or more. */
export function some<Schema extends z.ZodType>(schema: Schema, error: string) {
  type Item = z.output<Schema>;
  return z.codec(z.array(schema).min(1, { error }), z.custom<readonly Item[]>(), {
    decode: (items) => items,
    encode: (items) => [...items],
  });
}

/** A word from a list, left out on the wire when it is the usual one. */
export function usually<const Words extends readonly string[]>(words: Words, usual: Words[number]) {
  return z.codec(z.enum(words).meta({ default: usual }).optional(), z.custom<Words[number]>(), {
    decode: (word) => word ?? usual,
    encode: (word) => (word === usual ? undefined : word) as typeof word,
  });
}

/** A claim, left out on the wire when it is not so. */
export const claim = z.codec(z.boolean().meta({ default: false }).optional(), z.custom<boolean>(), {
  decode: (claimed) => claimed ?? false,
  encode: (claimed) => (claimed ? true : undefined),
});

/** Text on the wire, with its name and what it is for whoever reads the published schema. */
function parsed<Value>(
  meta: { readonly id: string; readonly description: string },
  parse: (text: string) => Result<Value, string>,
  print: (value: Value) => string,
) {
  return z.codec(z.string().meta(meta), z.custom<Value>(), {
    decode: (value, context) => {
      const read = parse(value);
      if (read.ok) return read.value;
      context.issues.push({ code: "custom", input: value, message: read.problem });
      return z.NEVER;
    },
    encode: print,
  });
}

export const when = parsed<When>(
  { id: "When", description: "A date as surely as it is known: EDTF, ISO 8601-2 level 1" },
  parseWhen,
  (value) => value.text,
);
export const day = parsed<Day>(
  { id: "Day", description: "A day: YYYY-MM-DD" },
  parseDay,
  (value) => value,
);
export const instant = parsed<Instant>(
  { id: "Instant", description: "A moment with its offset from UTC: YYYY-MM-DDTHH:MM:SSZ" },
  parseInstant,
  (value) => value,
);
export const mark = parsed<Mark>(
  { id: "Mark", description: "A portion mark: a level, then its captions, as in `S; Sensitive`" },
  parseMark,
  portionOf,
);
