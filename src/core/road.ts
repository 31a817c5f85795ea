/**
 * The nearest step that is in order, and the road from here to the ask.
 *
 * Both are found by search over the contacts that the policy permits and never
 * written into a policy: change the policy and the road changes. A shut gate is
 * worked backwards: which contact, in order now or after an earlier step, could
 * supply what it waits for? Gates that wait for one another have no road, and
 * that deadlock is the finding.
 */
import { type Candidate, candidates, sought } from "./candidates.ts";
import type { Purpose } from "./contact.ts";
import type { Condition } from "./gate-policy.ts";
import type { GateId, IssueId } from "./id.ts";
import { assumption, type Judgment, judge, mayGoAhead, once } from "./judge.ts";
import { keptBeside } from "./kept.ts";
import { instead, type Judged, nearer } from "./nearer.ts";
import type { Plan } from "./proposal.ts";
import type { Setup } from "./setup.ts";
import { asStep, withoutRepeats } from "./step.ts";
import { couldSupply, lastsForEver } from "./supply.ts";
import type { ConditionFinding, GateFinding, Step, Subject } from "./verdict.ts";

export type Road = {
  readonly nearest: Step | undefined;
  readonly steps: readonly Step[];
  readonly deadlock: readonly GateId[];
};

type Search = {
  readonly setup: Setup;
  readonly assumed: Set<string>;
  /** Gates being worked on: to come back to one is a deadlock. */
  readonly opening: ReadonlySet<string>;
  readonly deadlock: Set<GateId>;
};

/** From here to a request that is not in order now. */
export function roadTo(plan: Plan, judgment: Judgment, setup: Setup): Road {
  if (mayGoAhead(judgment.word)) return { nearest: undefined, steps: [], deadlock: [] };
  const search: Search = { setup, assumed: new Set(), opening: new Set(), deadlock: new Set() };
  const gated = judgment.ground === "gate shut" || judgment.ground === "gate undecided";
  const steps = gated ? throughGates(plan, judgment, search) : undefined;
  if (steps === undefined) {
    return { nearest: instead(plan, setup), steps: [], deadlock: [...search.deadlock].sort() };
  }
  const road = withoutRepeats(steps);
  // A step behind a gate, such as the ask itself, is not in order yet.
  const now = road.find(
    (step) => step.kind === "contact" && mayGoAhead(judge(step.plan, setup).word),
  );
  return { nearest: now ?? instead(plan, setup), steps: road, deadlock: [] };
}

function throughGates(plan: Plan, judgment: Judgment, search: Search): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const finding of shutGates(plan, judgment)) {
    const opening = openGate(finding.gate, finding.subject, search);
    if (opening === undefined) return undefined;
    steps.push(...opening);
  }
  const then = judge(plan, search.setup, search.assumed);
  if (!mayGoAhead(then.word)) return undefined;
  return [
    ...steps,
    asStep({ plan, disparity: 0, precedence: 0 }, then, {
      setup: search.setup,
      supplies: "the ask itself",
    }),
  ];
}

/** The gates in the way; where the request names no issue, one issue stands for any. */
function shutGates(
  plan: Plan,
  judgment: Judgment,
): readonly { readonly gate: GateId; readonly subject: Subject }[] {
  const shut = once(judgment.parts.flatMap((part) => part.gates)).filter(
    (gate) => gate.state !== "open",
  );
  if (plan.issues.length > 0) return shut;
  const general = shut.map(({ gate, subject }) => ({
    gate,
    subject: subject.kind === "issue" ? ({ kind: "any issue" } as const) : subject,
  }));
  const seen = new Set<string>();
  return general.filter(({ gate, subject }) => {
    const key = assumption(gate, subject);
    return !seen.has(key) && seen.add(key);
  });
}

function openGate(gate: GateId, subject: Subject, search: Search): readonly Step[] | undefined {
  const finding = search.setup.findGate(gate, subject, search.setup);
  // The subject as the gate's scope has it: one gate is opened once.
  const key = assumption(gate, finding.subject);
  if (finding.state === "open" || search.assumed.has(key)) return [];
  if (search.opening.has(key)) {
    search.deadlock.add(gate);
    return undefined;
  }
  const opened = wayThrough(finding, key, search);
  for (const one of opened.assumed) search.assumed.add(one);
  for (const one of opened.deadlock) search.deadlock.add(one);
  if (opened.steps === undefined) return undefined;
  search.assumed.add(key);
  return [...opened.steps, { kind: "gate opens", gate, subject: finding.subject }];
}

type Opened = Pick<Search, "assumed" | "deadlock"> & { readonly steps: Road["steps"] | undefined };

const keptWay = keptBeside<Opened>(256);

/** It follows from what is taken as open already and from what is being opened, and so is kept. */
function wayThrough(finding: GateFinding, key: string, search: Search): Opened {
  const { setup, assumed, opening } = search;
  const state = JSON.stringify([key, [...assumed].sort(), [...opening].sort()]);
  return keptWay(setup, state, () => {
    const within = {
      setup,
      assumed: new Set(assumed),
      opening: new Set([...opening, key]),
      deadlock: new Set<GateId>(),
    };
    return { steps: waysIn(finding, within), assumed: within.assumed, deadlock: within.deadlock };
  });
}

