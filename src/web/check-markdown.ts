/**
 * What a check found, as a paper in Markdown: to be sent to whoever signs the policy.
 */
import type { PolicyCheckOutput } from "../codec/output-workbench.ts";

export function checkAsMarkdown(found: PolicyCheckOutput): string {
  const { policy, asOf, requests, rules, silence, conflicts, record, properties } = found;
  const { bounds, findings } = properties;
  const parts = [
    `# Check of \`${policy}\`, as of ${asOf}`,
    `${requests} requests, all of them tried.`,
    "## Claims",
    `Within these bounds: ${bounds.issues.join(", ")}, over ${bounds.baskets} baskets; ${bounds.states} states reached in up to ${bounds.steps} steps${bounds.exhausted ? ", and nothing further could be reached" : ""}; ${bounds.requests} kinds of request.`,
    ...findings.flatMap((one) => [
      `### ${one.id}: ${one.title}: ${one.result === "holds" ? "holds within the bounds" : one.result}`,
      bullets(one.reasons),
      one.exceptions.length === 0 ? "" : `But for: ${one.exceptions.join("; ")}.`,
      one.story.map(({ day, text }, at) => `${at + 1}. ${day}: ${text}`).join("\n"),
    ]),
    "## Rules",
    "| rule | matches | decides |\n| --- | --: | --: |",
    rules.map((one) => `| ${one.rule} | ${one.matches} | ${one.decides} |`).join("\n"),
    "## What no rule speaks of",
    cover(silence),
    ...(conflicts === null
      ? []
      : [`## What \`${conflicts.with}\` would not let pass`, cover(conflicts)]),
    "## Beside the record",
    record.length === 0 ? "Nothing." : bullets(record.map(({ text }) => text)),
  ];
  return `${parts
    .filter((part) => part !== "")
    .join("\n\n")
    .replace("| --: |\n\n|", "| --: |\n|")}\n`;
}

function cover({ count, left, kinds }: PolicyCheckOutput["silence"]): string {
  if (count === 0) return "Nothing.";
  const more = left === 0 ? [] : [`${left} requests more, in kinds that are not listed`];
  return bullets([...kinds.map(({ text }) => text), ...more]);
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
