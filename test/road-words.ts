/**
 * A road told in few words, one line to a step, so that a test can show the whole of it.
 */
import { judge } from "../src/core/judge.ts";
import { roadTo } from "../src/core/road.ts";
import type { Step } from "../src/core/verdict.ts";
import { type Asked, aPlan, aSetup, type Meeting } from "./build.ts";

export const desks = {
  ours: ["port/berth-desk"],
  theirs: ["line/berth-clerk"],
  purpose: "negotiate",
};
export const heads = { ours: ["port/chair"], theirs: ["line/owner"], issues: [] };

export function road(plan: Meeting, asked: Asked = {}) {
  const setup = aSetup(asked);
  const wanted = aPlan(plan);
  return { ...roadTo(wanted, judge(wanted, setup), setup), setup };
}

/** `probe director with managing-director`, `find first issue berth-fees`, `open first ...`, `wait event`. */
export function told(step: Step | undefined): string {
  switch (step?.kind) {
    case undefined:
      return "none";
    case "contact": {
      const names = [...step.plan.ours, ...step.plan.theirs].map(({ who }) =>
        who.kind === "office" ? who.office.split("/")[1] : who.kind === "words" ? who.words : "",
      );
      return `${step.plan.purpose} ${names.join(" with ")} on ${step.plan.issues.join("+") || "any"}`;
    }
    case "finding":
      return `find ${step.condition.kind} for ${step.gate} on ${onWhat(step.subject)}`;
    case "gate opens":
      return `open ${step.gate} on ${onWhat(step.subject)}`;
    case "wait":
      return `wait for ${step.condition.kind}`;
  }
}

const onWhat = (subject: { readonly kind: string; readonly issue?: string }) =>
  subject.issue ?? subject.kind;
export const steps = (plan: Meeting, asked: Asked = {}) => road(plan, asked).steps.map(told);
export const nearest = (plan: Meeting, asked: Asked = {}) => told(road(plan, asked).nearest);
