/**
 * `chancery finding`: whether the record shows a concession, and how far it was
 * searched.
 */
import { ok, type Result } from "../core/result.ts";
import type { Finding } from "../core/verdict.ts";
import { wrap } from "../library/wrap.ts";
import { viewFindingAnswer } from "../service/answer-view.ts";
import { findingOn } from "../service/findings.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, type Page, pageOf } from "./frame.ts";
import { clause, findingBody } from "./print-ruling.ts";
import { bullets, capital, page, section } from "./text.ts";
import { type Answer, all, type Given, type Shell, type Trouble, type Verb } from "./verb.ts";

export const findingVerb: Verb = {
  name: "finding",
  summary: "Whether the record shows a concession, and how far that was searched",
  about:
    "Finds whether the record shows a concession of the kind that the policy's gates wait for. A finding that there is none says what was searched: which dates, how many entries, which contacts, which of them have no record, what came nearest, and what lies outside it.",
  words: [],
  options: {
    issue: {
      value: "ID",
      many: true,
      what: "On this issue. Without it, on all that the policy's finding speaks of",
    },
    ...deskOptions,
  },
  examples: [
    "finding --policy ID --as-of DATE --known-on DATE",
    "finding --issue ID --policy ID --json",
  ],
  run: finding,
};

function finding(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const { setup, knownOn } = desk.value;
  const issues = all(given, "issue");
  const found = findingOn(issues, setup);
  if (!found.ok) return troubled(found.problem);
  const about = { finding: found.value, issues };
  return ok({
    json: viewFindingAnswer(about, desk.value, pageOf(setup, 0)),
    print: (width) => printFinding(about, frameText(setup, knownOn), pageOf(setup, width)),
  });
}

function printFinding(
  about: { readonly finding: Finding; readonly issues: readonly string[] },
  frame: string,
  on: Page,
): string {
  const { names, width } = on;
  const { finding: found } = about;
  const scope = about.issues.length === 0 ? "" : `, on ${about.issues.join(", ")} alone`;
  const entry = (id: (typeof found.contacts)[number]) => `${clause(names.entry(id))} [${id}]`;
  return page([
    wrap(`${capital(found.result)} on ${found.words}${scope}.`, { width }),
    wrap(frame, { width }),
    section("What was searched", findingBody(found, on)),
    section("What supports it", bullets(found.supporting.map(entry), { width })),
    section("Contacts examined", bullets(found.contacts.map(entry), { width })),
    section("Of these without a record", bullets(found.withoutRecord.map(entry), { width })),
  ]);
}
