/**
 * Entering: new entries, together or not at all, once to a key.
 */
import { z } from "zod";
import { checkedOutput, enteredOutput } from "../codec/output-api-record.ts";
import { dayOf } from "../core/day.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { checkEntries } from "../service/checking.ts";
import { departuresAmong } from "../service/departures.ts";
import {
  type Asking,
  askedBefore,
  type Decided,
  decideEntries,
  enterDecided,
  type NotDecided,
  type NotEntered,
} from "../service/entering.ts";
import { policyNamed } from "../service/policies.ts";
import type { Readable } from "../service/reading-room.ts";
import { type Asked, operation, type Reply } from "./operation.ts";
import { badFields, notYours, ofDesk, type Problem } from "./problem.ts";

const body = z.strictObject({
  entries: z
    .array(z.unknown())
    .min(1, { error: "is empty; write at least one entry" })
    .max(500, { error: "holds more than 500 entries; send them in parts" })
    .describe(
      "Entries in their wire form (docs/record.md) without `recorded`; an `id` is a name within this request alone",
    ),
});

const policyQuery = z.strictObject({
  policy: z.string().optional().describe("The policy that new contacts are held against"),
});

export const enteringOperations = [
  operation({
    method: "post",
    path: "/entries",
    tag: "Entries",
    summary: "Enter entries, together or not at all",
    act: "record",
    query: policyQuery,
    headers: ["Idempotency-Key", "If-Match"],
    body,
    status: 201,
    answer: enteredOutput,
    run: enter,
  }),
  operation({
    method: "post",
    path: "/entries/check",
    tag: "Entries",
    summary: "Look entries through as they would be entered; nothing is",
    act: "record",
    query: policyQuery,
    body,
    answer: checkedOutput,
    run: check,
  }),
];

type Entering = Asked<{ readonly policy?: string | undefined }, z.output<typeof body>>;

/** What is looked through is never entered, so any key will do. */
async function check({ house, reader, query, body: { entries }, dossier }: Entering) {
  const policy = policyNamed(query.policy, dossier.policies);
  if (!policy.ok && query.policy !== undefined) return fail(ofDesk(policy.problem));
  const asking: Asking = { entries, key: "check", writer: reader, now: house.now() };
  const checked = checkEntries(asking, policy.ok ? policy.value : undefined, dossier);
  if (checked.ok) return ok({ body: checked.value });
  const said = told(checked);
  if (said === "stale") throw new Error("nothing was entered, so nothing was stale");
  return said;
}

function enter(asked: Entering): Promise<Result<Reply, Problem>> {
  const { entries } = asked.body;
  const entriesFor = () => ok(entries);
  return enterOnce(asked, { given: entries, entriesFor, policy: asked.query.policy });
}

/** What is to be entered. */
type Order = {
  /** As it was sent: the same key with the same is the same asking. */
  readonly given: readonly unknown[];
  /** The entries that it comes to on the record as it is. */
  readonly entriesFor: (dossier: Readable) => Result<readonly unknown[], Problem>;
  /** The policy that new contacts are held against. */
  readonly policy?: string | undefined;
};

export function enterOnce(asked: Any, order: Order): Promise<Result<Reply, Problem>> {
  return enterOnceToAKey(asked, order.given, (asking, dossier) => {
    const policy = policyNamed(order.policy, dossier.policies);
    if (!policy.ok && order.policy !== undefined) return fail(ofDesk(policy.problem));
    const entries = order.entriesFor(dossier);
    if (!entries.ok) return entries;
    const decided = decideEntries({ ...asking, entries: entries.value }, dossier);
    if (!decided.ok) return fail(notDecided(decided.problem));
    const { now } = asking;
    const on = {
      policy: policy.ok ? policy.value : undefined,
      asOf: dayOf(now),
      now,
      clearance: asked.reader.clearance,
    };
    return ok({ entries: decided.value, departures: departuresAmong(decided.value, on, dossier) });
  });
}

type Any = Asked<unknown, unknown>;
/** What is to be entered on the record as it is. */
type Decide = (asking: Asking, dossier: Readable) => Result<Decided, Problem>;

const tries = 5;

/**
 * Enters what is decided on what was given: once to a key, on the record as the writer read it.
 * With `If-Match: *` it is decided again on the record as it is, where that grew meanwhile.
 */
export async function enterOnceToAKey(
  asked: Any,
  given: readonly unknown[],
  decide: Decide,
): Promise<Result<Reply, Problem>> {
  const { house, reader } = asked;
  let dossier = asked.dossier;
  for (let attempt = 1; ; attempt++) {
    const entered = await tryToEnter(asked, { given, decide, dossier });
    if (entered !== "stale") return entered;
    const read = dossier.tag;
    dossier = (await house.room.open(dossier.header.dossier, reader.clearance)) ?? dossier;
    const isAny = asked.headers.get("if-match") === "*";
    if (!isAny || attempt === tries) return fail(grown(dossier, read));
  }
}

async function tryToEnter(
  { house, reader, headers }: Any,
  plan: { readonly given: readonly unknown[]; readonly decide: Decide; readonly dossier: Readable },
): Promise<Result<Reply, Problem> | "stale"> {
  const { given, decide, dossier } = plan;
  const key = headers.get("idempotency-key");
  if (key === null || !/^[\x21-\x7e]{1,200}$/.test(key)) return fail(noKey);
  const asking: Asking = { entries: given, key, writer: reader, now: house.now() };
  const there = { dossier, store: house.store };
  const before = await askedBefore(asking, there);
  if (before !== undefined) return told(before);
  const match = mismatch(headers.get("if-match"), dossier);
  if (match !== undefined) return fail(match);
  const decided = decide(asking, dossier);
  return decided.ok ? told(await enterDecided(decided.value, asking, there)) : decided;
}

function told(entered: Result<unknown, NotEntered>): Result<Reply, Problem> | "stale" {
  if (entered.ok) return ok({ status: 201, body: entered.value });
  const { problem } = entered;
  if (problem.kind === "stale") return "stale";
  return fail(problem.kind === "key reused" ? keyReused : notDecided(problem));
}

export function notDecided(problem: NotDecided): Problem {
  const bad = badFields(problem.problems.map((one) => ({ ...one, about: "value" })));
  if (problem.kind === "fields") return bad;
  return { ...notYours, ...(bad.errors && { errors: bad.errors }) };
}

const noKey: Problem = {
  status: 400,
  kind: "no-idempotency-key",
  title: "Send a header `Idempotency-Key` of your own, so that nothing is entered twice",
};

const keyReused: Problem = {
  status: 422,
  kind: "idempotency-key-reused",
  title: "The Idempotency-Key was used with another body; use a new one",
};

const noMatch: Problem = {
  status: 428,
  kind: "no-if-match",
  title: "Send a header `If-Match` with the tag of the record as you read it, or `*`",
};

/** Whether what the writer may read is as it was when they read it; what they may not read has no say. */
function mismatch(given: string | null, dossier: Readable): Problem | undefined {
  if (given === null) return noMatch;
  const tags = given.split(",").map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"));
  if (tags.includes("*") || tags.includes(dossier.tag)) return undefined;
  return grown(dossier, tags[0] ?? "");
}

function grown(dossier: Readable, read: string): Problem {
  const since = dossier.since(read) ?? [];
  return {
    status: 412,
    kind: "record-has-grown",
    title: "The record has grown since you read it; look at what came in and decide again",
    now: { tag: dossier.tag, entries: since.map(({ id, kind }) => ({ id, kind })) },
  };
}
