/**
 * The parts that a written policy is made of: citations, clauses, conditions.
 *
 * The form is what a custodian writes, in YAML or JSON: one value may stand where
 * a list could, and names are spelt with hyphens. See docs/policy.md.
 */
import { z } from "zod";
import { initiators, media, modes, premises, purposes, settings } from "../core/contact.ts";
import { issueStates } from "../core/issue.ts";
import { significances } from "../core/move.ts";
import type { attributes } from "../core/policy.ts";
import { standings } from "../core/standing-words.ts";
import { acrosses } from "./entry-contact.ts";
import { day, ids, may, text } from "./fields.ts";

/** A name that the policy itself gives to a rule, a gate, a group. */
export const ownName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9._:/-]{0,199}$/, {
    error:
      "is not a name; a name begins with a letter and holds only letters, digits and . _ : / -, 200 at most",
  })
  .meta({ id: "Name" });

/** One, or a list of one or more. */
export function oneOrMore<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.array(schema).min(1, { error: "is an empty list; leave it out" })]);
}

const citeForm = z
  .strictObject({
    source: may(ownName),
    paragraph: may(text),
    words: may(text),
    author: may(text),
  })
  .refine((cite) => Object.keys(cite).length > 0, {
    error: "cites nothing; write a paragraph of a source, or `author` with the author's own reason",
  })
  .refine((cite) => cite.author === undefined || Object.keys(cite).length === 1, {
    error: "is both a source's and the author's own; write `author` alone or leave it out",
  });

/** A paragraph of the first source, or more exactly; or the author's own reading. */
export const cite = z.union([text, citeForm]).meta({
  id: "Cite",
  description:
    "A paragraph of the first source, or a source with paragraph and words, or the author's own reason",
});
export type CiteForm = z.output<typeof cite>;

const yesOrNo = z.union([z.enum(["yes", "no"]), z.boolean()]);
const names = oneOrMore(ids.plain);
/** A rung, a group, or the words for being on none: they hold a space or are no name. */
const placed = oneOrMore(text);

const clauseShape = {
  across: may(oneOrMore(z.enum(acrosses))),
  "our-level": may(placed),
  "their-level": may(placed),
  "cross-level": may(oneOrMore(yesOrNo)),
  "our-office": may(placed),
  "their-office": may(placed),
  "recipient-present": may(oneOrMore(yesOrNo)),
  initiator: may(oneOrMore(z.enum(initiators))),
  mode: may(oneOrMore(z.enum(modes))),
  medium: may(oneOrMore(z.enum(media))),
  setting: may(oneOrMore(z.enum(settings))),
  purpose: may(oneOrMore(z.enum(purposes))),
  basket: may(names),
  issue: may(names),
  forum: may(names),
  phase: may(names),
  premises: may(oneOrMore(z.enum([...premises, "none"]))),
  prepared: may(oneOrMore(yesOrNo)),
  registered: may(oneOrMore(z.union([yesOrNo, z.literal("none")]))),
  "our-other-office": may(placed),
} satisfies { [A in (typeof attributes)[number] as Kebab<A>]: z.ZodType };

export type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends Uppercase<First>
    ? `-${Lowercase<First>}${Kebab<Rest>}`
    : `${First}${Kebab<Rest>}`
  : Name;

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Attributes and the values they may have; all of them must fit. */
export const clause = z
  .strictObject(clauseShape)
  .refine((one) => Object.keys(one).length > 0, {
    error: "names no attribute; name at least one, or leave the field out",
  })
  .meta({
    id: "Clause",
    description: "Attributes of a contact; all of them must have one of the values listed",
  });
export type ClauseForm = z.output<typeof clause>;

const months = may(z.int().positive());
const groups = oneOrMore(ownName);

/** One field says which condition it is. */
export type ConditionForm = "never" | "always" | ConditionFields;

const conditionShape = {
  "determined-concession": may(
    z.strictObject({
      "at-least": z.enum(significances),
      standing: oneOrMore(z.enum(standings)),
      by: groups,
      "within-months": months,
    }),
  ),
  "issues-at": may(
    z.strictObject({
      state: z.enum(issueStates),
      issues: z.union([z.int().positive(), z.literal("all")]),
      baskets: may(z.int().positive()),
      route: may(ownName),
      by: groups,
      "within-months": months,
    }),
  ),
  "contact-held": may(
    z.strictObject({
      purpose: may(oneOrMore(z.enum(purposes))),
      "our-level": may(placed),
      "their-level": may(placed),
      "within-months": months,
    }),
  ),
  determination: may(
    z.strictObject({
      name: ids.plain,
      by: groups,
      "recommended-by": may(groups),
      unanimous: may(z.union([z.literal(true), z.literal("yes")])),
      "within-months": months,
    }),
  ),
  date: may(
    z
      .strictObject({ from: may(day), to: may(day) })
      .refine((date) => Object.keys(date).length > 0, {
        error: "has no bound; write `from`, `to` or both",
      }),
  ),
  event: may(z.strictObject({ event: ids.plain, "within-months": months })),
  "gate-open": may(ownName),
  "move-assessed": may(
    z.strictObject({ "at-least": z.enum(significances), "within-months": months }),
  ),
};

export const condition: z.ZodType<ConditionForm> = z
  .lazy(() => z.union([z.enum(["never", "always"]), conditionFields]))
  .meta({ id: "Condition", description: "Exactly one field, which says what must be shown" });

const conditionFields = z
  .strictObject({
    ...conditionShape,
    get all() {
      return may(several);
    },
    get any() {
      return may(several);
    },
    get not() {
      return may(condition);
    },
  })
  .refine((fields) => Object.keys(fields).length === 1, {
    error: "is not one condition; write exactly one here, or put several under `all` or `any`",
  });

const several = z.array(condition).min(1, { error: "is an empty list; write `always` or `never`" });

type Shape = z.output<z.ZodObject<typeof conditionShape, z.core.$strict>>;
export type ConditionFields = Shape & {
  all?: ConditionForm[];
  any?: ConditionForm[];
  not?: ConditionForm;
};
