/**
 * Steps: a contact that would do, with those who could be included besides, each
 * ruled on apart.
 */
import { type Candidate, seats } from "./candidates.ts";
import { obligationsOf } from "./deciding.ts";
import { type Assumed, goingAhead, type Judgment, judge, mayGoAhead, once } from "./judge.ts";
import type { Plan } from "./proposal.ts";
import { keyOf } from "./request.ts";
import { keyOfSubject, type Setup } from "./setup.ts";
import type { Step } from "./verdict.ts";

export type ContactStep = Extract<Step, { readonly kind: "contact" }>;

export function asStep(
  candidate: Candidate,
  judgment: Judgment,
  how: {
    readonly setup: Setup;
    readonly supplies: ContactStep["supplies"];
    readonly assumed?: Assumed;
  },
): ContactStep {
  const { plan } = candidate;
  return {
    kind: "contact",
    plan,
    word: judgment.word,
    rules: once(goingAhead(judgment).flatMap((part) => part.rules)),
    obligations: obligationsOf(goingAhead(judgment)),
    optional: how.supplies === "the ask itself" ? [] : optionalWith(plan, how),
    supplies: how.supplies,
  };
}

/** Those of the other side above the one met, who could be included if the policy lets them. */
function optionalWith(
  plan: Plan,
  { setup, assumed }: { readonly setup: Setup; readonly assumed?: Assumed },
): ContactStep["optional"] {
  const all = seats("theirs", setup);
  const base = all.find(
    (seat) => keyOf(seat.someone.who) === keyOf(plan.theirs[0]?.who ?? seat.someone.who),
  );
  return all.flatMap(({ someone, rank }) => {
    if (someone.who.kind !== "office" || rank <= (base?.rank ?? 0)) return [];
    const wider = judge({ ...plan, theirs: [...plan.theirs, someone] }, setup, assumed);
    if (!mayGoAhead(wider.word)) return [];
    const crossLevel = wider.parts.some((part) => part.attributes.crossLevel === "yes");
    const rules = once(goingAhead(wider).flatMap((part) => part.rules));
    return [{ office: someone.who.office, word: wider.word, crossLevel, rules }];
  });
}

/** What has been done once on the road need not be done again. */
export function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = keyOfStep(step);
    return !seen.has(key) && seen.add(key);
  });
}

function keyOfStep(step: Step): string {
  switch (step.kind) {
    case "contact":
      return `contact ${JSON.stringify(step.plan)} ${step.supplies}`;
    case "finding":
      return `finding ${step.gate} ${keyOfSubject(step.subject)} ${step.condition.kind}`;
    case "gate opens":
      return `opens ${step.gate} ${keyOfSubject(step.subject)}`;
    case "wait":
      return `wait ${step.gate} ${step.condition.kind}`;
  }
}
