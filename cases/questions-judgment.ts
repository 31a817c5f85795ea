/**
 * What a case may ask of gates, issues, posture, findings and answers.
 */
import { z } from "zod";
import { ids } from "../src/codec/fields.ts";
import { answer, evidenceFor } from "../src/core/answer.ts";
import { findOnRecord } from "../src/core/finding.ts";
import { findGate, subjectOf, subjectsOf } from "../src/core/gate.ts";
import type { Gate } from "../src/core/gate-policy.ts";
import type { GateId } from "../src/core/id.ts";
import { issueStates } from "../src/core/issue.ts";
import { stateOf } from "../src/core/issue-state.ts";
import { namesOf } from "../src/core/names.ts";
import type { Policy } from "../src/core/policy.ts";
import { postureOn, postures as postureWords } from "../src/core/posture.ts";
import { changesSince } from "../src/core/resubmission-changes.ts";
import type { Setup } from "../src/core/setup.ts";
import type { ConditionFinding, Evidence } from "../src/core/verdict.ts";
import { findingText } from "../src/core/wording.ts";
import { subjectName } from "./names.ts";
import { question, text, texts } from "./question.ts";
import { tellContact } from "./questions-policy.ts";
import { entryIn } from "./scene.ts";

export const ladder = question({
  on: z.strictObject({}).optional(),
  says: { rungs: texts, titles: texts, levels: z.array(texts) },
  tell: (_, { setup }) => ({
    rungs: setup.policy.ladder.map(({ id }) => id),
    titles: setup.policy.ladder.map(({ title }) => title),
    levels: setup.policy.ladder.map(({ levels }) => levels),
  }),
});

const counted = z.strictObject({ issues: z.int(), baskets: z.int() });
const reasoned = z.strictObject({ record: text, reason: text });

export const gates = question({
  on: z.strictObject({ gate: ids.gate, issue: ids.issue.optional() }),
  says: {
    state: z.enum(["open", "shut", "undecided"]),
    scope: text,
    "met-by": texts,
    "not-met-by": z.array(reasoned),
    "undecided-by": z.array(reasoned),
    count: counted,
    "count-by-any-route": counted,
    conditions: texts,
  },
  tell: ({ gate: id, issue }, { setup }) => {
    const gate = gateNamed(id, setup);
    const found = findGate(id, subjectOf(gate, issue, setup), setup);
    const all = leavesOf(found.opens);
    const evidence = all.flatMap((leaf) => leaf.evidence);
    const names = namesOf(setup.book, setup.asOf);
    return {
      state: found.state,
      scope: found.scope,
      "met-by": evidence.filter(({ bears }) => bears === "meets").map(({ entry }) => entry),
      "not-met-by": bearing(evidence, "fails"),
      "undecided-by": bearing(evidence, "undecided"),
      count: all.find(({ count }) => count !== undefined)?.count,
      "count-by-any-route": all.find((leaf) => leaf.countByAnyRoute)?.countByAnyRoute,
      conditions: all.map((leaf) => findingText(leaf, names)),
    };
  },
});

/** Which subjects a gate stands open, or undecided, on. */
export const opened = question({
  on: z.strictObject({ gate: ids.gate }),
  says: { open: texts, undecided: texts },
  tell: ({ gate: id }, { setup }) => {
    const found = subjectsOf(gateNamed(id, setup), setup).map((subject) =>
      findGate(id, subject, setup),
    );
    const at = (state: string) =>
      found.filter((one) => one.state === state).map(({ subject }) => subjectName(subject));
    return { open: at("open"), undecided: at("undecided") };
  },
});

export const states = question({
  on: z.strictObject({ issue: ids.issue }),
  says: { state: z.enum(issueStates), records: texts },
  tell: ({ issue }, { setup }) => {
    if (!setup.book.issues.has(issue)) throw new Error(`no issue \`${issue}\` is known then`);
    const { state, records } = stateOf(issue, setup);
    return { state, records };
  },
});

export const issuesAt = question({
  on: z.strictObject({ state: z.enum(issueStates) }),
  says: { issues: texts },
  tell: ({ state }, { setup }) => ({
    issues: [...setup.book.issues.keys()]
      .filter((issue) => stateOf(issue, setup).state === state)
      .sort(),
  }),
});

export const postures = question({
  on: z.strictObject({ issue: ids.issue.optional() }),
  says: { posture: z.enum(postureWords), records: texts },
  tell: ({ issue }, { setup }) => {
    const subject =
      issue === undefined
        ? ({ kind: "relationship" } as const)
        : ({ kind: "issue", issue } as const);
    const { posture, records } = postureOn(subject, setup);
    return { posture, records };
  },
});

