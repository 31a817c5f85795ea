import { expect, test } from "vitest";
import { bookAt, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import { mutantsOf } from "./mutants.ts";

const policy = shippedPolicy("clark-1983-per-issue");
const book = bookAt(shippedPast(), "1983-01-31");
const mutants = mutantsOf(policy, {
  issues: [...book.issues.values()],
  forums: [...book.forums.values()],
});

test("every rule, every exemption and every gate is broken in some place", () => {
  const named = [
    ...policy.rules.map(({ id }) => `rule ${id}:`),
    ...policy.exemptions.map(({ id }) => `exemption ${id}:`),
    ...policy.gates.map(({ id }) => `gate ${id}:`),
    "otherwise:",
  ];
  const broken = (name: string) => mutants.some(({ what }) => what.startsWith(name));
  expect(named.filter((name) => !broken(name))).toEqual([]);
});

test("no mutant is the policy itself, and none is there twice", () => {
  const texts = mutants.map((mutant) => JSON.stringify(mutant.policy));
  expect(texts).not.toContain(JSON.stringify(policy));
  expect(new Set(texts).size).toBe(texts.length);
});
