/**
 * `chancery policy render`: a policy as numbered sentences, each tied to its source.
 */
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { renderPolicy } from "../service/policy-workbench.ts";
import { takePolicyAlone } from "../service/shelf.ts";
import { troubled } from "./desk-options.ts";
import { bullets, page } from "./text.ts";
import type { Answer, Given, Shell, Trouble, Verb } from "./verb.ts";

export const policyRenderVerb: Verb = {
  name: "policy render",
  summary: "A policy as numbered sentences, each with its source",
  about:
    "Writes out every exemption and rule of a policy as one sentence with the it comes from. Who may meet whom on a day is drawn by `matrix`.",
  words: [{ name: "FILE|ID", what: "the policy" }],
  options: {},
  examples: ["policy render ID", "policy render ./draft.yaml --json"],
  run: render,
};

function render(given: Given, shell: Shell): Result<Answer, Trouble> {
  const policy = takePolicyAlone(given.words[0] ?? "", shell.cwd);
  if (!policy.ok) return troubled(policy.problem);
  const found = renderPolicy(policy.value);
  const lines = found.sentences.map(({ text, cite }) => `${text} (${cite}).`);
  return ok({
    json: found,
    print: (width) =>
      page([wrap(found.title, { width }), bullets(lines, { width, numbered: true })]),
  });
}
