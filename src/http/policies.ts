/**
 * Policies, and the workbench of a draft: read it, check it, hold it against the past.
 */
import { z } from "zod";
import { draftOutput, policiesOutput, policyOutput } from "../codec/output-api-policies.ts";
import { type PolicyDiffOutput, policyBacktestOutput } from "../codec/output-workbench.ts";
import { parsePolicy } from "../codec/policy.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { inLab } from "../service/lab.ts";
import type { LabWork } from "../service/lab-work.ts";
import { policyNamed } from "../service/policies.ts";
import { viewDraft, viewPolicies, viewPolicy } from "../service/policy-view.ts";
import { type DatesQuery, datesQuery, readingFor } from "./desk.ts";
import { type Asked, operation } from "./operation.ts";
import { badFields, nothingThere, ofDesk, type Problem } from "./problem.ts";
import { eventStream, streamOf } from "./stream.ts";

const tag = "Policies";
const text = z.string().max(200_000, { error: "is longer than 200,000 characters" });
const query = z.strictObject(datesQuery);
const against = z.string().optional().describe("The id of a policy to hold it against");
const draftBody = z.strictObject({ text: text.describe("YAML or JSON"), against });
const tried = z.strictObject({
  text: text.optional().describe("A draft; without it, `policy`"),
  policy: z.string().optional(),
  against,
  hindsight: z.boolean().default(false),
});

export const policyOperations = [
  operation({
    method: "get",
    path: "/policies",
    tag,
    summary: "The policies that one may read",
    act: "read",
    query,
    answer: policiesOutput,
    run: async (asked) => {
      const dated = readingFor(asked);
      if (!dated.ok) return dated;
      return ok({ body: viewPolicies(asked.dossier.policies, dated.value.asOf) });
    },
  }),
  operation({
    method: "get",
    path: "/policies/{id}",
    tag,
    summary: "A policy in numbered sentences, each tied to its source, and as it is written",
    act: "read",
    query,
    answer: policyOutput,
    run: async (asked) => {
      const dated = readingFor(asked);
      if (!dated.ok) return dated;
      const { policies } = asked.dossier;
      const policy = policies.find(({ id }) => id === asked.params.id);
      if (policy === undefined) return fail(nothingThere);
      const { asOf, reading } = dated.value;
      return ok({ body: viewPolicy(policy, policies, { book: reading.book, asOf }) });
    },
  }),
  operation({
    method: "post",
    path: "/policies/draft",
    tag,
    summary: "A draft: its problems line by line, or what it says and what it changes",
    act: "ask",
    query,
    body: draftBody,
    answer: draftOutput,
    run: async (asked) => {
      const dated = readingFor(asked);
      if (!dated.ok) return dated;
      const other = againstIn(asked);
      if (!other.ok) return other;
      const { asOf, reading } = dated.value;
      const differing = async (draft: Policy) => {
        if (other.value === undefined) return undefined;
        const work = workOn(asked, { policy: other.value, asOf, knownOn: reading.knownOn });
        const found = await inLab({ ...work, kind: "diff", after: draft }, asked);
        return found.ok ? (found.value as PolicyDiffOutput) : undefined; // the work was a difference
      };
      const beside = { book: reading.book, asOf, against: other.value, differing };
      return ok({ body: await viewDraft(asked.body.text, beside) });
    },
  }),
  operation({
    method: "post",
    path: "/policies/check",
    tag,
    summary: "Tries a policy on every request and every state; tells how far it is as it goes",
    act: "ask",
    query,
    body: tried,
    answer: eventStream,
    run: async (asked) => {
      const work = triedIn(asked);
      if (!work.ok) return work;
      const stream = streamOf(asked.signal, async ({ send }, signal) => {
        const tell = (words: string) => send("progress", { text: words });
        const found = await inLab({ ...work.value, kind: "check" }, { signal, tell });
        if (found.ok) send("result", found.value);
        else send("problem", { detail: found.problem });
      });
      return ok({ stream, type: eventStream });
    },
  }),
  operation({
    method: "post",
    path: "/policies/backtest",
    tag,
    summary: "Rules every contact of the record under a policy, as then known",
    act: "ask",
    query,
    body: tried,
    answer: policyBacktestOutput,
    run: async (asked) => {
      const work = triedIn(asked);
      if (!work.ok) return work;
      const other = againstIn(asked);
      if (!other.ok) return other;
      const { hindsight } = asked.body;
      const asking = { ...work.value, kind: "backtest", against: other.value, hindsight } as const;
      const found = await inLab(asking, asked);
      return found.ok ? ok({ body: found.value }) : fail(beyond(found.problem));
    },
  }),
];

type Common = Pick<LabWork, "header" | "entries" | "knownOn" | "asOf" | "policy">;

function workOn(
  { dossier: { header, entries } }: Asked<unknown, unknown>,
  on: Pick<LabWork, "knownOn" | "asOf" | "policy">,
): Common {
  return { header, entries, ...on };
}

function againstIn(
  asked: Asked<unknown, { readonly against?: string | undefined }>,
): Result<Policy | undefined, Problem> {
  const { against: id } = asked.body;
  if (id === undefined) return ok(undefined);
  const policy = policyNamed(id, asked.dossier.policies);
  return policy.ok ? policy : fail(ofDesk(policy.problem));
}

/** The draft that was sent, or the policy that was named. */
function triedIn(asked: Asked<DatesQuery, z.output<typeof tried>>): Result<Common, Problem> {
  const dated = readingFor(asked);
  if (!dated.ok) return dated;
  const { asOf, reading } = dated.value;
  const on = { asOf, knownOn: reading.knownOn };
  const { text: draft, policy: id } = asked.body;
  if (draft === undefined) {
    const policy = policyNamed(id, asked.dossier.policies);
    if (!policy.ok) return fail(ofDesk(policy.problem));
    return ok(workOn(asked, { ...on, policy: policy.value }));
  }
  const policy = parsePolicy(draft, "draft");
  if (policy.ok) return ok(workOn(asked, { ...on, policy: policy.value }));
  const problems = policy.problem.map(({ line, column, path, message }) => ({
    path: ["text"],
    message: `line ${line}, column ${column}: ${path === "" ? "" : `\`${path}\` `}${message}`,
    about: "value" as const,
  }));
  return fail(badFields(problems));
}

function beyond(detail: string): Problem {
  return { status: 422, kind: "beyond-bounds", title: "The question has no answer", detail };
}
