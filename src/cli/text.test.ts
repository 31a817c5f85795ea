import fc from "fast-check";
import { expect, test } from "vitest";
import { bullets, capital, page, section, table } from "./text.ts";

const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });

test("a list keeps every word in order, and every line within the width", () => {
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (items, numbered) => {
        const text = bullets(
          items.map((item) => item.join(" ")),
          { width: 40, numbered },
        );
        for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
        const kept = text.split(/\s+/).filter((word) => /^[a-z]+$/.test(word));
        expect(kept).toEqual(items.flat());
      },
    ),
  );
});

test("the numbers of a long list stand under each other", () => {
  const items = Array.from({ length: 10 }, () => "x");
  const lines = bullets(items, { width: 40, numbered: true }).split("\n");
  expect([lines[0], lines[9]]).toEqual(["   1. x", "  10. x"]);
});

test("columns are as wide as what stands in them, and the last one is wrapped", () => {
  const rows = [
    ["a", "one two three four"],
    ["longer", "five"],
  ];
  const lines = ["  a       one two", "          three four", "  longer  five"];
  expect(table(rows, { width: 22 })).toBe(lines.join("\n"));
});

test("what is empty is left out, heading and all, and a page ends with a line feed", () => {
  expect(page(["a", "", section("b", ""), section("c", "d")])).toBe("a\n\nc\nd\n");
});

test("only the first letter is raised", () => {
  expect([capital("not in order"), capital("")]).toEqual(["Not in order", ""]);
});
