/**
 * Questions of the trade: rulings, gates, posture, the matrix, findings, answers to proposals.
 */
import { z } from "zod";
import { advisoryFor } from "../access/advisory.ts";
import { writeJson } from "../codec/kept-json.ts";
import {
  answerOutput,
  findingAnswer,
  gatesOutput,
  matrixOutput,
  postureOutput,
} from "../codec/output.ts";
import { rulingOutput } from "../codec/output-ruling.ts";
import { initiators, modes, premises, purposes, settings } from "../core/contact.ts";
import { namesOf } from "../core/names.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { viewAnswer, viewFindingAnswer, viewMatrix } from "../service/answer-view.ts";
import { answerProposal } from "../service/answers.ts";
import { planFrom } from "../service/asking.ts";
import type { Desk } from "../service/desk.ts";
import { findingOn } from "../service/findings.ts";
import { type Terms, viewGate } from "../service/gate-view.ts";
import { gatesOn } from "../service/gates.ts";
import { matrixFor } from "../service/matrices.ts";
import { viewPosture } from "../service/posture-view.ts";
import { postureOnRecord } from "../service/postures.ts";
import type { DeskProblem } from "../service/problem.ts";
import { viewRuling } from "../service/ruling-view.ts";
import { type Ruled, ruleOnAsk, ruleOnContact, ruleOnPlan } from "../service/rulings.ts";
import { deskFor, deskQuery } from "./desk.ts";
import { type Asked, operation, type Reply } from "./operation.ts";
import { nothingThere, ofDesk, type Problem } from "./problem.ts";

const tag = "Questions";
const names = z.array(z.string().min(1)).max(20);

const wish = z.strictObject({
  ours: names.min(1).describe("Who would take part on our side: ids, names or levels"),
  theirs: names.min(1).describe("Who would take part on their side"),
  optionalOurs: names.default([]),
  optionalTheirs: names.default([]),
  issues: names.default([]).describe("What it would be about; without it, any outstanding issue"),
  purpose: z.enum(purposes).default("exchange"),
  mode: z.enum(modes).default("meeting"),
  setting: z.enum(settings).default("bilateral"),
  initiator: z.enum(initiators).default("ours"),
  level: z.string().optional(),
  forum: z.string().optional(),
  premises: z.enum(premises).optional().describe("On whose ground"),
});

export const rulingBody = z.union([
  wish,
  z.strictObject({ proposal: z.string(), ask: z.string() }),
  z.strictObject({ contact: z.string() }),
]);

export const questions = [
  operation({
    method: "post",
    path: "/rulings",
    tag,
    summary: "Is this contact in order, and if not, what is the nearest step?",
    act: "ask",
    query: z.strictObject(deskQuery),
    body: rulingBody,
    answer: rulingOutput,
    run: async (asked) =>
      onDesk(asked, (desk) => {
        const ruled = ruleFor(asked.body, desk);
        if (!ruled.ok) return ruled;
        const { ruling, setup } = ruled.value;
        return ok(viewRuling(ruling, termsOf(setup, asked)));
      }),
  }),
  operation({
    method: "get",
    path: "/gates",
    tag,
    summary: "What each gate of the policy stands at, and on which records",
    act: "ask",
    query: z.strictObject({
      ...deskQuery,
      gate: z.string().optional(),
      issue: z.string().optional(),
    }),
    answer: gatesOutput,
    run: async (asked) =>
      onDesk(asked, ({ setup }) => {
        const { gate, issue } = asked.query;
        const found = gatesOn({ gate, issue }, setup);
        return found.ok
          ? ok(found.value.map((one) => viewGate(one, termsOf(setup, asked))))
          : found;
      }),
  }),
  operation({
    method: "get",
    path: "/posture",
    tag,
    summary: "Hold, explore or proceed, overall and by issue",
    act: "ask",
    query: z.strictObject({ ...deskQuery, issue: z.string().optional() }),
    answer: postureOutput,
    run: async (asked) =>
      onDesk(asked, (desk) => {
        const found = postureOnRecord(asked.query.issue, desk.setup);
        return found.ok ? ok(viewPosture(found.value, desk, termsOf(desk.setup, asked))) : found;
      }),
  }),
  operation({
    method: "get",
    path: "/matrix",
    tag,
    summary: "Who may meet whom",
    act: "ask",
    query: z.strictObject({
      ...deskQuery,
      issue: z.string().optional(),
      purpose: z.enum(purposes).default("exchange"),
    }),
    answer: matrixOutput,
    run: async (asked) =>
      onDesk(asked, (desk) => {
        const { issue, purpose } = asked.query;
        const found = matrixFor({ issue, purpose }, desk.setup);
        return found.ok ? ok(viewMatrix(found.value, desk, termsOf(desk.setup, asked))) : found;
      }),
  }),
  operation({
    method: "get",
    path: "/finding",
    tag,
    summary: "Whether the record shows a concession, and how far that was searched",
    act: "ask",
    query: z.strictObject({ ...deskQuery, issue: z.string().optional() }),
    answer: findingAnswer,
    run: async (asked) =>
      onDesk(asked, (desk) => {
        const issues = asked.query.issue === undefined ? [] : [asked.query.issue];
        const found = findingOn(issues, desk.setup);
        if (!found.ok) return found;
        return ok(
          viewFindingAnswer({ finding: found.value, issues }, desk, termsOf(desk.setup, asked)),
        );
      }),
  }),
  operation({
    method: "get",
    path: "/proposals/{id}/answer",
    tag,
    summary: "The answer to a proposal: its asks, the nearest step, the memorandum",
    act: "ask",
    query: z.strictObject(deskQuery),
    answer: answerOutput,
    run: async (asked) =>
      onDesk(asked, (desk) => {
        const answered = answerProposal(asked.params.id ?? "", desk);
        return answered.ok
          ? ok(viewAnswer(answered.value, desk, termsOf(desk.setup, asked)))
          : answered;
      }),
  }),
];

type Question = z.output<typeof rulingBody>;

export function ruleFor(body: Question, desk: Desk): Result<Ruled, DeskProblem> {
  if ("contact" in body) return ruleOnContact(body.contact, desk);
  if ("proposal" in body) return ruleOnAsk(body, desk);
  const plan = planFrom(
    { ...body, level: body.level, forum: body.forum, premises: body.premises },
    desk.setup,
  );
  return plan.ok ? ruleOnPlan(plan.value, desk) : plan;
}

const termsKept = new WeakMap<Setup, Terms>();

/** What is made of a setup is the same for all who may read the same; whether it binds them is not. */
function termsOf(setup: Setup, { reader, dossier }: Asked<unknown, unknown>): Terms {
  const { book, policy, asOf } = setup;
  const terms = termsKept.get(setup) ?? { names: namesOf(book, asOf), policy, made: new WeakMap() };
  termsKept.set(setup, terms);
  return { ...terms, advisory: advisoryFor(policy, reader.clearance, dossier.header.regime) };
}

/** Opens the desk, has the question answered there, and sends the answer. */
function onDesk<Query extends Parameters<typeof deskFor>[0]["query"]>(
  asked: Asked<Query, unknown>,
  question: (desk: Desk) => Result<unknown, DeskProblem>,
): Result<Reply, Problem> {
  const desk = deskFor(asked);
  if (!desk.ok) return desk;
  const found = question(desk.value);
  if (found.ok) return ok({ json: writeJson(found.value) });
  const { problem } = found;
  const isAddress = problem.kind === "unknown name" && problem.given === asked.params.id;
  return fail(isAddress ? nothingThere : ofDesk(problem));
}
