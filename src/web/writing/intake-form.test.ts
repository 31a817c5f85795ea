import fc from "fast-check";
import { expect, test } from "vitest";
import type { IntakeOutput } from "../../codec/output-api-people.ts";
import { blankContact } from "./contact-form.ts";
import { filled, intakeOf, piecesOf } from "./intake-form.ts";

const text = "On 5 December Shultz met Dobrynin. They discussed Afghanistan.";
const at = (words: string) => ({
  from: text.indexOf(words),
  to: text.indexOf(words) + words.length,
});
const answer: IntakeOutput = {
  fields: [
    { field: "our person", value: "shultz", title: "George P. Shultz", ...at("Shultz") },
    { field: "mode", value: "call", title: "call", ...at("met") },
    { field: "their person", value: "dobrynin", title: "Anatoly F. Dobrynin", ...at("Dobrynin") },
    { field: "issue", value: "afghanistan", title: "Afghanistan", ...at("Afghanistan") },
  ],
  draft: { kind: "contact", summary: "On 5 December Shultz met Dobrynin." },
  missing: ["when"],
};

test("what was found fills its fields, each to be confirmed; the rest stays as it was", () => {
  const form = filled({ ...blankContact, when: "yesterday", purpose: "probe" }, text, answer);
  expect(form).toMatchObject({ when: "yesterday", purpose: "probe", mode: "call", account: text });
  expect(form.segments[0]?.ours).toEqual([
    { who: { kind: "person", id: "shultz" }, role: "principal" },
  ]);
  expect(intakeOf(text, answer).unsure).toEqual([
    "ours-0",
    "theirs-0",
    "mode",
    "issues",
    "summary",
  ]);
});

test("the pieces of a text are the text, and each span of words is of its field", () => {
  const spans = fc.array(
    fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({
      field: "when" as const,
      from: Math.min(a, b),
      to: Math.max(a, b),
      value: "",
      title: "",
    })),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(spans, (some) => {
      const pieces = piecesOf({ text, spans: some });
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      let place = 0;
      for (const piece of pieces) {
        for (const letter of piece.text) {
          const covered = some.some(({ from, to }) => from <= place && place < to);
          expect(piece.span !== undefined, letter).toBe(covered);
          place += 1;
        }
      }
    }),
  );
});
