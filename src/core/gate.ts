/**
 * Gates: what the record must show before talks of a kind are in order.
 *
 * A condition is met, unmet or undecided: undecided where the record does not
 * settle it, which is never taken for unmet. Gates read determinations only. A
 * gate's state on a day follows from the record as of that day, so a retraction
 * or a disavowal shuts what it opened without anyone shutting it.
 */
import type { Book } from "./book.ts";
import { evaluate, speaksOf } from "./condition.ts";
import type { Day } from "./day.ts";
import { compile } from "./deciding.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type { GateId, IssueId } from "./id.ts";
import type { Policy } from "./policy.ts";
import { keyOfSubject, type Setup } from "./setup.ts";
import { all3, not } from "./truth.ts";
import type { GateFinding, GateState, Subject } from "./verdict.ts";

/** A record and a policy on a day, ready to be asked. */
export function setUp(book: Book, policy: Policy, asOf: Day): Setup {
  return { book, policy, asOf, table: compile(policy), gates: new Map(), findGate };
}

/** What a gate is asked about when a request is on this issue. */
export function subjectOf(gate: Gate, issue: IssueId | undefined, { book }: Setup): Subject {
  if (gate.scope === "relationship" || issue === undefined) return { kind: "relationship" };
  if (gate.scope === "issue") return { kind: "issue", issue };
  const basket = book.issues.get(issue)?.basket;
  return basket === undefined ? { kind: "relationship" } : { kind: "basket", basket };
}

/** Every subject that a gate of the policy can be asked about, in the order of their ids. */
export function subjectsOf(gate: Gate, setup: Setup): readonly Subject[] {
  const { book } = setup;
  if (gate.scope === "relationship") return [{ kind: "relationship" }];
  const issues = [...book.issues.values()].filter((issue) => speaksOf(gate, issue.issue, setup));
  if (gate.scope === "issue") {
    return issues.map(({ issue }) => ({ kind: "issue" as const, issue })).sort(bySubject);
  }
  const baskets = [...new Set(issues.map((issue) => issue.basket))];
  return baskets.map((basket) => ({ kind: "basket" as const, basket })).sort(bySubject);
}

export function findGate(id: GateId, subject: Subject, setup: Setup): GateFinding {
  const key = `${id} ${keyOfSubject(subject)}`;
  const known = setup.gates.get(key);
  if (known !== undefined) return known;
  const gate = setup.policy.gates.find((one) => one.id === id);
  if (gate === undefined) throw new Error(`the policy has no gate \`${id}\``);
  const finding = evaluateGate(gate, subject, setup);
  setup.gates.set(key, finding);
  return finding;
}

function evaluateGate(gate: Gate, subject: Subject, setup: Setup): GateFinding {
  const opens = evaluate(lapsing(gate.opens, gate.lapsesAfterMonths), subject, { gate, setup });
  const closes = gate.closes && evaluate(gate.closes, subject, { gate, setup });
  const met = all3([opens.met, ...(closes === undefined ? [] : [not(closes.met)])]);
  const state = ({ yes: "open", no: "shut", undecided: "undecided" } as const)[met] as GateState;
  return {
    gate: gate.id,
    title: gate.title,
    cite: gate.cite,
    scope: gate.scope,
    subject,
    state,
    opens,
    ...(closes === undefined ? {} : { closes }),
  };
}

/** A gate that lapses reads no act older than its months. */
function lapsing(condition: Condition, months: number | undefined): Condition {
  if (months === undefined) return condition;
  switch (condition.kind) {
    case "all":
    case "any":
      return { ...condition, of: condition.of.map((part) => lapsing(part, months)) };
    case "not":
      return { ...condition, of: lapsing(condition.of, months) };
    case "determined concession":
    case "contact held":
    case "event":
    case "move assessed":
      return { ...condition, withinMonths: Math.min(months, condition.withinMonths ?? months) };
    default:
      return condition;
  }
}

function bySubject(a: Subject, b: Subject): number {
  return keyOfSubject(a) < keyOfSubject(b) ? -1 : 1;
}
