/**
 * The written form of a marking scheme, in a pack of its own or in the header of a
 * dossier. How its parts fit together is for `scheme-check.ts`.
 */
import { z } from "zod";
import {
  type Caption,
  type CaptionGroup,
  type CaptionRule,
  type Combine,
  type Discouraged,
  type NameList,
  readerships,
  type Scheme,
} from "../core/scheme.ts";
import { day, ids, list, may, some, text } from "./fields.ts";
import { schemeProblems } from "./scheme-check.ts";

const portion = text.refine((id) => !id.includes(";") && id === id.trim(), {
  error: "holds a semicolon or a space at its end; write it without",
});

const written = {
  id: portion,
  title: text,
  banner: may(portion),
  portion: may(portion),
  also: may(z.array(portion)),
};

const names = z.array(portion).min(1, { error: "is empty; name one, or leave the field out" });

const combine = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("union") }),
  z.strictObject({ how: z.literal("intersection"), from: portion, whenEmpty: may(portion) }),
  z.strictObject({ how: z.literal("up to"), level: portion, leaves: may(names) }),
]) satisfies z.ZodType<Combine>;

const rule = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.literal("requires"),
    captions: names,
    at: may(z.literal("roll-up")),
    cite: may(text),
  }),
  z.strictObject({ rule: z.literal("excludes"), captions: names, cite: may(text) }),
  z.strictObject({ rule: z.literal("at least"), level: portion, cite: may(text) }),
  z.strictObject({ rule: z.literal("at most"), level: portion, cite: may(text) }),
]) satisfies z.ZodType<CaptionRule>;

const separator = z.string().min(1, { error: "is empty; write what stands between two of them" });

const nameList = z.strictObject({
  separator,
  first: may(portion),
  never: may(portion),
  least: may(z.int().positive()),
  bare: may(z.boolean()),
  cites: may(z.strictObject({ order: may(text), never: may(text), least: may(text) })),
}) satisfies z.ZodType<NameList>;

const caption = z.strictObject({
  ...written,
  group: may(portion),
  combine: may(combine),
  readers: may(z.enum(readerships)),
  list: may(nameList),
  suppressedBy: may(names),
  implies: may(names),
  rules: may(z.array(rule)),
}) satisfies z.ZodType<Caption>;

const group = z.strictObject({
  id: portion,
  lead: separator,
  between: separator,
  beforeLevel: may(z.boolean()),
}) satisfies z.ZodType<CaptionGroup>;

const discouraged = z.strictObject({
  level: portion,
  caption: portion,
  why: text,
  cite: may(text),
}) satisfies z.ZodType<Discouraged>;

export const schemeSchema = z
  .strictObject({
    id: ids.plain,
    title: text,
    authority: may(text),
    from: may(day),
    to: may(day),
    levels: some(
      z.strictObject(written),
      "is empty; list the levels from the lowest to the highest",
    ),
    captions: list(caption),
    groups: may(z.array(group)),
    home: may(portion),
    withoutPortions: may(z.boolean()),
    discouraged: may(z.array(discouraged)),
  })
  .check(({ value, issues }) => {
    for (const { path, message } of schemeProblems(value)) {
      issues.push({ code: "custom", input: value, path: [...path], message });
    }
  }) satisfies z.ZodType<Scheme>;
