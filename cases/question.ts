/**
 * A kind of question that a case may ask: what it is asked on, what an expert may
 * say of the answer, and how the answer is told in the same words.
 *
 * What an expert leaves out is not compared. A list may be given whole (`rules`),
 * in part (`rules-include`) or by what must not stand in it (`rules-exclude`).
 */
import { z } from "zod";
import type { Scene } from "./scene.ts";

/** An answer in the words of the case file, one value to each thing that may be said. */
export type Told = Readonly<Record<string, unknown>>;

export type Question = {
  readonly on: z.ZodType;
  readonly says: z.ZodType<Told>;
  /** `on` as its schema has read it. */
  readonly tell: (on: unknown, scene: Scene) => Told;
};

export function question<On extends z.ZodType, Says extends z.ZodRawShape>(about: {
  readonly on: On;
  readonly says: Says;
  readonly tell: (on: z.output<On>, scene: Scene) => Told;
}): Question {
  const fields: Record<string, z.ZodType> = {};
  for (const [name, schema] of Object.entries(about.says)) {
    // A raw shape holds zod schemas; its own type is wider than the class.
    const field = schema as z.ZodType;
    fields[name] = field.optional();
    if (!(field instanceof z.ZodArray)) continue;
    fields[`${name}-include`] = field.optional();
    fields[`${name}-exclude`] = field.optional();
  }
  const says = z
    .strictObject(fields)
    .refine((said) => Object.keys(said).length > 0, { error: "says nothing; say what must hold" });
  // The case is read by `on` before it is told, so what comes to `tell` is what it expects.
  return { on: about.on, says, tell: (on, scene) => about.tell(on as z.output<On>, scene) };
}

export const text = z.string().min(1);
export const texts = z.array(text);

/** What the case says, and what was told of the same: equal where the case holds. */
export function beside(said: Told, told: Told): { readonly said: Told; readonly told: Told } {
  const found: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(said)) {
    const part = /^(.+)-(include|exclude)$/.exec(name);
    if (part === null) {
      expected[name] = value;
      found[name] = name === "reads" ? likeness(value, told[name]) : told[name];
      continue;
    }
    const all = new Set((told[part[1] ?? ""] as readonly unknown[]).map(keyOf));
    expected[name] = part[2] === "include" ? value : [];
    found[name] = (value as readonly unknown[]).filter((item) => all.has(keyOf(item)));
  }
  return { said: expected, told: found };
}

/** As much of a value as is spoken of. */
function likeness(said: unknown, told: unknown): unknown {
  if (typeof said !== "object" || said === null || typeof told !== "object" || told === null) {
    return told;
  }
  if (Array.isArray(said)) {
    if (!Array.isArray(told) || told.length !== said.length) return told;
    return said.map((item, at) => likeness(item, told[at]));
  }
  const parts = Object.entries(said).map(([name, value]) => [
    name,
    likeness(value, (told as Told)[name]),
  ]);
  return Object.fromEntries(parts);
}

function keyOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
