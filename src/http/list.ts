/**
 * What the lists of the API share: how many, from where on, and in which order.
 */
import { z } from "zod";
import { parseDay } from "../core/day.ts";
import type { Turn } from "../service/page.ts";
import { badParameter, type Problem } from "./problem.ts";

export const listQuery = {
  cursor: z.string().optional().describe("Where the page begins: the `next` of the one before"),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, { error: "is not a number from 1 to 1000" })
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 1000, { error: "is not a number from 1 to 1000" })
    .optional()
    .describe("How many at most, from 1 to 1000; 50 without it"),
  order: z.enum(["oldest", "newest"]).optional().describe("Which comes first"),
};

export type ListQuery = {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly order?: Turn["order"] | undefined;
};

export function turnOf(
  { cursor, limit = 50, order }: ListQuery,
  usual: Turn["order"] = "newest",
): Turn {
  return { cursor, limit, order: order ?? usual };
}

export const badCursor: Problem = badParameter(
  "cursor",
  "is not a cursor of this list; begin again without it",
);

/** A parameter that is a day of the calendar. */
export const dayParameter = z.string().transform((text, context) => {
  const day = parseDay(text);
  if (day.ok) return day.value;
  context.addIssue({ code: "custom", message: day.problem });
  return z.NEVER;
});

/** Text to look for: not so long that looking for it is the harm. */
export const wordsParameter = z.string().max(200, { error: "is longer than 200 characters" });
