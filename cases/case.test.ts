import { expect, test } from "vitest";
import { parseCase } from "./case.ts";
import { beside } from "./question.ts";

const head = `title: A case
source: [a paper]
dossier: us-soviet-1981-83
policies: [clark-1983-per-issue]
as-of: 1983-01-31
known-on: today
`;
const asked = `issues-at:
  - { on: { state: moving }, says: { issues: [] } }
`;
const addition = (more: string) =>
  `additions:\n  - { id: e1, kind: event, when: 1983-01-05, event: thaw, text: A thaw.${more} }\n`;

test.each([
  {
    about: "a misspelt kind",
    yaml: `${head}isues-at: []\n`,
    says: "c.yaml:7: `isues-at` is not a field here; did you mean `issues-at`?",
  },
  {
    about: "a question without an answer",
    yaml: `${head}issues-at:\n  - { on: { state: moving }, says: {} }\n`,
    says: "says nothing; say what must hold",
  },
  {
    about: "a word that no ruling says",
    yaml: `${head}rulings:\n  - { on: { contact: c }, says: { word: denied } }\n`,
    says: "`denied` is not known here",
  },
  {
    about: "a date that is none",
    yaml: (head + asked).replace("1983-01-31", "1983-02-31"),
    says: "c.yaml:5: `as-of`",
  },
  { about: "nothing asked", yaml: head, says: "c.yaml: asks nothing; ask at least one question" },
  {
    about: "an addition without a word of where it is from",
    yaml: head + addition("") + asked,
    says: "c.yaml:8: the note of an addition begins with `Added for this case from`",
  },
  {
    about: "an addition without a source",
    yaml: head + addition(", note: Added for this case from a paper.") + asked,
    says: "c.yaml:8: an addition names its source",
  },
  {
    about: "an addition that is no entry",
    yaml:
      head +
      addition(", sources: [{ work: a }], tone: hard, note: Added for this case from a paper.") +
      asked,
    says: "c.yaml:8: `tone` is not a field here",
  },
])("$about is refused, with its line and what would do", ({ yaml, says }) => {
  expect(() => parseCase(yaml, "c.yaml")).toThrow(says);
});

test("an addition is known from the end of its own day unless it says when", () => {
  const more = ", sources: [{ work: a }], note: Added for this case from a paper.";
  const [added] = parseCase(head + addition(more) + asked, "c.yaml").additions;
  expect(added).toMatchObject({
    recorded: { at: "1983-01-05T23:59:59.999Z" },
    mark: { level: "S" },
  });
});

test("what is said is set beside as much as was told", () => {
  const told = {
    word: "premature",
    rules: ["a", "b"],
    reads: { of: "x", by: { person: "y", as: "z" } },
  };
  const holds = (said: object) => {
    const both = beside({ ...said }, told);
    return JSON.stringify(both.said) === JSON.stringify(both.told);
  };
  expect(holds({ word: "premature" })).toBe(true);
  expect(holds({ word: "in order" })).toBe(false);
  expect(holds({ rules: ["a"] })).toBe(false);
  expect(holds({ "rules-include": ["b"] })).toBe(true);
  expect(holds({ "rules-include": ["b", "c"] })).toBe(false);
  expect(holds({ "rules-exclude": ["c"] })).toBe(true);
  expect(holds({ "rules-exclude": ["a", "c"] })).toBe(false);
  expect(holds({ reads: { by: { person: "y" } } })).toBe(true);
  expect(holds({ reads: { by: { person: "x" } } })).toBe(false);
});
