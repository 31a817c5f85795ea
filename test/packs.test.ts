/**
 * The packs that are shipped and the dossiers beside them: each reads, passes its own
 * tests, and answers its own record.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPolicy, sayPolicyProblem } from "../src/codec/policy.ts";
import { failedTests } from "../src/core/policy-test.ts";
import { runCases } from "../src/lab/cases.ts";
import { shippedDossier, takeDossier, takePolicy } from "../src/service/shelf.ts";
import { command } from "./command-line.ts";
import { dossierOf, fictional } from "./packs.ts";
import { shippedPolicy, shippedText } from "./shipped.ts";

const packs = readdirSync("packs")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -".yaml".length));

describe.each(packs)("%s", (id) => {
  const read = readPolicy(shippedText(id), id);

  test("reads without a problem or a warning, under its own name", () => {
    expect(read.ok ? [] : read.problem.map(sayPolicyProblem)).toEqual([]);
    expect(read.ok && read.value.warnings).toEqual([]);
    expect(read.ok && read.value.policy.id).toBe(id);
  });

  test("passes its tests, which try every rule, and every gate open and shut", () => {
    const policy = shippedPolicy(id);
    expect(failedTests(policy)).toEqual([]);
    const { cases, untried, gatesUntried } = runCases(policy);
    expect(cases.filter(({ passed }) => !passed)).toEqual([]);
    expect({ untried, gatesUntried }).toEqual({ untried: [], gatesUntried: [] });
  });

  test("is on the page that says how far the packs go", () => {
    expect(readFileSync("docs/packs.md", "utf8")).toContain(`\`${id}\``);
  });
});

describe.each(fictional)("the dossier of %s", (id) => {
  test("reads, and says in its header, its title and its readme that it is made up", () => {
    const { header, entries } = dossierOf(id);
    expect(header).toMatchObject({ dossier: id, fictional: true });
    expect(header.title).toMatch(/^FICTIONAL: /);
    expect(header.note).toMatch(/^Made up/);
    expect(entries.length).toBeGreaterThanOrEqual(40);
    expect(readFileSync(`examples/${id}/README.md`, "utf8")).toContain("**Made up.**");
  });

  test("has one policy that rests on it, which need not be named", () => {
    const dossier = takeDossier(id, ".");
    if (!dossier.ok) throw new Error("it reads, as the test above says");
    const policy = takePolicy(undefined, { cwd: ".", dossier: dossier.value });
    expect(policy.ok && policy.value.id).toBe(id);
  });

  test("is back-tested as a person has read it", async () => {
    const { code, out } = command(["policy", "backtest", "--dossier", id]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/backtest-${id}.txt`);
  });

  test("is asked by every command of its readme without a slip", () => {
    const readme = readFileSync(`examples/${id}/README.md`, "utf8");
    const lines = [...readme.matchAll(/^ {4}npm run -s chancery -- (.*)$/gm)];
    expect(lines.length).toBeGreaterThan(2);
    for (const [, words = ""] of lines) {
      const { code, err } = command(words.split(" "));
      expect({ words, code, err }).toEqual({ words, code: 0, err: "" });
    }
  });
});

test("without a name the record is the one that is not made up", () => {
  expect(shippedDossier()).toBe("us-soviet-1981-83");
  const taken = takeDossier(undefined, ".");
  expect(taken.ok && taken.value.header.dossier).toBe("us-soviet-1981-83");
  for (const id of readdirSync("examples").filter((name) =>
    existsSync(`examples/${name}/dossier.jsonl`),
  )) {
    expect([...fictional, "us-soviet-1981-83"]).toContain(id);
  }
});
