/**
 * Judging a request: the word on each of its issues, the rules that decide, the
 * gates they consult.
 *
 * Where the record leaves an attribute open, each case is judged; if their words
 * differ the request is not determinable, and says which attribute would settle it.
 */

import { beside } from "./aside.ts";
import { type Decision, decide, obligationsOf } from "./deciding.ts";
import { subjectOf } from "./gate.ts";
import type { GateId, IssueId } from "./id.ts";
import type { Attribute, Attributes, Exemption, Obligation, Rule } from "./policy.ts";
import type { Plan } from "./proposal.ts";
import { aboutIssue, eachCase, issuesOf, type Possible, sidesOf } from "./request.ts";
import { keyOfSubject, type Setup } from "./setup.ts";
import {
  type GateFinding,
  type Ground,
  type Part,
  type RuleFinding,
  type Undecided,
  type Word,
  words,
} from "./verdict.ts";

export type Judgment = {
  readonly word: Word;
  readonly ground: Ground;
  readonly parts: readonly Part[];
  readonly onlyOn: readonly IssueId[];
};

/** Gates taken as open for the sake of argument, by gate and subject. */
export type Assumed = ReadonlySet<string>;
const nothing: Assumed = new Set();

export function assumption(gate: GateId, subject: Parameters<typeof keyOfSubject>[0]): string {
  return `${gate} ${keyOfSubject(subject)}`;
}

export function judge(plan: Plan, setup: Setup, assumed: Assumed = nothing): Judgment {
  const sides = sidesOf(plan, setup);
  // Where several of our groups are in the room, each pair of them is ruled on.
  const parts = beside(plan, setup).flatMap((ourOtherOffice) =>
    issuesOf(plan, setup).map((issue) => {
      const possible = { ...sides, ourOtherOffice, ...aboutIssue(plan, issue, setup) };
      return judgePart(possible, issue, { setup, assumed });
    }),
  );
  const first = parts[0];
  if (first === undefined) throw new Error("a request has at least one part");
  const stopped = new Set(parts.filter(({ word }) => !mayGoAhead(word)).map(({ issue }) => issue));
  const goAhead = parts.filter(({ issue }) => !stopped.has(issue));
  if (plan.issues.length === 0 && goAhead.length > 0 && goAhead.length < parts.length) {
    const onlyOn = [...new Set(goAhead.flatMap(({ issue }) => issue ?? []))];
    return { word: "in order with conditions", ground: "permitted", parts, onlyOn };
  }
  const word = words.find((one) => parts.some((part) => part.word === one)) ?? first.word;
  const ground = parts.find((part) => part.word === word)?.ground ?? first.ground;
  return { word, ground, parts, onlyOn: [] };
}

/** The parts of a request with which nothing is in the way now. */
export function goingAhead({ parts }: Pick<Judgment, "parts">): readonly Part[] {
  return parts.filter((part) => mayGoAhead(part.word));
}

/** Whether nothing in the policy stands in the way now. */
export function mayGoAhead(word: Word): boolean {
  return word === "in order" || word === "in order with conditions" || word === "outside policy";
}

type Context = { readonly setup: Setup; readonly assumed: Assumed };

function judgePart(possible: Possible, issue: IssueId | undefined, context: Context): Part {
  const cases = eachCase(possible, context.setup.policy.ladder).map((attributes) =>
    judgeCase(issue, attributes, context),
  );
  const first = cases[0];
  if (first === undefined) throw new Error("a request has at least one case");
  if (cases.length === 1) return first;
  const all = {
    rules: once(cases.flatMap((one) => one.rules)),
    gates: once(cases.flatMap((one) => one.gates)),
    comments: once(cases.flatMap((one) => one.comments)),
    obligations: obligationsOf(cases),
  };
  // A case that differs in its rules and not in its word settles what the request comes to.
  if (cases.every((one) => one.word === first.word)) {
    const redirect = cases.find((one) => one.redirect !== undefined)?.redirect;
    return { ...first, ...all, ...(redirect === undefined ? {} : { redirect }) };
  }
  const { redirect: _, referredTo: __, ...rest } = first;
  return {
    ...rest,
    ...all,
    word: "not determinable on this record",
    ground: "attribute undecided",
    obligations: [],
    undecided: whatSettles(possible, cases),
  };
}

