import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemeOf } from "../../test/schemes.ts";
import { readOwnVectors, readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { mayReadMark } from "../access/clearance.ts";
import type { Mark } from "./mark.ts";
import { effectiveMark, parseMark, portionOf } from "./mark.ts";
import { checkMark, sayMarkProblem } from "./mark-check.ts";
import { rollUp } from "./mark-join.ts";
import { type Form, keepMarking, printBanner, printPortion, readMarking } from "./marking.ts";

type Own = {
  readonly read: readonly {
    readonly scheme: string;
    readonly text: string;
    readonly mark: string;
    readonly banner: string;
    readonly portion?: string;
  }[];
  readonly refused: readonly {
    readonly scheme: string;
    readonly text: string;
    readonly rules: readonly string[];
  }[];
  readonly wholes: readonly {
    readonly scheme: string;
    readonly portions: readonly string[];
    readonly whole: string;
  }[];
};

const own = readOwnVectors<Own>("marks.json");

test.each(own.read)(
  "$text is $mark under $scheme",
  ({ scheme: id, text, mark, banner, portion }) => {
    const scheme = schemeOf(id);
    const read = readMarking(scheme, text);
    expect(read.ok && portionOf(read.value.mark)).toBe(mark);
    expect(printBanner(scheme, markOf(mark))).toBe(banner);
    expect(printPortion(scheme, markOf(mark))).toBe(portion);
  },
);

test.each(own.refused)("`$text` is no mark under $scheme", ({ scheme, text, rules }) => {
  const read = readMarking(schemeOf(scheme), text);
  expect(read.ok ? [] : read.problem.map(sayMarkProblem)).toEqual(rules);
});

test.each(own.wholes)("$portions make $whole under $scheme", ({ scheme, portions, whole }) => {
  const marks = portions.map(markOf);
  expect(portionOf(rollUp(schemeOf(scheme), marks))).toBe(whole);
  expect(portionOf(rollUp(schemeOf(scheme), marks.toReversed()))).toBe(whole);
});

describe("Secret; Sensitive", () => {
  const [then, now] = [schemeOf("us-eo12356"), schemeOf("us-eo13526")];
  const mark = markOf("S; Sensitive");

  test("is read, printed and rolled up under the scheme of 1982, and nothing is flagged", () => {
    expect(readMarking(then, "Secret; Sensitive")).toEqual({
      ok: true,
      value: { mark, remarks: [] },
    });
    expect(printBanner(then, mark)).toBe("Secret; Sensitive");
    expect(rollUp(then, [markOf("S"), markOf("C; Sensitive"), markOf("U")])).toEqual(mark);
    expect(checkMark(then, mark)).toEqual([]);
  });

  test("is flagged under the scheme of 2009, however it is written, and kept", () => {
    const flag =
      "`S` with `Sensitive`: not to be used to identify classified information (32 CFR 2001.23(a))";
    expect(checkMark(now, mark).map(sayMarkProblem)).toContain(flag);
    for (const text of ["Secret; Sensitive", "SECRET//SENSITIVE", "(S//Sensitive)"]) {
      const kept = keepMarking(now, text);
      expect(kept.mark.captions[0]?.toLowerCase()).toBe("sensitive");
      expect(kept.problems.map(sayMarkProblem).join().toLowerCase()).toContain("2001.23(a)");
    }
  });
});

test("what a scheme does not know is kept word for word", () => {
  const scheme = schemeOf("us-eo13526");
  const kept = (text: string) => portionOf(keepMarking(scheme, text).mark);
  expect(kept("COSMIC TOP SECRET//BOHEMIA")).toBe("COSMIC TOP SECRET//BOHEMIA");
  expect(kept("//NATO SECRET//ATOMAL")).toBe("//NATO SECRET//ATOMAL");
  expect(kept("SECRET//HCS//NOFORN")).toBe("S; NOFORN; HCS");
  expect(kept("Geheim; Nur für uns")).toBe("Geheim; Nur für uns");
});

test("a portion mark is refused under a scheme that has none", () => {
  const read = readMarking(schemeOf("uk-gscp"), "SECRET", "portion");
  expect(read).toEqual({ ok: false, problem: [{ kind: "no portion marks", scheme: "uk-gscp" }] });
});

test("an unmarked paragraph counts as marked like its paper", () => {
  expect(effectiveMark(undefined, markOf("S; Sensitive"))).toEqual(markOf("S; Sensitive"));
  expect(effectiveMark(markOf("U"), markOf("S"))).toEqual(markOf("U"));
});

type Published = Readonly<
  Record<
    Form,
    {
      readonly valid: readonly string[];
      readonly invalid: readonly {
        readonly marking: string;
        readonly paragraphs: readonly string[];
      }[];
    }
  >
>;

/** What a marking would need that no shipped scheme has, by what it holds. docs/marks.md names them. */
const later: readonly (readonly [string, RegExp])[] = [
  ["other governments, NATO and joint papers", /^\/\//],
  ["special access", /SAR-|SPECIAL ACCESS|WAIVED/],
  ["atomic energy", /\/(RD|FRD|RESTRICTED DATA|FORMERLY RESTRICTED DATA)\b/],
  ["compartments", /\/(HCS|TK|SI|KLONDIKE|MADE-UP-SCI)\b/],
  ["nicknamed programmes", /ACCM-/],
];

const reasonFor = (marking: string) => later.find(([, form]) => form.test(marking))?.[0] ?? "tried";

describe.skipIf(withoutVectors)(`published markings ${withoutVectors ?? ""}`, () => {
  const { banner, portion } = readVectors<Partial<Published>>("banner-markings.json");
  const scheme = schemeOf("us-eo13526");
  const all = [
    { form: "banner" as const, ...banner },
    { form: "portion" as const, ...portion },
  ];

  test("those left for a later scheme are these many", () => {
    const count = (markings: readonly string[]) => {
      const counts: Record<string, number> = {};
      for (const one of markings) counts[reasonFor(one)] = (counts[reasonFor(one)] ?? 0) + 1;
      return counts;
    };
    expect(count(all.flatMap(({ valid = [] }) => valid))).toEqual({
      tried: 35,
      compartments: 34,
      "atomic energy": 20,
      "other governments, NATO and joint papers": 17,
      "special access": 15,
      "nicknamed programmes": 8,
    });
    const invalid = all.flatMap((one) => (one.invalid ?? []).map(({ marking }) => marking));
    expect(count(invalid)).toEqual({
      tried: 47,
      "other governments, NATO and joint papers": 18,
      "atomic energy": 14,
      compartments: 6,
      "special access": 5,
    });
  });

  test("docs/marks.md names them and their number", () => {
    const page = readFileSync("docs/marks.md", "utf8");
    const reasons = [...later.map(([reason]) => reason), "tried"];
    const counted = (markings: readonly string[], reason: string) =>
      markings.filter((one) => reasonFor(one) === reason).length;
    const valid = all.flatMap((one) => one.valid ?? []);
    const invalid = all.flatMap((one) => (one.invalid ?? []).map(({ marking }) => marking));
    for (const one of reasons) {
      expect(page).toContain(`| ${one} | ${counted(valid, one)} | ${counted(invalid, one)} |`);
    }
  });

  test("every valid one is read, and what is printed is read as the same", () => {
    for (const { form, valid = [] } of all) {
      for (const text of valid.filter((one) => reasonFor(one) === "tried")) {
        const read = readMarking(scheme, text, form);
        expect(read.ok, text).toBe(true);
        if (!read.ok) continue;
        for (const print of [printBanner, printPortion]) {
          expect(readMarking(scheme, print(scheme, read.value.mark) ?? ""), text).toEqual(read);
        }
      }
    }
  });

  test("none of those left is taken for understood, or read by who holds all there is to hold", () => {
    const captions = scheme.captions.map(({ id }) => id);
    const clearance = { level: "TS", captions, groups: ["USA"] };
    for (const { valid = [] } of all) {
      for (const text of valid.filter((one) => reasonFor(one) !== "tried")) {
        expect(readMarking(scheme, text).ok, text).toBe(false);
        expect(mayReadMark(scheme, clearance, keepMarking(scheme, text).mark), text).toBe(false);
      }
    }
  });

  test("every invalid one is refused by the paragraphs given", () => {
    for (const { form, invalid = [] } of all) {
      for (const { marking, paragraphs } of invalid) {
        if (reasonFor(marking) !== "tried") continue;
        const read = readMarking(scheme, marking, form);
        const cited = read.ok ? [] : read.problem.map(({ cite = "-" }) => cite);
        expect(cited, marking).toEqual(expect.arrayContaining([...paragraphs]));
      }
    }
  });
});

function markOf(text: string): Mark {
  const mark = parseMark(text);
  if (!mark.ok) throw new Error(mark.problem);
  return mark.value;
}
