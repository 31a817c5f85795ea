/**
 * The master tree, for auditors who are cleared for all that there is.
 */
import { z } from "zod";
import { checkpointsOutput, leavesOutput, masterOutput } from "../codec/output-api-people.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { viewMaster, viewMasterCheckpoints, viewMasterLeaves } from "../service/master-journal.ts";
import { type Asked, operation, type Reply } from "./operation.ts";
import { nothingThere, type Problem } from "./problem.ts";

const number = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: "is not a number from 0" })
    .transform(Number)
    .refine((value) => value <= most, { error: `is more than ${most}` });

/** A part of a tree: from a place on, so many. */
export const partQuery = {
  from: number(999_999_999).optional(),
  limit: number(5000).optional(),
};

type Part = { readonly from?: number | undefined; readonly limit?: number | undefined };
const get = { method: "get", tag: "Journal", act: "audit" } as const;
const of = "for an auditor cleared for all of it";

export const masterOperations = [
  operation({
    ...get,
    path: "/journal/master",
    summary: `The last checkpoint of the master tree, ${of}`,
    answer: masterOutput,
    run: async (asked) => shown(await viewMaster(auditing(asked), asked.house.store)),
  }),
  operation({
    ...get,
    path: "/journal/master/leaves",
    summary: `Leaves of the master tree, ${of}`,
    query: z.strictObject(partQuery),
    answer: leavesOutput,
    run: async (asked) =>
      shown(await viewMasterLeaves(partOf(asked.query), auditing(asked), asked.house.store)),
  }),
  operation({
    ...get,
    path: "/journal/master/checkpoints",
    summary: `Checkpoints of the master tree by size, ${of}`,
    query: z.strictObject(partQuery),
    answer: checkpointsOutput,
    run: async (asked) =>
      shown(await viewMasterCheckpoints(partOf(asked.query), auditing(asked), asked.house.store)),
  }),
];

function auditing({ dossier, reader }: Pick<Asked<unknown, unknown>, "dossier" | "reader">) {
  return { dossier, clearance: reader.clearance };
}

function partOf({ from = 0, limit = 1000 }: Part) {
  return { from, limit };
}

function shown(body: unknown): Result<Reply, Problem> {
  return body === undefined ? fail(nothingThere) : ok({ body });
}