export const findings = question({
  on: z.strictObject({ gate: ids.gate, issues: z.array(ids.issue).optional() }),
  says: {
    result: z.enum(["positive", "negative", "undecided"]),
    words: text,
    from: text,
    to: text,
    baskets: texts,
    contacts: texts,
    "without-record": texts,
    "near-misses": z.array(reasoned),
    outside: z.array(z.strictObject({ basket: text, "near-misses": texts })),
  },
  tell: ({ gate, issues }, { setup }) => {
    const sought = leavesOf(findGate(gate, anySubject(gate, setup), setup).opens)
      .map(({ condition }) => condition)
      .find((condition) => condition.kind === "determined concession");
    if (sought?.kind !== "determined concession") {
      throw new Error(`\`${gate}\` asks for no determined concession`);
    }
    const finding = findOnRecord(sought, setup, issues);
    return {
      ...finding,
      "without-record": finding.withoutRecord,
      "near-misses": finding.nearMisses.map(({ entry, reason }) => ({ record: entry, reason })),
      outside: finding.outside.map(({ basket, nearMisses }) => ({
        basket,
        "near-misses": nearMisses,
      })),
    };
  },
});

export const answers = question({
  on: z.strictObject({ proposal: ids.entry }),
  says: {
    dispositions: z.record(text, text),
    repeats: texts,
    nearest: z.looseObject({}),
    /** The record that the answer tells: meetings of the kind proposed, talks of the kind asked for. */
    meetings: texts,
    talks: texts,
  },
  tell: ({ proposal }, scene) => {
    const answered = answer(entryIn(scene, "proposal", proposal), scene.knownOn, scene.setup);
    if (!answered.ok) throw new Error(`not answered: ${JSON.stringify(answered.problem)}`);
    const { asks, nearest } = answered.value;
    const { meetings, talks } = evidenceFor(answered.value, scene.setup);
    return {
      dispositions: Object.fromEntries(asks.map(({ ask, disposition }) => [ask, disposition])),
      repeats: asks.flatMap(({ ask, resubmissionOf }) =>
        resubmissionOf.map((one) => `${ask}: ${one.proposal}/${one.ask} by ${one.same}`),
      ),
      nearest: nearest?.kind === "contact" ? tellContact(nearest) : undefined,
      meetings: meetings.map(({ id }) => id),
      talks: talks.map(({ id }) => id),
    };
  },
});

export const changes = question({
  on: z.strictObject({ paper: ids.entry, since: ids.entry }),
  says: {
    kept: z.array(
      z.strictObject({
        ask: text,
        was: text,
        place: text,
        "shared-words": z.enum(["all", "most", "some", "none", "not held"]),
      }),
    ),
    added: texts,
    dropped: texts,
    answers: texts,
  },
  tell: ({ paper, since }, scene) => {
    const [now, then] = [entryIn(scene, "proposal", paper), entryIn(scene, "proposal", since)];
    const found = changesSince(then, now, scene.setup);
    return {
      ...found,
      kept: found.kept.map(({ ask, earlier, place, sharedWords }) => ({
        ask,
        was: earlier,
        place: `${place.was} to ${place.is}`,
        "shared-words": shareWord(sharedWords),
      })),
    };
  },
});

/** The policies that a policy has followed, the last first, each with its gate's own words. */
export const lineage = question({
  on: z.strictObject({ gate: ids.gate }),
  says: { policies: texts, titles: texts },
  tell: ({ gate }, { setup, policies }) => {
    const line: Policy[] = [];
    for (let next: Policy | undefined = setup.policy; next !== undefined; ) {
      if (line.includes(next)) throw new Error(`\`${next.id}\` supersedes itself`);
      line.push(next);
      next = next.supersedes && policies.get(next.supersedes);
    }
    return {
      policies: line.map(({ id }) => id),
      titles: line.map((one) => one.gates.find(({ id }) => id === gate)?.title ?? "none"),
    };
  },
});

function shareWord(share: number | undefined): string {
  if (share === undefined) return "not held";
  if (share === 1) return "all";
  if (share === 0) return "none";
  return share >= 0.5 ? "most" : "some";
}

function gateNamed(id: GateId, { policy }: Setup): Gate {
  const gate = policy.gates.find((one) => one.id === id);
  if (gate === undefined) throw new Error(`\`${policy.id}\` has no gate \`${id}\``);
  return gate;
}

function anySubject(gate: GateId, setup: Setup) {
  const subject = subjectsOf(gateNamed(gate, setup), setup)[0];
  if (subject === undefined) throw new Error("no issue is known");
  return subject;
}

function leavesOf(finding: ConditionFinding): readonly ConditionFinding[] {
  return finding.parts.length === 0 ? [finding] : finding.parts.flatMap(leavesOf);
}

function bearing(evidence: readonly Evidence[], bears: Evidence["bears"]) {
  return evidence
    .filter((one) => one.bears === bears)
    .map(({ entry, reason }) => ({ record: entry, reason }));
}
