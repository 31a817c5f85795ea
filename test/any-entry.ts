/**
 * Generators of single entries, every kind with every field it may have. Their ids
 * refer to nothing; `any-record.ts` makes records that hang together.
 */
import fc from "fast-check";
import type { Body, Entry, EntryOf, Kind } from "../src/core/entry.ts";
import { issueStates } from "../src/core/issue.ts";
import { moveKinds, significances } from "../src/core/move.ts";
import { capacities, partyKinds } from "../src/core/party.ts";
import { words } from "../src/core/verdict.ts";
import { exchanges } from "./any-exchange.ts";
import {
  anyAsk,
  anyDay,
  anyEnvelope,
  anyId,
  anyInstant,
  anyMark,
  anyPlan,
  anyText,
  anyWhen,
  anyWho,
  few,
  fields,
  oneOf,
  some,
} from "./any-field.ts";

type BodyOf<K extends Kind> = Extract<Body, { readonly kind: K }>;
type Bodies = { readonly [K in Kind]: fc.Arbitrary<Omit<BodyOf<K>, "kind" | "note">> };

const confidence = oneOf(["low", "moderate", "high"]);

const parties = {
  party: fields(
    {
      party: anyId,
      name: anyText,
      partyKind: oneOf(partyKinds),
      openness: oneOf(["open", "closed"]),
    },
    {},
  ),
  office: fields(
    { office: anyId, party: anyId, name: anyText },
    { organisation: anyText, parent: anyId },
  ),
  person: fields(
    { person: anyId, party: anyId, name: anyText, aliases: few(anyText) },
    { short: anyText },
  ),
  tenure: fields(
    { person: anyId, office: anyId, capacity: oneOf(capacities) },
    { level: anyId, levelNote: anyText, from: anyWhen, to: anyWhen },
  ),
  belief: fields(
    { person: anyId, affiliation: anyText, confidence, reason: anyText },
    { review: anyWhen },
  ),
  registration: fields(
    { party: anyId, register: anyId },
    { number: anyText, from: anyWhen, to: anyWhen },
  ),
  basket: fields({ basket: anyId, title: anyText }, {}),
  issue: fields(
    {
      issue: anyId,
      title: anyText,
      basket: anyId,
      scale: few(fc.record({ option: anyId, title: anyText })),
    },
    { since: anyWhen, until: anyWhen },
  ),
  forum: fields(
    { forum: anyId, title: anyText, issues: few(anyId) },
    { place: anyText, mandate: anyText, from: anyWhen, to: anyWhen },
  ),
  position: fields(
    { of: anyWho, stance: anyText },
    {
      party: anyId,
      issue: anyId,
      basket: anyId,
      option: anyId,
      firmness: oneOf(["low", "medium", "high"]),
      statedAt: anyId,
      inForce: fc.boolean(),
    },
  ),
};

const policies = {
  policy: fields({ policy: anyId, version: anyText, title: anyText, text: anyText }, {}),
};

