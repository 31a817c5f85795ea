import fc from "fast-check";
import { expect, test } from "vitest";
import { keptWhole, writeJson } from "./kept-json.ts";

const textOf = (value: unknown) => new TextDecoder().decode(writeJson(value));
const plainly = (value: unknown) => `${JSON.stringify(value)}\n`;

/** Names some of the objects in a value, by dice. */
function nameSome(value: unknown, dice: () => boolean): void {
  if (typeof value !== "object" || value === null) return;
  if (dice()) keptWhole(value);
  for (const one of Object.values(value)) nameSome(one, dice);
}

test("whatever is named, twice over, the text is what JSON.stringify gives", () => {
  const anyValue = fc.jsonValue();
  fc.assert(
    fc.property(anyValue, fc.infiniteStream(fc.boolean()), (value, dice) => {
      const plain = plainly(value);
      nameSome(value, () => dice.next().value ?? false);
      expect(textOf(value)).toBe(plain);
      expect(textOf({ again: [value, value] })).toBe(plainly({ again: [value, value] }));
    }),
  );
});

test("what is absent is left out of an object, and null in a list", () => {
  const value = { a: undefined, b: [undefined, Number.NaN], c: { d: undefined } };
  expect(textOf(value)).toBe(plainly(value));
  expect(textOf(keptWhole({ a: undefined, b: 1 }))).toBe('{"b":1}\n');
});

test("a named part is written once", () => {
  let read = 0;
  const part = keptWhole({
    get n() {
      read += 1;
      return read;
    },
  });
  expect([textOf({ part }), textOf([part])]).toEqual(['{"part":{"n":1}}\n', '[{"n":1}]\n']);
});
