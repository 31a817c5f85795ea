/**
 * People, offices, the channel, approaches and baskets of the record.
 */
import { z } from "zod";
import { approachesOutput, approachOutput, channelOutput } from "../codec/output-api-channel.ts";
import {
  basketsOutput,
  forumsOutput,
  officeOutput,
  officesOutput,
  peopleOutput,
  personOutput,
} from "../codec/output-api-people.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { listApproaches, viewApproach } from "../service/approach-view.ts";
import { viewChannels } from "../service/channel-view.ts";
import type { Lens } from "../service/lens.ts";
import { listBaskets, listForums, listOffices, listPeople } from "../service/people-view.ts";
import { oneOffice, onePerson } from "../service/person-view.ts";
import { type DeskQuery, deskQuery, lensFor } from "./desk.ts";
import { entryAsked } from "./found.ts";
import { badCursor, listQuery, turnOf, wordsParameter } from "./list.ts";
import { type Asked, operation, type Reply } from "./operation.ts";
import { nothingThere, type Problem } from "./problem.ts";

const usualMonths = 24;
const monthsParameter = z
  .string()
  .regex(/^\d{1,3}$/, { error: "is not a number of months from 1 to 999" })
  .transform(Number)
  .refine((months) => months >= 1, { error: "is not a number of months from 1 to 999" })
  .describe(`How far back contacts are counted, in months; ${usualMonths} without it`);

const tag = "People";
const list = z.strictObject({ ...deskQuery, ...listQuery, q: wordsParameter.optional() });
const get = { method: "get", tag, act: "read" } as const;

export const peopleOperations = [
  operation({
    ...get,
    path: "/people",
    summary: "People of the record, by name",
    query: list,
    answer: peopleOutput,
    run: async (asked) =>
      listed(asked, (lens) => listPeople(asked.query, turnOf(asked.query, "oldest"), lens)),
  }),
  operation({
    ...get,
    path: "/people/{id}",
    summary: "A person: what they held and when, beliefs about them, contacts",
    query: z.strictObject(deskQuery),
    answer: personOutput,
    run: async (asked) => shown(asked, (lens) => onePerson(asked.params.id ?? "", lens)),
  }),
  operation({
    ...get,
    path: "/offices",
    summary: "Offices of the record",
    query: list,
    answer: officesOutput,
    run: async (asked) =>
      listed(asked, (lens) => listOffices(asked.query, turnOf(asked.query, "oldest"), lens)),
  }),
  operation({
    ...get,
    path: "/offices/{id}",
    summary: "An office: who held it, and its contacts",
    query: z.strictObject(deskQuery),
    answer: officeOutput,
    run: async (asked) => shown(asked, (lens) => oneOffice(asked.params.id ?? "", lens)),
  }),
  operation({
    ...get,
    path: "/approaches",
    summary: "Approaches, theirs to us and ours to them",
    query: z.strictObject({ ...deskQuery, ...listQuery }),
    answer: approachesOutput,
    run: async (asked) => listed(asked, (lens) => listApproaches(turnOf(asked.query), lens)),
  }),
  operation({
    ...get,
    path: "/approaches/{id}",
    summary: "An approach: its answer, what it carried, and what was said of it later",
    query: z.strictObject(deskQuery),
    answer: approachOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const approach = entryAsked(asked.params.id, "approach", lens.value);
      return approach.ok ? ok({ body: viewApproach(approach.value, lens.value) }) : approach;
    },
  }),
  operation({
    ...get,
    path: "/channel",
    summary:
      "Who conveys to whom, what was declared, access of each side, and who asked for contact",
    query: z.strictObject({ ...deskQuery, months: monthsParameter.optional() }),
    answer: channelOutput,
    run: async (asked) =>
      shown(asked, (lens) => viewChannels(asked.query.months ?? usualMonths, lens)),
  }),
  operation({
    ...get,
    path: "/baskets",
    summary: "Baskets, each with its issues",
    query: z.strictObject(deskQuery),
    answer: basketsOutput,
    run: async (asked) => shown(asked, listBaskets),
  }),
  operation({
    ...get,
    path: "/forums",
    summary: "Standing talks with a mandate of their own",
    query: z.strictObject(deskQuery),
    answer: forumsOutput,
    run: async (asked) => shown(asked, listForums),
  }),
];

function listed(
  asked: Asked<DeskQuery, unknown>,
  make: (lens: Lens) => Result<unknown, "bad cursor">,
): Result<Reply, Problem> {
  const lens = lensFor(asked);
  if (!lens.ok) return lens;
  const page = make(lens.value);
  return page.ok ? ok({ body: page.value }) : fail(badCursor);
}

/** What the address names, or that there is nothing there. */
function shown(
  asked: Asked<DeskQuery, unknown>,
  make: (lens: Lens) => unknown,
): Result<Reply, Problem> {
  const lens = lensFor(asked);
  if (!lens.ok) return lens;
  const body = make(lens.value);
  return body === undefined ? fail(nothingThere) : ok({ body });
}
