/**
 * The workbench of a policy: one function to a question a custodian asks of a draft.
 */
import type {
  PolicyBacktestOutput,
  PolicyCheckOutput,
  PolicyDiffOutput,
  PolicyRenderOutput,
  PolicyTestOutput,
} from "../codec/output-workbench.ts";
import { dutyText, gatesStoodText, nextMoveText, standingText } from "../core/backtest-words.ts";
import type { DutyFinding } from "../core/duty.ts";
import type { Entry } from "../core/entry.ts";
import { namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { policySentences } from "../core/policy-words.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { standingFindingText } from "../core/standing-finding-words.ts";
import { versionProblemText } from "../core/version-words.ts";
import { conditionText } from "../core/wording.ts";
import {
  type Backtest,
  type BacktestOptions,
  backtesting,
  compareBacktests,
  type Past,
} from "../lab/backtest.ts";
import { runCases } from "../lab/cases.ts";
import type { TooLarge } from "../lab/diagram.ts";
import { conflictsWith, differenceOf } from "../lab/difference.ts";
import { exhaust } from "../lab/exhaust.ts";
import { runGateCases } from "../lab/gate-cases.ts";
import { type Bounds, usualBounds } from "../lab/model.ts";
import { checkingProperties } from "../lab/properties.ts";
import type { TooManyStates } from "../lab/search.ts";
import { standingOf } from "../lab/standing.ts";
import type { Work } from "../lab/steps-of-work.ts";
import { versionProblems } from "../lab/versions.ts";
import { touchedBy } from "./policy-versions.ts";
import { recordTitles, viewCover, viewKind, viewOutcome } from "./workbench-view.ts";

/** A line for the reader: which bound was met. */
export type BeyondBounds = string;

/** In steps, for whoever shows how far it is or may stop it; see `long-work.ts`. */
export function* checkingPolicy(
  setup: Setup,
  { higher, bounds = usualBounds }: { readonly higher?: Policy; readonly bounds?: Bounds } = {},
): Work<Result<PolicyCheckOutput, BeyondBounds>> {
  const { policy, book, asOf } = setup;
  const ground = { issues: [...book.issues.values()], forums: [...book.forums.values()] };
  yield { what: `trying \`${policy.id}\` on every request`, done: 0, total: 1 };
  const tried = exhaust(policy, ground);
  if (!tried.ok) return fail(boundText(tried.problem));
  const titles = recordTitles(policy, book);
  const conflicts = higher && conflictsWith(policy, higher, ground);
  if (conflicts !== undefined && !conflicts.ok) return fail(boundText(conflicts.problem));
  const proved = yield* checkingProperties(setup, bounds);
  if (!proved.ok) return fail(boundText(proved.problem));
  const { size, states, outcomes, rules, silence } = tried.value;
  const reached = proved.value.bounds;
  return ok({
    policy: policy.id,
    asOf,
    requests: size,
    states,
    outcomes: outcomes.map(({ outcome, count }) => ({
      outcome: viewOutcome(outcome, policy),
      count,
    })),
    rules: rules.map((rule) => ({ ...rule, behind: [...rule.behind] })),
    silence: viewCover(silence, titles),
    record: standingOf(policy, book, asOf).map((finding) => ({
      kind: finding.kind,
      text: standingFindingText(finding, asOf),
    })),
    conflicts:
      conflicts === undefined || higher === undefined
        ? null
        : { with: higher.id, ...viewCover(conflicts.value, titles) },
    properties: {
      bounds: {
        issues: [...reached.issuesTried],
        baskets: new Set(reached.issuesTried.map((issue) => book.issues.get(issue)?.basket)).size,
        steps: reached.steps,
        states: reached.statesReached,
        exhausted: reached.exhausted,
        requests: reached.requests,
      },
      findings: proved.value.properties.map((found) => ({
        ...found,
        reasons: [...found.reasons],
        exceptions: [...found.exceptions],
        story: found.story.map((step) => ({ ...step })),
      })),
    },
  });
}

export function boundText(problem: TooLarge | TooManyStates): BeyondBounds {
  const rest = "which is the bound; nothing was cut off, and nothing is answered";
  switch (problem.kind) {
    case "too many states":
      return `the policy tells more than ${problem.bound} kinds of request apart, ${rest}`;
    case "too many reachable":
      return `under the policy more than ${problem.bound} states can be reached, ${rest}`;
    case "too many requests":
      return `there are ${problem.size} requests, more than the ${problem.bound} that can be counted exactly; nothing is answered`;
  }
}

export function diffPolicies(before: Setup, after: Policy): Result<PolicyDiffOutput, BeyondBounds> {
  const { policy, book, asOf } = before;
  const ground = { issues: [...book.issues.values()], forums: [...book.forums.values()] };
  const found = differenceOf(policy, after, ground);
  if (!found.ok) return fail(boundText(found.problem));
  const titles = recordTitles(policy, book);
  const names = namesOf(book, asOf);
  const gateText = (gate: Policy["gates"][number] | undefined) =>
    gate === undefined
      ? null
      : `${gate.title}, per ${gate.scope}: opens when ${conditionText(gate.opens, gate.scope === "relationship" ? { kind: "relationship" } : { kind: "any issue" }, names)}`;
  const { size, differing, changes, gates } = found.value;
  return ok({
    before: policy.id,
    after: after.id,
    requests: size,
    differing,
    changes: changes.map((change) => ({
      before: viewOutcome(change.before, policy),
      after: viewOutcome(change.after, after),
      count: change.count,
      left: change.left,
      kinds: change.kinds.map((kind) => ({
        ...viewKind(kind, titles),
        rulesBefore: [...kind.rulesBefore],
        rulesAfter: [...kind.rulesAfter],
      })),
    })),
    gates: gates.map((gate) => ({
      gate: gate.gate,
      before: gateText(gate.before),
      after: gateText(gate.after),
    })),
    people: [...touchedBy(before, after)],
    versions: versionProblems([policy, after])
      .filter((problem) => problem.kind !== "dangling")
      .map(versionProblemText),
  });
}

/** In steps, as a check is. */
export function* backtestingPolicy(
  past: Past,
  setup: Setup,
  { against, ...options }: BacktestOptions & { readonly against?: Policy },
): Work<PolicyBacktestOutput> {
  const { policy, book } = setup;
  const found = yield* backtesting(past, policy, { asOf: setup.asOf, ...options });
  const other = against && (yield* backtesting(past, against, options));
  return {
    policy: policy.id,
    hindsight: found.hindsight,
    months: found.months,
    contacts: found.contacts
      .map((one) => viewContact(one, policy, book.entries))
      .map((view, at) => withNames(view, found.contacts[at], setup)),
    undated: [...found.undated],
    rules: found.rules.map((rule) => ({ ...rule })),
    unspoken: [...found.unspoken],
    duties: found.contacts.flatMap(({ duties }) => duties.map(viewDuty)),
    against:
      other === undefined ? null : { policy: other.policy, changes: changesOf(found, other) },
  };
}

function viewDuty(duty: DutyFinding): PolicyBacktestOutput["duties"][number] {
  const { contact, obligation, by, state, records } = duty;
  return {
    contact,
    obligation: obligation.id,
    by: by ?? null,
    state,
    records: [...records],
    text: dutyText(duty),
  };
}

type ContactRuling = Backtest["contacts"][number];
type ContactView = PolicyBacktestOutput["contacts"][number];

function viewContact(
  one: ContactRuling,
  policy: Policy,
  entries: ReadonlyMap<string, Entry>,
): ContactView {
  const entry = entries.get(one.contact);
  return {
    contact: one.contact,
    day: one.day,
    summary: entry !== undefined && "summary" in entry ? (entry.summary ?? "") : "",
    standing: one.standing,
    text: standingText(one.standing, policy.id, one.day),
    word: one.word,
    rules: [...one.rules],
    gates: [],
    next: [],
  };
}

/** Names are those of the day of the contact. */
function withNames(
  view: ContactView,
  one: ContactRuling | undefined,
  { book }: Setup,
): ContactView {
  if (one === undefined) return view;
  const names = namesOf(book, one.day);
  const shut = one.gates.filter(({ state }) => state !== "open");
  return {
    ...view,
    gates:
      one.gates.length === 0 ? [] : [gatesStoodText(shut.length > 0 ? shut : one.gates, names)],
    next: one.next.map((next) => ({
      move: next.move,
      issue: next.issue,
      daysLater: next.daysLater,
      first: next.first,
      text: nextMoveText(next, names),
    })),
  };
}

function changesOf(found: Backtest, other: Backtest) {
  return compareBacktests(found, other).map(({ contact, day, before, after }) => ({
    contact,
    day,
    before: before.word,
    after: after.word,
  }));
}

export function testPolicy(policy: Policy): PolicyTestOutput {
  const { cases, untried, gatesUntried } = runCases(policy);
  const gates = runGateCases(policy);
  const all = [...cases, ...gates];
  return {
    policy: policy.id,
    passed: all.filter(({ passed }) => passed).length,
    failed: all.filter(({ passed }) => !passed).length,
    cases: cases.map(({ title, passed, expected, found }) => ({
      title,
      passed,
      expected: { word: expected.word, rule: expected.rule ?? null, alone: expected.alone },
      found: { word: found.word, rules: [...found.rules] },
    })),
    gates: gates.map((one) => ({ ...one })),
    untried: [...untried],
    gatesUntried: gatesUntried.map((one) => ({ ...one })),
  };
}

export function renderPolicy(policy: Policy): PolicyRenderOutput {
  return {
    policy: policy.id,
    title: policy.title,
    sentences: policySentences(policy).map((sentence) => ({ ...sentence })),
  };
}
