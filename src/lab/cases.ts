/**
 * The cases beside the rules: what each comes to, and which rules and gates no
 * case tries. What a case names and what
 * it leaves out is read in `core/policy-test.ts`; one of several values must come out alike for all.
 */

import { compile, type Decision, decide } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import type { Policy, PolicyTest } from "../core/policy.ts";
import { contactsOf, isAsExpected, wordOf } from "../core/policy-test.ts";
import type { Word } from "../core/verdict.ts";

export type CaseResult = {
  readonly title: string;
  readonly expected: {
    readonly word: string;
    readonly rule: string | undefined;
    readonly alone: boolean;
  };
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
  const top = policy.ladder.at(-1)?.id;
  const decided = policy.tests.map((test) => ({
    test,
    decisions: contactsOf(test, top).map((contact) => decide(table, contact)),
  }));
  const cases = decided.map(({ test, decisions }) => resultOf(test, decisions));
  const tried = new Set(
    decided.flatMap(({ decisions }) => decisions.flatMap(({ rules }) => rules.map(({ id }) => id))),
  );
  const asked = decided.flatMap(({ test, decisions }) =>
    decisions.flatMap(gatesOf).map((gate) => ({ gate, open: test.open.includes(gate) })),
  );
  return {
    cases,
    untried: [...policy.exemptions, ...policy.rules]
      .filter((rule) => !("strength" in rule && rule.strength === "advice"))
      .filter(({ id }) => !tried.has(id))
      .map(({ id }): string => id),
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

/** The first contact of a test that comes out otherwise, else its first. */
function resultOf(test: PolicyTest, decisions: readonly Decision[]): CaseResult {
  const results = decisions.map((decision): CaseResult => {
    const word = wordOf(decision, test.open);
    const rules = decision.rules.map(({ id }): string => id);
    const passed = isAsExpected(test, { word, rules });
    return {
      title: test.title,
      expected: { word: test.word, rule: test.rule, alone: test.alone ?? false },
      found: { word, rules },
      passed,
    };
  });
  const told = results.find(({ passed }) => !passed) ?? results[0];
  if (told === undefined) throw new Error("a test names at least one contact");
  return told;
}

function gatesOf(decision: Decision): readonly GateId[] {
  if (decision.kind !== "gate") return [];
  return decision.rules.flatMap((rule) => (rule.effect.kind === "gate" ? rule.effect.gates : []));
}
