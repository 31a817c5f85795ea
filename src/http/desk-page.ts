/**
 * The desk, and issues: what a reader finds on coming in, and one question in dispute at a time.
 */
import { z } from "zod";
import { deskOutput, issueOutput, issuesOutput } from "../codec/output-api-desk.ts";
import { fail, ok } from "../core/result.ts";
import { viewDesk } from "../service/desk-view.ts";
import { listIssues, oneIssue } from "../service/issues.ts";
import { deskQuery, lensFor } from "./desk.ts";
import { badCursor, listQuery, turnOf, wordsParameter } from "./list.ts";
import { operation } from "./operation.ts";
import { nothingThere } from "./problem.ts";

export const deskOperations = [
  operation({
    method: "get",
    path: "/desk",
    tag: "Desk",
    summary: "Posture, ladder and gates, issues, departures, what is due and what waits",
    act: "read",
    query: z.strictObject(deskQuery),
    answer: deskOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      return lens.ok ? ok({ body: viewDesk(lens.value) }) : lens;
    },
  }),
  operation({
    method: "get",
    path: "/issues",
    tag: "Issues",
    summary: "Issues, by basket and title",
    act: "read",
    query: z.strictObject({
      ...deskQuery,
      ...listQuery,
      basket: z.string().optional(),
      q: wordsParameter.optional(),
    }),
    answer: issuesOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const list = listIssues(asked.query, turnOf(asked.query, "oldest"), lens.value);
      return list.ok ? ok({ body: list.value }) : fail(badCursor);
    },
  }),
  operation({
    method: "get",
    path: "/issues/{id}",
    tag: "Issues",
    summary: "An issue: positions on its scale, moves and what was made of them, gates, history",
    act: "read",
    query: z.strictObject(deskQuery),
    answer: issueOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const issue = oneIssue(asked.params.id ?? "", lens.value);
      return issue === undefined ? fail(nothingThere) : ok({ body: issue });
    },
  }),
];
