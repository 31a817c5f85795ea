import fc from "fast-check";
import { expect, test } from "vitest";
import { isToken, newToken } from "./token.ts";

test("a new token is one, of the form that scanners look for, and no two are alike", () => {
  const tokens = Array.from({ length: 200 }, newToken);
  for (const token of tokens) expect(token).toMatch(/^chy_[0-9A-Za-z]{49}$/);
  expect(tokens.every(isToken)).toBe(true);
  expect(new Set(tokens).size).toBe(200);
});

test("a token with one character changed is none", () => {
  const places = fc.integer({ min: 0, max: 52 });
  fc.assert(
    fc.property(places, fc.constantFrom(..."09AZaz_-"), (place, character) => {
      const token = newToken();
      const changed = `${token.slice(0, place)}${character}${token.slice(place + 1)}`;
      expect(isToken(changed)).toBe(changed === token);
    }),
  );
});
