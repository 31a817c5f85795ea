import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf, matchPath, readPlace } from "./address.ts";

const part = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((text) => !/^\.{1,2}$|[/#]/.test(text));

test("what an address says is read back from it", () => {
  fc.assert(
    fc.property(
      part,
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.record({ asOf: part, knownOn: part, policy: part }, { requiredKeys: [] }),
      (dossier, parts, view) => {
        const path = parts.join("/");
        const url = new URL(addressOf({ dossier, path, view }), "http://chancery.test");
        expect(readPlace(url)).toMatchObject({ dossier, path, view });
      },
    ),
  );
});

test("the view stays out of what the page keeps in its address", () => {
  const url = new URL("http://chancery.test/d/x/ask?ours=a&as-of=1983-01-31");
  expect([...(readPlace(url)?.query ?? [])]).toEqual([["ours", "a"]]);
});

test("an address outside any dossier is no place", () => {
  expect(readPlace(new URL("http://chancery.test/sign-in"))).toBeUndefined();
});

test.each([
  { pattern: "desk", path: "desk", params: {} },
  { pattern: "proposals/:id", path: "proposals/p-1", params: { id: "p-1" } },
  { pattern: "offices/:id*", path: "offices/us/president", params: { id: "us/president" } },
  { pattern: "proposals/:id", path: "proposals", params: undefined },
  { pattern: "proposals", path: "proposals/p-1", params: undefined },
  { pattern: "offices/:id*", path: "offices", params: undefined },
])("$path under $pattern", ({ pattern, path, params }) => {
  expect(matchPath(pattern, path)).toEqual(params);
});