const moves = {
  move: fields(
    {
      by: anyId,
      issue: anyId,
      moveKind: oneOf(moveKinds),
      retracts: few(anyId),
      summary: anyText,
    },
    {
      via: fc.oneof(
        fc.record({ kind: fc.constant("entry" as const), entry: anyId }),
        fc.record({ kind: fc.constant("words" as const), words: anyText }),
      ),
    },
  ),
  assessment: fields(
    { move: anyId, assessor: anyWho, significance: oneOf(significances), reason: anyText },
    { confidence, condition: anyText, deedRequired: anyText, reversible: fc.boolean() },
  ),
  determination: fields(
    {
      on: fc.oneof(
        fields(
          {
            kind: fc.constant("concession" as const),
            move: anyId,
            significance: oneOf(significances),
          },
          {},
        ),
        fields(
          { kind: fc.constant("issue state" as const), issue: anyId, state: oneOf(issueStates) },
          {},
        ),
        fields({ kind: fc.constant("gate" as const), gate: anyId }, { issue: anyId }),
        fields({ kind: fc.constant("finding" as const), name: anyId }, { issue: anyId }),
      ),
      finding: oneOf(["yes", "no"]),
      by: anyWho,
      reason: anyText,
    },
    { recommendedBy: anyWho },
  ),
  undertaking: fields(
    { by: anyWho, to: anyWho, what: anyText, state: oneOf(["open", "performed", "not performed"]) },
    { issue: anyId, due: anyWhen, givenAt: anyId, evidence: anyId },
  ),
  divergence: fields({ between: some(anyWho), views: anyText }, { issue: anyId, precedent: anyId }),
  assumption: fields(
    { statement: anyText, owner: anyWho, refutedBy: anyText },
    { since: anyWhen, leansOn: anyId, lastReviewed: anyWhen },
  ),
  forecast: fields(
    {
      statement: anyText,
      owner: anyWho,
      probability: anyText,
      outcome: oneOf(["open", "came true", "did not come true"]),
    },
    { horizon: anyWhen },
  ),
  event: fields(
    { event: anyId, text: anyText },
    { party: anyId, office: anyId, issue: anyId, of: anyId },
  ),
  withdrawal: fields({ of: anyId, reason: anyText }, {}),
};

const papers = {
  proposal: fields(
    { title: anyText, proponent: anyWho, asks: some(anyAsk), text: anyText },
    { addressee: anyWho, document: anyId, disposition: anyText },
  ),
  ruling: fields(
    {
      policy: anyId,
      policyVersion: anyText,
      asOf: anyDay,
      knownOn: anyInstant,
      word: anyText,
      rules: few(anyId),
      reasons: few(anyText),
      records: few(anyId),
    },
    { proposal: anyId, ask: anyId, contact: anyId },
  ),
  decision: fields(
    {
      by: anyWho,
      verdict: oneOf(["approved", "deferred", "declined", "override", "other"]),
      words: anyText,
      reason: anyText,
    },
    { proposal: anyId, ask: anyId },
  ),
  waiver: fields({ by: anyWho, scope: anyText, reason: anyText }, { of: anyId }),
  release: fields(
    {
      plan: anyPlan,
      policy: anyId,
      policyVersion: anyText,
      word: oneOf(words),
      text: anyText,
      under: anyMark,
      reason: anyText,
      records: few(anyId),
    },
    {},
  ),
  confirmation: fields({ of: anyId, gave: anyId }, {}),
  "released ruling": fields(
    { plan: anyPlan, word: oneOf(words), text: anyText },
    { policy: anyId, policyVersion: anyText },
  ),
  document: fields(
    {
      genre: anyText,
      title: anyText,
      paragraphs: few(fields({ number: anyText, text: anyText }, { mark: anyMark })),
      pageBreaks: few(fc.record({ page: anyText, paragraph: anyText, at: fc.nat() })),
      notes: few(fc.record({ number: anyText, text: anyText })),
    },
    {
      subject: anyText,
      from: anyWho,
      to: anyWho,
      repliesTo: anyId,
      sourceNote: fields(
        { text: anyText, drafting: anyText, attestation: anyText },
        {
          repository: anyText,
          collection: anyText,
          folder: anyText,
          controlNumber: anyText,
          markAsOf: anyText,
        },
      ),
    },
  ),
};

export const bodies: Bodies = { ...parties, ...exchanges, ...moves, ...papers, ...policies };

export const anyEntry: fc.Arbitrary<Entry> = fc
  .constantFrom(...(Object.keys(bodies) as Kind[])) // every key of the table is a kind
  .chain(anyOfKind);

export function anyOfKind<K extends Kind>(kind: K): fc.Arbitrary<EntryOf<K>> {
  return fc
    .tuple(anyEnvelope, bodies[kind])
    .map(([envelope, body]) => ({ ...envelope, kind, ...body }) as unknown as EntryOf<K>);
}
