/**
 * The program: its version and its verbs, in the order of the help.
 */
import { version } from "../service/shelf.ts";
import { answerVerb } from "./answer.ts";
import { findingVerb } from "./finding.ts";
import { gatesVerb } from "./gates.ts";
import { matrixVerb } from "./matrix.ts";
import { policyBacktestVerb } from "./policy-backtest.ts";
import { policyCheckVerb } from "./policy-check.ts";
import { policyDiffVerb } from "./policy-diff.ts";
import { policyListVerb } from "./policy-list.ts";
import { policyRenderVerb } from "./policy-render.ts";
import { policyShowVerb } from "./policy-show.ts";
import { policyTestVerb } from "./policy-test.ts";
import { postureVerb } from "./posture.ts";
import { ruleVerb } from "./rule.ts";
import type { Program } from "./run.ts";
import { serveVerb } from "./serve.ts";
import { showVerb } from "./show.ts";
import { storeVerbs } from "./store-verbs.ts";

export const program: Program = {
  version: version(),
  verbs: [
    ruleVerb,
    answerVerb,
    gatesVerb,
    postureVerb,
    matrixVerb,
    findingVerb,
    policyListVerb,
    policyShowVerb,
    policyRenderVerb,
    policyCheckVerb,
    policyDiffVerb,
    policyBacktestVerb,
    policyTestVerb,
    showVerb,
    serveVerb,
    ...storeVerbs,
  ],
};
