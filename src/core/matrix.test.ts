import { expect, test } from "vitest";
import { aDesk } from "../../test/tender.ts";
import { meeting } from "./candidates.ts";
import { purposes } from "./contact.ts";
import type { IssueId } from "./id.ts";
import { matrixOn } from "./matrix.ts";
import { ruleOn } from "./ruling.ts";

const issues = [undefined, "unit-price" as IssueId, "lead-time" as IssueId];
const days = ["2024-01-10", "2024-03-10", "2024-04-05", "2024-05-20"];
const cases = days.flatMap((day) =>
  issues.flatMap((issue) => purposes.map((purpose) => ({ day, issue, purpose }))),
);

test.each(cases)(
  "on $day, a cell on $issue to $purpose says what a ruling on that meeting says",
  ({ day, issue, purpose }) => {
    const { setup, knownOn } = aDesk(day);
    const { ours, theirs, cells } = matrixOn({ issue, purpose }, setup);
    expect(cells.map((row) => row.length)).toEqual(ours.map(() => theirs.length));
    for (const [i, our] of ours.entries()) {
      for (const [j, their] of theirs.entries()) {
        const plan = meeting(our, their, {
          setup,
          purpose,
          issues: issue === undefined ? [] : [issue],
        });
        const ruled = ruleOn({ id: "a", title: "a", plan, knownOn }, setup);
        if (!ruled.ok) throw new Error(ruled.problem.kind);
        const { word, ground, onlyOn } = ruled.value;
        expect(cells[i]?.[j]).toMatchObject({ word, ground, onlyOn });
        if (onlyOn.length === 0) {
          expect(cells[i]?.[j]?.rules.map(({ rule }) => rule)).toEqual(
            ruled.value.rules.map(({ rule }) => rule),
          );
        }
      }
    }
  },
);

test("an office that nobody holds has no row, and is named as vacant", () => {
  const { ours, vacant } = matrixOn(
    { issue: undefined, purpose: "exchange" },
    aDesk("2024-04-05").setup,
  );
  expect(vacant).toEqual(["city/tender-office"]);
  expect(ours.map(({ who }) => (who.kind === "office" ? who.office : who.kind))).toEqual([
    "city/board",
    "words",
  ]);
});

test("the highest rung stands first, and a rung that no office fills stands as such", () => {
  const { ours, theirs } = matrixOn(
    { issue: undefined, purpose: "probe" },
    aDesk("2024-03-10").setup,
  );
  expect(ours).toEqual([
    { who: { kind: "office", office: "city/board" } },
    { who: { kind: "office", office: "city/tender-office" } },
  ]);
  expect(theirs).toEqual([
    { who: { kind: "office", office: "acme/agent" } },
    { who: { kind: "words", words: "Staff" }, level: "buyer" },
  ]);
});

test("where only some issues would do, the cell names the rules of those", () => {
  const { cells } = matrixOn({ issue: undefined, purpose: "exchange" }, aDesk("2024-03-10").setup);
  const some = cells.flat().filter(({ onlyOn }) => onlyOn.length > 0);
  expect(some.length).toBeGreaterThan(0);
  for (const { word, rules, onlyOn } of some) {
    expect({ word, rules: rules.map(({ rule }) => rule), onlyOn }).toEqual({
      word: "in order with conditions",
      rules: ["prices"],
      onlyOn: ["unit-price"],
    });
  }
});
