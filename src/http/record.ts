/**
 * Proposals and entries: the lists, each whole, the memorandum on paper, and the search.
 */
import { z } from "zod";
import { kinds } from "../codec/entry.ts";
import {
  entriesOutput,
  entryOutput,
  proposalOutput,
  proposalsOutput,
  searchOutput,
} from "../codec/output-api-record.ts";
import type { EntryId } from "../core/id.ts";
import { fail, ok } from "../core/result.ts";
import { answerInMarkdown, answerProposal } from "../service/answers.ts";
import { listEntries, searchEntries, viewEntryWhole } from "../service/entries.ts";
import { knownEntry } from "../service/link-view.ts";
import { listProposals, viewProposal } from "../service/proposal-view.ts";
import { datesQuery, deskFor, deskQuery, lensFor } from "./desk.ts";
import { entryAsked } from "./found.ts";
import { badCursor, listQuery, turnOf, wordsParameter } from "./list.ts";
import { operation } from "./operation.ts";
import { nothingThere, ofDesk } from "./problem.ts";

const filters = {
  kind: z.enum(kinds).optional(),
  about: z.string().optional().describe("The id of a person, an office, an issue or an entry"),
};

export const recordOperations = [
  operation({
    method: "get",
    path: "/proposals",
    tag: "Proposals",
    summary: "Proposals, theirs and ours",
    act: "read",
    query: z.strictObject({ ...deskQuery, ...listQuery }),
    answer: proposalsOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const list = listProposals(turnOf(asked.query), lens.value);
      return list.ok ? ok({ body: list.value }) : fail(badCursor);
    },
  }),
  operation({
    method: "get",
    path: "/proposals/{id}",
    tag: "Proposals",
    summary: "A proposal: its paper, its asks, and the earlier ones that it asks again",
    act: "read",
    query: z.strictObject(deskQuery),
    answer: proposalOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const proposal = entryAsked(asked.params.id, "proposal", lens.value);
      return proposal.ok ? ok({ body: viewProposal(proposal.value, lens.value) }) : proposal;
    },
  }),
  operation({
    method: "get",
    path: "/proposals/{id}/answer.md",
    tag: "Proposals",
    summary: "The answering memorandum as Markdown",
    act: "ask",
    query: z.strictObject(deskQuery),
    answer: "text/markdown; charset=utf-8",
    run: async (asked) => {
      const desk = deskFor(asked);
      if (!desk.ok) return desk;
      const there = entryAsked(asked.params.id, "proposal", { reading: desk.value });
      if (!there.ok) return there;
      const answered = answerProposal(there.value.id, desk.value);
      if (!answered.ok) return fail(ofDesk(answered.problem));
      const text = answerInMarkdown(answered.value, desk.value);
      const headers = { "content-disposition": 'attachment; filename="answer.md"' };
      return ok({ text, type: "text/markdown; charset=utf-8", headers });
    },
  }),
  operation({
    method: "get",
    path: "/entries",
    tag: "Entries",
    summary: "Entries of any kind, by when they were recorded",
    act: "read",
    query: z.strictObject({
      ...datesQuery,
      ...listQuery,
      ...filters,
      q: wordsParameter.optional(),
    }),
    answer: entriesOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const list = listEntries(asked.query, turnOf(asked.query), lens.value);
      return list.ok ? ok({ body: list.value }) : fail(badCursor);
    },
  }),
  operation({
    method: "get",
    path: "/entries/{id}",
    tag: "Entries",
    summary: "An entry: what it says, what it rests on, what rests on it, what corrects it",
    act: "read",
    query: z.strictObject(datesQuery),
    answer: entryOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const entry = knownEntry((asked.params.id ?? "") as EntryId, lens.value.reading);
      return entry === undefined
        ? fail(nothingThere)
        : ok({ body: viewEntryWhole(entry, lens.value) });
    },
  }),
  operation({
    method: "get",
    path: "/search",
    tag: "Entries",
    summary: "Entries that hold all the words",
    act: "read",
    query: z.strictObject({
      ...datesQuery,
      ...listQuery,
      ...filters,
      q: wordsParameter.describe("Words, in any order, whatever the accents"),
    }),
    answer: searchOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const { q, ...filter } = asked.query;
      const view = { turn: turnOf(asked.query), lens: lens.value };
      const list = searchEntries(q, filter, view);
      return list.ok ? ok({ body: list.value }) : fail(badCursor);
    },
  }),
];
