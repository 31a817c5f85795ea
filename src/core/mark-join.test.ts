import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyClearance, anyMarkOf } from "../../test/any-mark.ts";
import { aRegime } from "../../test/any-record.ts";
import { schemes } from "../../test/schemes.ts";
import { mayReadMark } from "../access/clearance.ts";
import { canonicalMark, type Mark, parseMark, portionOf } from "./mark.ts";
import { checkMark, isRemark } from "./mark-check.ts";
import { rollUp } from "./mark-join.ts";
import { dominates } from "./mark-needs.ts";
import { printBanner, printPortion, readMarking } from "./marking.ts";
import { rankOf, type Scheme } from "./scheme.ts";

/** Multisets of portions for each scheme; `CHANCERY_MARKS=100000` is the whole campaign. */
const runs = Number(process.env.CHANCERY_MARKS ?? 500);
const all = [...schemes, aRegime];

function holds<T>(from: fc.Arbitrary<T>, body: (value: T) => void): void {
  fc.assert(fc.property(from, body), { numRuns: runs });
}

function under(scheme: Scheme) {
  const anyMark = anyMarkOf(scheme);
  return {
    anyMark,
    anyPortions: fc.array(anyMark, { minLength: 1, maxLength: 6 }),
    whole: (marks: readonly Mark[]) => rollUp(scheme, marks),
    above: (high: Mark, low: Mark) => dominates(scheme, high, low),
  };
}

describe.each(all)("the whole under $id", (scheme: Scheme) => {
  const { anyMark, anyPortions, whole, above } = under(scheme);

  test("the order and the number of like portions do not matter to the whole", {
    timeout: 600_000,
  }, () => {
    holds(
      anyPortions.chain((marks) =>
        fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length })),
      ),
      ([marks, others]) => {
        expect(whole([...others, ...marks.slice(1)])).toEqual(whole(marks));
      },
    );
  });

  test("the whole beside its portions changes nothing, and alone is itself", {
    timeout: 600_000,
  }, () => {
    holds(anyPortions, (marks) => {
      const mark = whole(marks);
      expect(whole([...marks, mark])).toEqual(mark);
      expect(whole([mark])).toEqual(mark);
      expect(canonicalMark(scheme, mark)).toEqual(mark);
      expect(parseMark(portionOf(mark))).toEqual({ ok: true, value: mark });
    });
  });

  test("a further portion never lowers the level nor lets in a reader", {
    timeout: 600_000,
  }, () => {
    holds(fc.tuple(anyPortions, anyMark), ([marks, more]) => {
      const [before, after] = [whole(marks), whole([...marks, more])];
      expect(above(after, before)).toBe(true);
      expect(rankOf(scheme, after.level)).toBeGreaterThanOrEqual(rankOf(scheme, before.level));
    });
  });

  test("the whole is the least mark above all its portions", { timeout: 600_000 }, () => {
    holds(fc.tuple(anyPortions, anyMark, fc.nat(), fc.nat()), ([marks, other, drop, lower]) => {
      const mark = whole(marks);
      for (const one of marks) expect(above(mark, one)).toBe(true);
      const less = {
        level: scheme.levels[lower % scheme.levels.length]?.id ?? "",
        captions: mark.captions.filter((_, at) => at !== drop % mark.captions.length),
      };
      for (const bound of [
        other,
        less,
        { ...mark, captions: less.captions },
        { ...mark, level: less.level },
      ]) {
        expect(above(bound, mark)).toBe(marks.every((one) => above(bound, one)));
      }
    });
  });
});

describe.each(all)("reading under $id", (scheme: Scheme) => {
  const { anyMark, anyPortions, whole, above } = under(scheme);

  test("who may read the whole may read every portion, and who may read them all, the whole", {
    timeout: 600_000,
  }, () => {
    holds(fc.tuple(anyPortions, anyClearance(scheme)), ([marks, clearance]) => {
      const mayAll = marks.every((mark) => mayReadMark(scheme, clearance, mark));
      const may = mayReadMark(scheme, clearance, whole(marks));
      if (may) expect(mayAll).toBe(true);
      // What is released to each of two groups is not released to either by the whole.
      const { groups } = clearance;
      const isOne = groups.length < 2 || groups.includes(scheme.home ?? "");
      if (isOne) expect(may).toBe(mayAll);
    });
  });

  test("what dominates is read by no one who may not read what it dominates", {
    timeout: 600_000,
  }, () => {
    holds(fc.tuple(anyMark, anyMark, anyClearance(scheme)), ([high, low, clearance]) => {
      expect(above(high, high)).toBe(true);
      if (!above(high, low) || !mayReadMark(scheme, clearance, high)) return;
      expect(mayReadMark(scheme, clearance, low)).toBe(true);
    });
  });

  test("a mark by the rules is read again from its banner and its portion mark", {
    timeout: 600_000,
  }, () => {
    holds(anyMark, (any) => {
      const mark = canonicalMark(scheme, any);
      const remarks = checkMark(scheme, mark);
      if (!remarks.every(isRemark)) return;
      const read = { ok: true, value: { mark, remarks } };
      expect(readMarking(scheme, printBanner(scheme, mark))).toEqual(read);
      const portion = printPortion(scheme, mark);
      if (portion !== undefined)
        expect(readMarking(scheme, `(${portion})`, "portion")).toEqual(read);
    });
  });
});
