/**
 * `chancery policy diff`: every request on which two policies differ.
 */
import type { PolicyDiffOutput } from "../codec/output-workbench.ts";
import { listed } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { diffPolicies } from "../service/policy-workbench.ts";
import { takePolicyAlone } from "../service/shelf.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { figure } from "./policy-check.ts";
import { policyNamed } from "./policy-word.ts";
import { bullets, page, section } from "./text.ts";
import { type Answer, badInput, type Given, type Shell, type Trouble, type Verb } from "./verb.ts";

export const policyDiffVerb: Verb = {
  name: "policy diff",
  summary: "Every request on which two policies differ, and the gates that do",
  about:
    "Compares two policies on every request there can be, and lists the complete set on which they differ as few kinds of request, each with an example and the rules on either side. Gates that differ though requests do not are listed apart.",
  words: [
    { name: "BEFORE", what: "the first policy: a file, or the id of a shipped one" },
    { name: "AFTER", what: "the second policy" },
  ],
  options: { "exit-code": { what: "End with 3 if they differ" }, ...withoutPolicy() },
  examples: ["policy diff ID ID --as-of DATE", "policy diff ID ./draft.yaml --json"],
  run: diff,
};

function withoutPolicy(): Verb["options"] {
  return Object.fromEntries(Object.entries(deskOptions).filter(([name]) => name !== "policy"));
}

function diff(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(policyNamed(given), shell);
  if (!desk.ok) return desk;
  const after = takePolicyAlone(given.words[1] ?? "", shell.cwd);
  if (!after.ok) return troubled(after.problem);
  const found = diffPolicies(desk.value.setup, after.value);
  if (!found.ok) return badInput(found.problem);
  const { differing, gates } = found.value;
  return ok({
    json: found.value,
    print: (width) => printDiff(found.value, width),
    inOrder: differing === 0 && gates.length === 0,
  });
}

function printDiff(found: PolicyDiffOutput, width: number): string {
  const { before, after, requests, differing, changes, gates, people, versions } = found;
  return page([
    wrap(
      `\`${before}\` and \`${after}\` differ on ${figure(differing)} of ${figure(requests)} requests.`,
      { width },
    ),
    ...changes.map((change) => printChange(change, width)),
    section(
      "Gates that differ",
      bullets(
        gates.map(
          (gate) => `\`${gate.gate}\`: ${gate.before ?? "none"}; then ${gate.after ?? "none"}`,
        ),
        { width },
      ),
    ),
    section("People touched", bullets(people, { width })),
    section("Versions", bullets(versions, { width })),
  ]);
}

function printChange(change: PolicyDiffOutput["changes"][number], width: number): string {
  const { before, after, count, kinds, left } = change;
  const lines = kinds.map(
    ({ text, exampleText, rulesBefore, rulesAfter }) =>
      `${text} (${rulesText(rulesBefore)}, then ${rulesText(rulesAfter)}). For example: ${exampleText}`,
  );
  const more =
    left === 0 ? [] : [`and ${figure(left)} requests of further kinds, too many to list`];
  return [
    wrap(`${before.text}, then ${after.text}: ${figure(count)} requests`, { width }),
    bullets([...lines, ...more], { width }),
  ].join("\n");
}

function rulesText(rules: readonly string[]): string {
  return listed(rules.map((rule) => `\`${rule}\``));
}
