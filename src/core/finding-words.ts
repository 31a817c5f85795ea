/**
 * A finding in a sentence: what was searched, and what came of it.
 */
import { citeText } from "./names.ts";
import type { Policy } from "./policy.ts";
import type { Finding } from "./verdict.ts";
import { formatDay } from "./when-words.ts";

const resultWords: Readonly<Record<Finding["result"], string>> = {
  negative: "shows no determined concession",
  positive: "shows a determined concession",
  undecided: "leaves undecided whether there was a concession",
};

/** It claims no more than the search bears. */
export function searchText(finding: Finding, policy: Pick<Policy, "sources">): string {
  const from = finding.from === undefined ? "" : `from ${formatDay(finding.from)} `;
  const { entries, contacts, moves } = finding.searched;
  return `The record ${from}to ${formatDay(finding.to)} ${resultWords[finding.result]} on ${finding.words} (${citeText(finding.cite, policy)}): ${entries} entries searched, ${contacts} contacts that ran through the channel, ${moves} moves of the other side; absence here proves no more than that.`;
}
