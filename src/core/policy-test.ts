/**
 * The tests that stand beside a policy's rules, run: each a contact in the words of
 * its attributes, with the word that the policy should have for it.
 *
 * What a test leaves out is as in the commonest contact: a bilateral meeting to
 * exchange views, outside any forum. A gate not said to be open is shut.
 */

import { none } from "./aside.ts";
import { type Mode, mediumOf, modes } from "./contact.ts";
import { compile, type Decision, decide } from "./deciding.ts";
import type { GateId, RuleId } from "./id.ts";
import { offLadder } from "./ladder.ts";
import { noGroup } from "./lead.ts";
import { type Attributes, attributes, type Policy, type PolicyTest } from "./policy.ts";
import { crossing } from "./request.ts";
import type { Word } from "./verdict.ts";

/** A test that the policy fails, with what it says instead of a contact the test names. */
export type FailedTest = {
  readonly test: PolicyTest;
  readonly attributes: Attributes;
  readonly word: Word;
  readonly rules: readonly RuleId[];
};

export function failedTests(policy: Policy): readonly FailedTest[] {
  const table = compile(policy);
  const top = policy.ladder.at(-1)?.id;
  return policy.tests.flatMap((test) => {
    for (const contact of contactsOf(test, top)) {
      const decision = decide(table, contact);
      const word = wordOf(decision, test.open);
      const rules = decision.rules.map(({ id }) => id);
      if (!isAsExpected(test, { word, rules })) return [{ test, attributes: contact, word, rules }];
    }
    return [];
  });
}

/** Whether the word is the one expected, and the rule named among those that decide, or alone. */
export function isAsExpected(
  { word, rule, alone }: PolicyTest,
  found: { readonly word: Word; readonly rules: readonly string[] },
): boolean {
  if (found.word !== word) return false;
  if (rule !== undefined && !found.rules.includes(rule)) return false;
  return alone === undefined || found.rules.length === (rule === undefined ? 0 : 1);
}

const commonest: Omit<Attributes, "crossLevel" | "medium" | "mode"> = {
  across: "counterpart",
  ourLevel: offLadder,
  theirLevel: offLadder,
  ourOffice: noGroup,
  theirOffice: noGroup,
  recipientPresent: "no",
  initiator: "ours",
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

/** Every contact that a test names: one for each choice among its values. */
export function contactsOf(test: PolicyTest, top: string | undefined): readonly Attributes[] {
  let contacts: Readonly<Record<string, string>>[] = [{}];
  for (const attribute of attributes) {
    const values = test.attributes[attribute];
    if (values === undefined) continue;
    contacts = contacts.flatMap((one) => values.map((value) => ({ ...one, [attribute]: value })));
  }
  return contacts.map((named) => {
    const medium = named.medium ?? mediumOf((named.mode ?? "meeting") as Mode);
    const mode = named.mode ?? modes.find((one) => mediumOf(one) === medium) ?? "meeting";
    const contact = { ...commonest, ...named, medium, mode };
    return { ...contact, crossLevel: named.crossLevel ?? crossing(contact, top) };
  });
}

/** The word with just those gates open. */
export function wordOf(decision: Decision, open: readonly GateId[]): Word {
  switch (decision.kind) {
    case "exempt":
      return "outside policy";
    case "forbid":
      return "not in order";
    case "refer":
      return "in order with conditions";
    case "otherwise":
      return decision.otherwise.kind === "refer" ? "in order with conditions" : "not in order";
    case "permit":
      return permitted(decision);
    case "gate": {
      const gates = decision.rules.flatMap(({ effect }) =>
        effect.kind === "gate" ? effect.gates : [],
      );
      if (!gates.every((gate) => open.includes(gate))) return "premature";
      const refers = decision.matched.some(
        ({ effect, strength }) => effect.kind === "refer" && strength !== "advice",
      );
      return refers ? "in order with conditions" : permitted(decision);
    }
  }
}

function permitted({ obligations }: Decision): Word {
  return obligations.some(({ due }) => due === "before") ? "in order with conditions" : "in order";
}
