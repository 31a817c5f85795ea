import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("cells with commas, quotes and line ends are quoted, and lines end as RFC 4180 has it", () => {
  expect(csvOf([["a", 'say "no"', "one,\ntwo"]])).toBe('a,"say ""no""","one,\ntwo"\r\n');
});

test.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\n=1", "＝1", "＋1", "－1", "＠sum"])(
  "%j begins no formula in a spreadsheet",
  (text) => {
    expect(csvOf([[text]]).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("what is no formula stands as it is", () => {
  expect(csvOf([["28 January 1983", "a-b", ""]])).toBe("28 January 1983,a-b,\r\n");
});