/** Two findings of one rule, or of one gate on one subject, are one. */
export function once<T extends RuleFinding | GateFinding>(findings: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const finding of findings) {
    const key = "rule" in finding ? finding.rule : assumption(finding.gate, finding.subject);
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

function judgeCase(issue: IssueId | undefined, attributes: Attributes, context: Context): Part {
  const { setup, assumed } = context;
  const decision = decide(setup.table, attributes);
  const gates = gatesOf(decision, issue, setup);
  const outcome = outcomeOf(decision, gates, assumed);
  const redirect = redirectOf(decision);
  const referredTo = referralOf(decision);
  return {
    issue,
    attributes,
    ...outcome,
    rules: decision.rules.map((rule) => findingOf(rule, decision.kind === "exempt")),
    gates,
    comments: decision.comments.map((rule) => findingOf(rule, false)),
    obligations: decision.obligations,
    ...(redirect === undefined ? {} : { redirect }),
    ...(referredTo === undefined ? {} : { referredTo }),
    undecided: [],
  };
}

type Outcome = { readonly word: Word; readonly ground: Ground };

function outcomeOf(decision: Decision, gates: readonly GateFinding[], assumed: Assumed): Outcome {
  switch (decision.kind) {
    case "exempt":
      return { word: "outside policy", ground: "exempt" };
    case "forbid":
      return { word: "not in order", ground: "forbidden" };
    case "gate":
      return throughGates(decision, gates, assumed);
    case "refer":
      return { word: "in order with conditions", ground: "referred" };
    case "permit":
      return permitted(decision.obligations);
    case "otherwise":
      return decision.otherwise.kind === "refer"
        ? { word: "in order with conditions", ground: "referred" }
        : { word: "not in order", ground: "not permitted" };
  }
}

function throughGates(
  decision: Decision,
  gates: readonly GateFinding[],
  assumed: Assumed,
): Outcome {
  const states = gates.map((gate) => (isAssumed(gate, assumed) ? "open" : gate.state));
  if (states.includes("shut")) return { word: "premature", ground: "gate shut" };
  if (states.includes("undecided")) {
    return { word: "not determinable on this record", ground: "gate undecided" };
  }
  // A gate that stands open never takes away the referral that another rule asks for.
  if (referralOf(decision) !== undefined) {
    return { word: "in order with conditions", ground: "referred" };
  }
  return permitted(decision.obligations);
}

function permitted(obligations: readonly Obligation[]): Outcome {
  const conditional = obligations.some((obligation) => obligation.due === "before");
  return { word: conditional ? "in order with conditions" : "in order", ground: "permitted" };
}

function isAssumed(gate: GateFinding, assumed: Assumed): boolean {
  return (
    assumed.has(assumption(gate.gate, gate.subject)) ||
    (gate.subject.kind === "issue" && assumed.has(assumption(gate.gate, { kind: "any issue" })))
  );
}

function gatesOf(
  decision: Decision,
  issue: IssueId | undefined,
  setup: Setup,
): readonly GateFinding[] {
  if (decision.kind !== "gate") return [];
  const names = new Set(
    decision.rules.flatMap((rule) => (rule.effect.kind === "gate" ? rule.effect.gates : [])),
  );
  return setup.policy.gates
    .filter((gate) => names.has(gate.id))
    .map((gate) => setup.findGate(gate.id, subjectOf(gate, issue, setup), setup));
}

function redirectOf(decision: Decision): Part["redirect"] {
  if (decision.kind !== "forbid") return undefined;
  return decision.rules
    .map((rule) => (rule.effect.kind === "forbid" ? rule.effect.redirect?.channel : undefined))
    .find((channel) => channel !== undefined);
}

function referralOf(decision: Decision): string | undefined {
  if (decision.kind === "otherwise") {
    return decision.otherwise.kind === "refer" ? decision.otherwise.to : undefined;
  }
  if (decision.kind !== "refer" && decision.kind !== "gate") return undefined;
  return decision.matched
    .filter((rule) => rule.strength !== "advice")
    .map((rule) => (rule.effect.kind === "refer" ? rule.effect.to : undefined))
    .find((to) => to !== undefined);
}

function findingOf(rule: Rule | Exemption, exempt: boolean): RuleFinding {
  return {
    rule: rule.id,
    title: rule.title,
    cite: rule.cite,
    effect: "effect" in rule && !exempt ? rule.effect.kind : "exempt",
    strength: "strength" in rule ? rule.strength : "binding",
  };
}

/** The attributes left open of which one value makes another word than another does. */
function whatSettles(possible: Possible, cases: readonly Part[]): readonly Undecided[] {
  // The keys of `Possible` are attributes by its type.
  return (Object.entries(possible) as [Attribute, readonly string[]][])
    .filter(([attribute, values]) => values.length > 1 && matters(attribute, cases))
    .map(([attribute, values]) => ({ attribute, values }));
}

function matters(attribute: Attribute, cases: readonly Part[]): boolean {
  const words = new Map<string, Word>();
  for (const { attributes, word } of cases) {
    // Crossing levels follows from the levels, so it is no attribute of its own here.
    const others = JSON.stringify({ ...attributes, crossLevel: "", [attribute]: "" });
    const known = words.get(others);
    if (known !== undefined && known !== word) return true;
    words.set(others, word);
  }
  return false;
}
