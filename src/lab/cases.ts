/**
 * The cases beside the rules: what each comes to, and which rules and gates no
 * case tries. A case names some attributes; the others have their plainest value.
 */

import { none } from "../core/aside.ts";
import { mediumOf, modes } from "../core/contact.ts";
import { compile, type Decision, decide } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import { offLadder } from "../core/ladder.ts";
import { noGroup } from "../core/lead.ts";
import { type Attributes, attributes, type Policy, type PolicyTest } from "../core/policy.ts";
import { crossing } from "../core/request.ts";
import type { Word } from "../core/verdict.ts";

export type CaseResult = {
  readonly title: string;
  readonly expected: { readonly word: string; readonly rule: string | undefined };
  readonly found: { readonly word: Word; readonly rules: readonly string[] };
  readonly passed: boolean;
};

export type CaseReport = {
  readonly cases: readonly CaseResult[];
  /** Rules and exemptions that decide no case. */
  readonly untried: readonly string[];
  /** Gates that no case has open, or none has shut. */
  readonly gatesUntried: readonly { readonly gate: GateId; readonly never: "open" | "shut" }[];
};

export function runCases(policy: Policy): CaseReport {
  const table = compile(policy);
  const decided = policy.tests.map((test) => ({
    test,
    decision: decide(table, requestOf(test, policy)),
  }));
  const cases = decided.map(({ test, decision }) => resultOf(test, decision));
  const tried = new Set(cases.flatMap(({ found }) => found.rules));
  const asked = decided.flatMap(({ test, decision }) =>
    gatesOf(decision).map((gate) => ({ gate, open: test.open.includes(gate) })),
  );
  return {
    cases,
    untried: [...policy.exemptions, ...policy.rules]
      .filter((rule) => !("strength" in rule && rule.strength === "advice"))
      .map(({ id }): string => id)
      .filter((id) => !tried.has(id)),
    gatesUntried: gatesOfRules(policy).flatMap((id) =>
      (["open", "shut"] as const)
        .filter(
          (state) => !asked.some(({ gate, open }) => gate === id && open === (state === "open")),
        )
        .map((never) => ({ gate: id, never })),
    ),
  };
}

/** A gate that only another gate asks for is tried by no case, since a case says which gates are open. */
function gatesOfRules({ gates, rules }: Policy): readonly GateId[] {
  const asked = new Set(
    rules.flatMap(({ effect }) => (effect.kind === "gate" ? effect.gates : [])),
  );
  return gates.map(({ id }) => id).filter((id) => asked.has(id));
}

/** Every attribute has a value: that of the case, or the plainest that goes with it. */
export function requestOf({ attributes: given }: PolicyTest, policy: Policy): Attributes {
  const mode =
    given.mode?.[0] ??
    modes.find((one) => given.medium === undefined || given.medium.includes(mediumOf(one))) ??
    modes[0];
  const plain: Record<string, string> = {
    across: "counterpart",
    ourLevel: offLadder,
    theirLevel: offLadder,
    ourOffice: noGroup,
    theirOffice: noGroup,
    recipientPresent: "no",
    initiator: "ours",
    mode,
    medium: mediumOf(mode as (typeof modes)[number]), // checked against the list when the policy was read
    setting: "bilateral",
    purpose: "exchange",
    basket: none,
    issue: none,
    forum: none,
    phase: none,
    premises: none,
    prepared: "yes",
    registered: none,
    ourOtherOffice: none,
  };
  for (const name of attributes) {
    const [value] = given[name] ?? [];
    if (value !== undefined) plain[name] = value;
  }
  plain.crossLevel ??= crossing(plain, policy.ladder.at(-1)?.id);
  return plain as Attributes; // every attribute is set above
}

function resultOf(test: PolicyTest, decision: Decision): CaseResult {
  const word = wordOf(decision, test.open);
  const rules = decision.rules.map(({ id }): string => id);
  const passed = word === test.word && (test.rule === undefined || rules.includes(test.rule));
  return {
    title: test.title,
    expected: { word: test.word, rule: test.rule },
    found: { word, rules },
    passed,
  };
}

function gatesOf(decision: Decision): readonly GateId[] {
  if (decision.kind !== "gate") return [];
  return decision.rules.flatMap((rule) => (rule.effect.kind === "gate" ? rule.effect.gates : []));
}

/** The word with exactly those gates open. */
export function wordOf(decision: Decision, open: readonly GateId[]): Word {
  const before = decision.obligations.some(({ due }) => due === "before");
  switch (decision.kind) {
    case "exempt":
      return "outside policy";
    case "forbid":
      return "not in order";
    case "gate": {
      if (gatesOf(decision).some((gate) => !open.includes(gate))) return "premature";
      const referred = decision.matched.some(
        (rule) => rule.strength !== "advice" && rule.effect.kind === "refer",
      );
      return referred || before ? "in order with conditions" : "in order";
    }
    case "refer":
      return "in order with conditions";
    case "permit":
      return before ? "in order with conditions" : "in order";
    case "otherwise":
      return decision.otherwise.kind === "refer" ? "in order with conditions" : "not in order";
  }
}
