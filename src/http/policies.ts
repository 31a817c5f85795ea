/**
 * Policies, and the workbench of a draft: read it, check it, hold it against the past.
 */
import { z } from "zod";
import { draftOutput, policiesOutput, policyOutput } from "../codec/output-api-policies.ts";
import { enteredOutput } from "../codec/output-api-record.ts";
import { policyBacktestOutput, policyDiffOutput } from "../codec/output-workbench.ts";
import { type PolicyProblem, parsePolicy } from "../codec/policy.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { inLab, type LabProgress } from "../service/lab.ts";
import type { LabWork, TriedDraft } from "../service/lab-work.ts";
import { policyNamed } from "../service/policies.ts";
import { viewDraft, viewPolicies, viewPolicy } from "../service/policy-view.ts";
import { registrationOf, sayPlaced } from "../service/registering.ts";
import { type DatesQuery, datesQuery, readingFor } from "./desk.ts";
import { enterOnce } from "./entering.ts";
import { type Asked, operation } from "./operation.ts";
import { badFields, nothingThere, ofDesk, type Problem } from "./problem.ts";
import { eventStream, type Sender, streamOf } from "./stream.ts";

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
    method: "get",
    path: "/policies/{id}/difference",
    tag,
    summary: "How a policy differs from another on every request, and whom that touches",
    act: "read",
    query: z.strictObject({ ...datesQuery, against: z.string().describe("The other; before") }),
    answer: policyDiffOutput,
    run: async (asked) => {
      const dated = readingFor(asked);
      if (!dated.ok) return dated;
      const { policies } = asked.dossier;
      const [after, before] = [asked.params.id, asked.query.against].map((id) =>
        policies.find((one) => one.id === id),
      );
      if (after === undefined || before === undefined) return fail(nothingThere);
      const { asOf, reading } = dated.value;
      const work = workOn(asked, { policy: before, asOf, knownOn: reading.knownOn });
      const found = await inLab({ ...work, kind: "diff", after }, asked);
      return found.ok ? ok({ body: found.value }) : fail(beyond(found.problem));
    },
  }),
  operation({
    method: "post",
    path: "/policies",
    tag,
    summary: "Registers a version of a policy in the record, or says line by line what is wrong",
    act: "keep policies",
    headers: ["Idempotency-Key", "If-Match"],
    body: z.strictObject({
      text: text.describe("YAML or JSON"),
      why: z.string().min(1).max(10_000).optional().describe("The reason; needed for a correction"),
      "end-older": z
        .boolean()
        .default(false)
        .describe("Give the version it supersedes its end, the day before this one begins"),
    }),
    status: 201,
    answer: enteredOutput,
    run: (asked) => {
      const { text: written, why, "end-older": endOlder } = asked.body;
      return enterOnce(asked, {
        given: [asked.body],
        entriesFor: (dossier) => {
          const made = registrationOf({ text: written, why, endOlder }, dossier);
          return made.ok ? ok(made.value.map(({ wire }) => wire)) : fail(badText(made.problem));
        },
      });
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
      const against = againstIn(asked);
      if (!against.ok) return against;
      const { asOf, reading } = dated.value;
      const trying = async (draft: Policy) => {
        const on = { policy: against.value ?? draft, asOf, knownOn: reading.knownOn };
        const work = { ...workOn(asked, on), kind: "draft", after: draft } as const;
        const found = await inLab(work, asked);
        return found.ok ? ok(found.value as TriedDraft) : found; // what such work comes to
      };
      const beside = { asOf, against: against.value, registry: asked.dossier, trying };
      const viewed = await viewDraft(asked.body.text, beside);
      return viewed.ok ? ok({ body: viewed.value }) : fail(beyond(viewed.problem));
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
      const higher = againstIn(asked);
      if (!higher.ok) return higher;
      const checking = { ...work.value, kind: "check", higher: higher.value } as const;
      const stream = streamOf(asked.signal, ({ send }, signal) => showing(checking, send, signal));
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
      if (asked.headers.get("accept") === eventStream) {
        const stream = streamOf(asked.signal, ({ send }, signal) => showing(asking, send, signal));
        return ok({ stream, type: eventStream });
      }
      const found = await inLab(asking, asked);
      return found.ok ? ok({ body: found.value }) : fail(beyond(found.problem));
    },
  }),
];

/** Says how far work is as it goes, and then what came of it. */
async function showing(work: LabWork, send: Sender["send"], signal: AbortSignal): Promise<void> {
  const tell = ({ what, done, total }: LabProgress) =>
    send("progress", { text: what, done, total });
  const found = await inLab(work, { signal, tell });
  if (found.ok) send("result", found.value);
  else send("problem", { detail: found.problem });
}

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
  return fail(badText(policy.problem));
}

function badText(problems: readonly PolicyProblem[]): Problem {
  return badFields(
    problems.map((one) => ({ path: ["text"], message: sayPlaced(one), about: "value" })),
  );
}

function beyond(detail: string): Problem {
  return { status: 422, kind: "beyond-bounds", title: "The question has no answer", detail };
}
