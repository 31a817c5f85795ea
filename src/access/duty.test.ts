import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { acts, actToEnter, duties } from "./duty.ts";

const page = readFileSync("docs/access.md", "utf8");

test("docs/access.md prints the table of duties as it is", () => {
  const rows = Object.entries(duties).map(
    ([role, own]) =>
      `| ${role} | ${acts.map((act) => (own.includes(act) ? "yes" : "")).join(" | ")} |`,
  );
  const table = [
    `| role | ${acts.join(" | ")} |`,
    `| --- ${"| --- ".repeat(acts.length)}|`,
    ...rows,
  ];
  expect(page).toContain(table.join("\n").replaceAll("|  |", "| |").replaceAll("|  |", "| |"));
});

test("docs/access.md says by which duty each kind of entry is entered", () => {
  const kindsOf = (wanted: string) =>
    Object.entries(actToEnter)
      .flatMap(([kind, act]) => (act === wanted ? [kind] : []))
      .sort();
  for (const act of new Set(Object.values(actToEnter))) {
    const kinds = act === "record" ? "every other kind" : kindsOf(act).join(", ");
    expect(page).toContain(`| ${act} | ${kinds} |`);
  }
});
