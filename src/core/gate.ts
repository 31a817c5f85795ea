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
import type { GateFinding, Subject } from "./verdict.ts";

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

/** The state of a gate on a subject; a subject narrower than the gate's scope is asked as that scope. */
export function findGate(id: GateId, subject: Subject, setup: Setup): GateFinding {
  const gate = setup.policy.gates.find((one) => one.id === id);
  if (gate === undefined) throw new Error(`the policy has no gate \`${id}\``);
  const about = inScope(gate, subject, setup);
  const key = `${id} ${keyOfSubject(about)}`;
  const known = setup.gates.get(key);
  if (known !== undefined) return known;
  const finding = evaluateGate(gate, about, setup);
  setup.gates.set(key, finding);
  return finding;
}

function inScope(gate: Gate, subject: Subject, setup: Setup): Subject {
  if (gate.scope === "relationship") return { kind: "relationship" };
  return subject.kind === "issue" ? subjectOf(gate, subject.issue, setup) : subject;
}

function evaluateGate(gate: Gate, subject: Subject, setup: Setup): GateFinding {
  if (gate.scope !== "issue" || subject.kind === "issue") return evaluateOn(gate, subject, setup);
  // Asked of more than one issue, it is open if it is open on one of them: conditions
  // met each by another issue open it on none.
  const each = subjectsOf(gate, setup)
    .filter((one) => isUnder(one, subject, setup))
    .map((one) => findGate(gate.id, one, setup));
  const best = each.find(isOpen) ?? each.find(({ state }) => state === "undecided");
  if (best !== undefined) return { ...best, subject };
  const whole = evaluateOn(gate, subject, setup);
  return whole.state === "shut" || each[0] === undefined ? whole : { ...each[0], subject };
}

function isOpen({ state }: GateFinding): boolean {
  return state === "open";
}

function isUnder(one: Subject, subject: Subject, { book }: Setup): boolean {
  if (subject.kind !== "basket") return true;
  return one.kind === "issue" && book.issues.get(one.issue)?.basket === subject.basket;
}

function evaluateOn(gate: Gate, subject: Subject, setup: Setup): GateFinding {
  const opens = evaluate(lapsing(gate.opens, gate.lapsesAfterMonths), subject, { gate, setup });
  const closes = gate.closes && evaluate(gate.closes, subject, { gate, setup });
  const met = all3([opens.met, ...(closes === undefined ? [] : [not(closes.met)])]);
  const state = ({ yes: "open", no: "shut", undecided: "undecided" } as const)[met];
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

/** A gate that lapses reads no act older than its months; the lapse of an act never opens it. */
function lapsing(condition: Condition, months: number | undefined): Condition {
  if (months === undefined) return condition;
  switch (condition.kind) {
    case "all":
    case "any":
      return { ...condition, of: condition.of.map((part) => lapsing(part, months)) };
    case "determined concession":
    case "contact held":
    case "event":
    case "move assessed":
    case "determination":
    case "issues at":
      return { ...condition, withinMonths: Math.min(months, condition.withinMonths ?? months) };
    case "not":
    case "date":
    case "gate open":
      return condition;
  }
}

function bySubject(a: Subject, b: Subject): number {
  return keyOfSubject(a) < keyOfSubject(b) ? -1 : 1;
}
