/**
 * `chancery posture`: hold, explore or proceed, overall and by issue, with the
 * state of each issue.
 */
import { citeText, type Names } from "../core/names.ts";
import type { PostureFinding } from "../core/posture.ts";
import { postureText } from "../core/posture-words.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { viewPosture } from "../service/posture-view.ts";
import { type PostureOn, postureOnRecord } from "../service/postures.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, type Page, pageOf } from "./frame.ts";
import { clause } from "./print-ruling.ts";
import { bullets, capital, page, section, table } from "./text.ts";
import { type Answer, type Given, one, type Shell, type Trouble, type Verb } from "./verb.ts";

export const postureVerb: Verb = {
  name: "posture",
  summary: "Hold, explore or proceed, overall and by issue, with the state of each issue",
  about:
    "Says what the record calls for under the policy, overall and on each outstanding issue, with its cause; and what a change at the top of the other side re-opens.",
  words: [],
  options: { issue: { value: "ID", what: "This issue alone" }, ...deskOptions },
  examples: ["posture --policy ID --as-of DATE", "posture --issue ID --policy ID --json"],
  run: posture,
};

function posture(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const { setup, knownOn } = desk.value;
  const found = postureOnRecord(one(given, "issue"), setup);
  if (!found.ok) return troubled(found.problem);
  return ok({
    json: viewPosture(found.value, desk.value, pageOf(setup, 0)),
    print: (width) => printPosture(found.value, frameText(setup, knownOn), pageOf(setup, width)),
  });
}

function printPosture(found: PostureOn, frame: string, on: Page): string {
  const { names, policy, width } = on;
  const rows = found.issues.map(({ posture: one, state }) => [
    one.posture,
    state.state,
    names.issue(state.issue),
  ]);
  const branches = policy.posture.branches.map(
    (branch) =>
      `${branch.trigger}, ${branch.response} (${branch.posture}; ${citeText(branch.cite, policy)})`,
  );
  const causes = found.issues
    .filter(({ posture: one }) => one.posture !== "hold" || found.issues.length === 1)
    .map(
      ({ posture: one, state }) => `${names.issue(state.issue)}: ${reasonWithRecords(one, names)}`,
    );
  return page([
    wrap(`${capital(postureText(found.overall, names))}.`, { width }),
    wrap(frame, { width }),
    section("Issue by issue: posture, and the state of the issue", table(rows, { width })),
    section("Why", bullets(causes, { width })),
    section("Changes at the top of the other side", bullets(changeLines(found, names), { width })),
    section("What follows from a probe", bullets(branches, { width })),
  ]);
}

function reasonWithRecords(finding: PostureFinding, names: Names): string {
  const records = finding.records.map((id) => `${clause(names.entry(id))} [${id}]`);
  const shown = records.length === 0 ? "" : `: ${records.join("; ")}`;
  return `${postureText(finding, names)}${shown}`;
}

function changeLines({ changes }: PostureOn, names: Names): readonly string[] {
  return changes.map(({ person, office, assumptions, probeDue }) => {
    const due = probeDue ? "a probe is due" : "a probe has been held since";
    const open =
      assumptions.length === 0
        ? "no assumption on record leans on that office"
        : `assumptions to look at again: ${assumptions.map((id) => `${clause(names.entry(id))} [${id}]`).join("; ")}`;
    return `${names.person(person)} is new as ${names.office(office)}: ${due}; ${open}`;
  });
}
