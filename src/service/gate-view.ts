/**
 * Gates, conditions, rules and steps in the form that goes out to programs.
 */

import type { Advisory } from "../access/advisory.ts";
import { keptWhole } from "../codec/kept-json.ts";
import type {
  ConditionOutput,
  ConsultedOutput,
  GateOutput,
  RuleOutput,
  StepOutput,
} from "../codec/output-ruling.ts";
import { encodePlan } from "../codec/plan.ts";
import { citeText, type Names } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import type {
  ConditionFinding,
  Evidence,
  GateFinding,
  RuleFinding,
  Step,
  Subject,
} from "../core/verdict.ts";
import { conditionText, reasonText, stepText } from "../core/wording.ts";

/** What a view needs besides the thing it shows. */
export type Terms = {
  readonly names: Names;
  readonly policy: Policy;
  /** For a reader for whom the policy does not bind. */
  readonly advisory?: Advisory | undefined;
  /** What was made already of the findings of one setup, in its names and its policy. */
  readonly made?: Made;
};

export type Made = WeakMap<object, unknown>;

/** Made once of a finding, and its text once; without a place to keep it, each time. */
export function madeOnce<View extends object>(of: object, terms: Terms, make: () => View): View {
  if (terms.made === undefined) return make();
  // What was made of a thing is of one form: each kind of thing is made into one.
  const known = terms.made.get(of) as View | undefined;
  if (known !== undefined) return known;
  const view = keptWhole(make());
  terms.made.set(of, view);
  return view;
}

export function viewGate(gate: GateFinding, terms: Terms): GateOutput {
  return { gate: gate.gate, ...viewGateBody(gate, terms) };
}

export function viewConsulted(gate: GateFinding, terms: Terms): ConsultedOutput {
  return madeOnce(gate, terms, () => ({ id: gate.gate, ...viewGateBody(gate, terms) }));
}

function viewGateBody(gate: GateFinding, terms: Terms): Omit<GateOutput, "gate"> {
  return {
    title: gate.title,
    scope: gate.scope,
    ...viewSubject(gate.subject, terms),
    state: gate.state,
    conditions: conditionsOf(gate.opens, terms),
    closing: gate.closes === undefined ? [] : conditionsOf(gate.closes, terms),
    cite: citeText(gate.cite, terms.policy),
  };
}

export function viewSubject(
  subject: Subject,
  { names }: Terms,
): Pick<GateOutput, "subject" | "issue" | "basket"> {
  return {
    subject: names.subject(subject),
    issue: subject.kind === "issue" ? subject.issue : null,
    basket: subject.kind === "basket" ? subject.basket : null,
  };
}

/** Conditions that must all be met stand side by side; any other keeps its parts within it. */
function conditionsOf(finding: ConditionFinding, terms: Terms): ConditionOutput[] {
  if (finding.condition.kind !== "all") return [viewCondition(finding, terms)];
  return finding.parts.flatMap((part) => conditionsOf(part, terms));
}

export function viewCondition(finding: ConditionFinding, terms: Terms): ConditionOutput {
  const evidence = evidenceUnder(finding);
  return {
    text: conditionText(finding.condition, finding.subject, terms.names),
    met: finding.met,
    records: [...new Set(evidence.map(({ entry }) => entry))],
    evidence: evidence.map(({ entry, bears, reason }) => ({
      record: entry,
      bears,
      reason: reasonText(reason),
    })),
    count: finding.count ?? null,
    parts: finding.parts.map((part) => viewCondition(part, terms)),
  };
}

function evidenceUnder(finding: ConditionFinding): readonly Evidence[] {
  return [...finding.evidence, ...finding.parts.flatMap(evidenceUnder)];
}

export function viewRule(rule: RuleFinding, { policy }: Terms): RuleOutput {
  return {
    id: rule.rule,
    title: rule.title,
    effect: rule.effect,
    strength: rule.strength,
    cite: citeText(rule.cite, policy),
  };
}

export function viewStep(step: Step, terms: Terms): StepOutput {
  const text = stepText(step, terms.names);
  switch (step.kind) {
    case "contact":
      return {
        kind: step.kind,
        text,
        plan: encodePlan(step.plan),
        word: step.word,
        rules: step.rules.map((rule) => viewRule(rule, terms)),
        obligations: step.obligations.map((one) => ({ ...one })),
        optional: step.optional.map((one) => ({
          office: one.office,
          text: terms.names.office(one.office),
          word: one.word,
          crossLevel: one.crossLevel,
          rules: one.rules.map((rule) => viewRule(rule, terms)),
        })),
        supplies: step.supplies,
      };
    case "finding":
    case "gate opens":
      return { kind: step.kind, text, gate: step.gate, ...viewSubject(step.subject, terms) };
    case "wait":
      return { kind: step.kind, text, gate: step.gate };
  }
}
