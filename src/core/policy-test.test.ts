import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parsePolicy, sayPolicyProblem } from "../codec/policy.ts";
import type { Policy } from "./policy.ts";
import { failedTests } from "./policy-test.ts";

function policyIn(file: string): Policy {
  const read = parsePolicy(readFileSync(file, "utf8"), file);
  if (!read.ok) throw new Error(read.problem.map(sayPolicyProblem).join("\n"));
  return read.value;
}

const packs = readdirSync("packs")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => `packs/${name}`);

test.each([...packs, "test/policies/procurement.yaml"])("%s passes its own tests", (file) => {
  const policy = policyIn(file);
  expect(policy.tests.length).toBeGreaterThan(0);
  expect(failedTests(policy)).toEqual([]);
});

describe("a test fails", () => {
  const policy = policyIn("test/policies/procurement.yaml");
  const director = policy.tests[0] as Policy["tests"][number];
  const failing = (but: object) => failedTests({ ...policy, tests: [{ ...director, ...but }] });

  test("where the policy has another word for the contact", () => {
    expect(failing({ word: "premature" })).toMatchObject([
      { word: "not in order", rules: ["silence"], attributes: { mode: "meeting", medium: "oral" } },
    ]);
  });

  test("where another rule decides", () => {
    expect(failing({ rule: "prices" })).toHaveLength(1);
    expect(failing({ rule: undefined })).toEqual([]);
  });

  test("where one of the values it names has another word", () => {
    const both = { ...director.attributes, recipientPresent: ["no", "yes"] };
    expect(failing({ attributes: both })).toMatchObject([
      { attributes: { recipientPresent: "yes" }, word: "not in order", rules: [] },
    ]);
  });

  test("where it takes a shut gate for open, or an open one for shut", () => {
    const [, engineers] = policy.tests;
    const opened = [{ ...engineers, open: ["admissible"] }] as unknown as Policy["tests"];
    expect(failedTests({ ...policy, tests: opened })).toMatchObject([{ word: "in order" }]);
  });
});