function waysIn(finding: GateFinding, search: Search): readonly Step[] | undefined {
  const steps = supply(finding.opens, finding, search);
  const { closes } = finding;
  if (steps === undefined || closes === undefined || closes.met === "no") return steps;
  if (lastsForEver(closes)) return undefined;
  const condition = { kind: "not", of: closes.condition } as const;
  return [...steps, { kind: "wait", gate: finding.gate, condition }];
}

/** The steps that would meet a condition; undefined where none is known. */
function supply(
  finding: ConditionFinding,
  gate: GateFinding,
  search: Search,
): readonly Step[] | undefined {
  if (finding.met === "yes") return [];
  const { condition } = finding;
  const found: Step = { kind: "finding", gate: gate.gate, subject: gate.subject, condition };
  const wait: Step = { kind: "wait", gate: gate.gate, condition };
  switch (condition.kind) {
    case "all": {
      const steps = finding.parts.map((part) => supply(part, gate, search));
      return steps.includes(undefined) ? undefined : steps.flatMap((some) => some ?? []);
    }
    case "any":
      return shortest(finding.parts, gate, search);
    case "determined concession":
    case "move assessed":
      return contactThen([found], { condition, subject: gate.subject, search });
    case "contact held":
      return contactThen([], { condition, subject: gate.subject, search });
    case "issues at":
      return talksThen(found, condition, search);
    case "gate open":
      return openGate(condition.gate, gate.subject, search);
    case "determination":
      return [found];
    case "event":
      return [wait];
    case "date":
      return condition.to !== undefined && condition.to < search.setup.asOf ? undefined : [wait];
    case "not":
      return finding.parts.some(lastsForEver) ? undefined : [wait];
  }
}

/** The shortest of several ways; gates opened on the others stay shut. */
function shortest(
  parts: readonly ConditionFinding[],
  gate: GateFinding,
  search: Search,
): readonly Step[] | undefined {
  const ways = parts.flatMap((part) => {
    const assumed = new Set(search.assumed);
    const steps = supply(part, gate, { ...search, assumed });
    return steps === undefined ? [] : [{ steps, assumed }];
  });
  const best = ways.sort((a, b) => a.steps.length - b.steps.length)[0];
  for (const key of best?.assumed ?? []) search.assumed.add(key);
  return best?.steps;
}

type Want = { readonly condition: Condition; readonly subject: Subject; readonly search: Search };

function contactThen(after: readonly Step[], want: Want): readonly Step[] | undefined {
  const { search, condition } = want;
  const all = candidates(issuesOfSubject(want.subject), search.setup).filter((candidate) =>
    couldSupply(candidate.plan, condition, search.setup),
  );
  const judged = all.map((candidate) => ({
    candidate,
    judgment: judge(candidate.plan, search.setup, search.assumed),
  }));
  const best = judged
    .filter(({ judgment }) => mayGoAhead(judgment.word))
    .sort(nearerFor(condition))[0];
  if (best !== undefined) {
    const how = { setup: search.setup, supplies: condition.kind, assumed: search.assumed };
    return [asStep(best.candidate, best.judgment, how), ...after];
  }
  return behindGates(judged, after, want);
}

/** No such contact is in order yet: the shortest way to one that waits for a gate. */
function behindGates(
  judged: readonly { readonly candidate: Candidate; readonly judgment: Judgment }[],
  after: readonly Step[],
  { condition, search }: Want,
): readonly Step[] | undefined {
  const gated = judged
    .filter(({ judgment }) => judgment.ground === "gate shut")
    .sort(nearerFor(condition));
  for (const { candidate, judgment } of gated) {
    const trial = { ...search, assumed: new Set(search.assumed) };
    const opening: Step[] = [];
    const all = shutGates(candidate.plan, judgment).every(({ gate, subject }) => {
      const steps = openGate(gate, subject, trial);
      if (steps !== undefined) opening.push(...steps);
      return steps !== undefined;
    });
    const then = judge(candidate.plan, search.setup, trial.assumed);
    if (!all || !mayGoAhead(then.word)) continue;
    for (const key of trial.assumed) search.assumed.add(key);
    const how = { setup: search.setup, supplies: condition.kind, assumed: trial.assumed };
    return [...opening, asStep(candidate, then, how), ...after];
  }
  return undefined;
}

/** Issues come near resolution in talks: by the gate's own route where it names one. */
function talksThen(
  found: Step,
  condition: Extract<Condition, { readonly kind: "issues at" }>,
  search: Search,
): readonly Step[] | undefined {
  const subject = { kind: "any issue" } as const;
  if (condition.route === undefined) return contactThen([found], { condition, subject, search });
  const opening = openGate(condition.route, subject, search);
  if (opening === undefined) return undefined;
  const talks = contactThen([found], { condition, subject, search });
  return talks && [...opening, ...talks];
}

/** Purposes in the order in which they bring issues to a settlement. */
const settling: readonly Purpose[] = ["negotiate", "exchange", "probe", "convey"];

function nearerFor(condition: Condition): (a: Judged, b: Judged) => number {
  return (a, b) => nearer(a, b, condition.kind === "issues at" ? settling : sought);
}

function issuesOfSubject(subject: Subject): readonly IssueId[] {
  return subject.kind === "issue" ? [subject.issue] : [];
}
