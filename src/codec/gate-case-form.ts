/** The written form of a case beside a gate. */
import { z } from "zod";
import { purposes } from "../core/contact.ts";
import { wheres } from "../core/gate-case.ts";
import { issueStates } from "../core/issue.ts";
import { significances } from "../core/move.ts";
import { standings } from "../core/standing-words.ts";
import { day, ids, may, text } from "./fields.ts";
import { ownName } from "./policy-form-parts.ts";

const shownForm = z
  .strictObject({
    concession: may(
      z.strictObject({
        significance: z.enum(significances),
        standing: z.enum(standings),
        by: ownName,
      }),
    ),
    issues: may(
      z.strictObject({
        state: z.enum(issueStates),
        issues: z.int().positive(),
        baskets: z.int().positive(),
        route: may(ownName),
        by: ownName,
      }),
    ),
    contact: may(
      z.strictObject({ purpose: z.enum(purposes), "our-level": text, "their-level": text }),
    ),
    determination: may(
      z.strictObject({
        name: ids.plain,
        by: ownName,
        "recommended-by": may(ownName),
        unanimous: may(z.union([z.literal(true), z.literal("yes")])),
      }),
    ),
    event: may(ids.plain),
    "gate-open": may(ownName),
    where: may(z.enum(wheres).describe("Without it, on the issue asked about")),
    "months-ago": may(z.int().nonnegative().describe("Without it, 0")),
  })
  .refine((fields) => kinds.filter((kind) => fields[kind] !== undefined).length === 1, {
    error:
      "shows not one thing; write one of `concession`, `issues`, `contact`, `determination`, `event` and `gate-open`",
  });
const kinds = ["concession", "issues", "contact", "determination", "event", "gate-open"] as const;
export type ShownForm = z.output<typeof shownForm>;

export const gateCaseForm = z.strictObject({
  title: text,
  gate: ownName,
  shows: may(z.array(shownForm).describe("What the record would show; without it, nothing")),
  day: may(day.describe("The day asked about, where the gate reads dates")),
  state: z.enum(["open", "shut"]),
});
export type GateCaseForm = z.output<typeof gateCaseForm>;
