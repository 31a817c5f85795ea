/**
 * `chancery policy test`: the cases beside the rules, and what they leave untried.
 */
import type { PolicyTestOutput } from "../codec/output-workbench.ts";
import { listed } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { testPolicy } from "../service/policy-workbench.ts";
import { takePolicyAlone } from "../service/shelf.ts";
import { troubled } from "./desk-options.ts";
import { bullets, page, section } from "./text.ts";
import type { Answer, Given, Shell, Trouble, Verb } from "./verb.ts";

export const policyTestVerb: Verb = {
  name: "policy test",
  summary: "The cases beside a policy's rules, and what they leave untried",
  about:
    "Runs the cases that stand beside the rules and the gates of a policy, and lists the rules and gates that no case tries.",
  words: [{ name: "FILE|ID", what: "the policy" }],
  options: { "exit-code": { what: "End with 3 if a case fails" } },
  examples: ["policy test ID", "policy test ./draft.yaml --exit-code"],
  run: test,
};

function test(given: Given, shell: Shell): Result<Answer, Trouble> {
  const policy = takePolicyAlone(given.words[0] ?? "", shell.cwd);
  if (!policy.ok) return troubled(policy.problem);
  const found = testPolicy(policy.value);
  return ok({
    json: found,
    print: (width) => printTests(found, width),
    inOrder: found.failed === 0,
  });
}

function printTests(
  { policy, passed, failed, cases, gates, untried, gatesUntried }: PolicyTestOutput,
  width: number,
): string {
  const wrong = cases
    .filter((one) => !one.passed)
    .map(({ title, expected, found }) => {
      const by =
        found.rules.length === 0 ? "no rule" : listed(found.rules.map((rule) => `\`${rule}\``));
      const alone = expected.alone ? " alone" : "";
      const rule = expected.rule === null ? "" : ` by \`${expected.rule}\`${alone}`;
      return `${title}: ${expected.word}${rule} expected, ${found.word} by ${by} found`;
    });
  const wrongGates = gates
    .filter((one) => !one.passed)
    .map(
      ({ title, gate, expected, found }) =>
        `${title}: \`${gate}\` ${expected} expected, ${found} found`,
    );
  const gaps = [
    ...untried.map((rule) => `\`${rule}\` decides no case`),
    ...gatesUntried.map(({ gate, never }) => `no case asks for \`${gate}\` ${never}`),
  ];
  return page([
    wrap(`\`${policy}\`: ${passed} of ${passed + failed} cases come out as expected.`, {
      width,
    }),
    section("Cases that do not", bullets([...wrong, ...wrongGates], { width })),
    section("What no case tries", bullets(gaps, { width })),
  ]);
}
