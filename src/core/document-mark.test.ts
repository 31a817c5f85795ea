import { describe, expect, test } from "vitest";
import { schemeOf } from "../../test/schemes.ts";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { type BannerProblem, bannerFor, type Portion, sayBannerProblem } from "./document-mark.ts";
import { sayMarkProblem } from "./mark-check.ts";
import { printBanner, readMarking } from "./marking.ts";

type Case = {
  readonly name: string;
  readonly portions: readonly (
    | string
    | { readonly mark: string; readonly excludeFromRollup: boolean }
  )[];
  /** Null where there is none, and `error` says why. */
  readonly banner: string | null;
  readonly requestedBanner?: string;
  readonly compilationReason?: string;
  readonly documentCaptions?: readonly string[];
  readonly scheme?: string;
  readonly error?: string;
};

const scheme = schemeOf("us-eo13526");

describe.skipIf(withoutVectors)(`the banners of forty papers ${withoutVectors ?? ""}`, () => {
  const { cases = [] } = readVectors<{ readonly cases?: readonly Case[] }>(
    "banner-rollup-derived.json",
  );

  test("are forty", () => {
    expect(cases).toHaveLength(40);
  });

  test.each(cases)("$name", (given) => {
    const found = answerOf(given);
    if (given.banner !== null) expect(found).toEqual([given.banner]);
    else expect(found.join("; "), given.error).toMatch(refusals[given.error ?? ""] ?? /^$/);
  });
});

/** What is said here for what the cases say. */
const refusals: Readonly<Record<string, RegExp>> = {
  "banner above every portion needs a compilation reason":
    /^a banner above every portion needs a compilation reason$/,
  "banner below a portion": /^the banner is below a portion$/,
  "every portion must be marked": /^portion 2: every portion must be marked$/,
  "EXDIS requires NOFORN (ISM-ID-00314)":
    /^portion 1: `EXDIS` stands only with `NOFORN` \(ISM-ID-00314\)$/,
  "NODIS requires NOFORN (ISM-ID-00313)":
    /^portion 1: `NODIS` stands only with `NOFORN` \(ISM-ID-00313\)$/,
  "EXDIS and NODIS cannot be combined": /^`EXDIS` and `NODIS` exclude each other \(1\.d\.\)$/,
  "NOFORN and REL TO exclude each other":
    /^`NOFORN` and `REL TO` exclude each other \(2\.d\.\); `REL TO` and `NOFORN` exclude each other/,
  "USA first, then trigraphs, then tetragraphs, each alphabetical":
    /^`REL TO` lists its names in another order: `USA, GBR` \(10\.e\.4\.\)$/,
  "REL TO needs another country": /^`REL TO` lists at least 2 names \(10\.e\.5\.\)$/,
  "needs C or higher": /^`RELIDO` stands only at `C` or higher \(4\.c\.\)$/,
};

function answerOf(given: Case): readonly string[] {
  const under = given.scheme === "US-EO12356" ? schemeOf("us-eo12356") : scheme;
  const problems: string[] = [];
  const read = (text: string, form: "banner" | "portion") => {
    const marking = readMarking(under, text, form);
    if (marking.ok) return { mark: marking.value.mark };
    problems.push(...marking.problem.map(sayMarkProblem));
    return {};
  };
  const portions: Portion[] = given.portions.map((portion) => {
    if (portion === "") return {};
    if (typeof portion === "string") return read(portion, "portion");
    return { ...read(portion.mark, "portion"), isRemote: portion.excludeFromRollup };
  });
  const { requestedBanner, compilationReason, documentCaptions } = given;
  const requested = requestedBanner === undefined ? {} : read(requestedBanner, "banner");
  if (problems.length > 0) return problems;
  const whole = bannerFor(under, {
    portions,
    ...(requested.mark === undefined ? {} : { requested: requested.mark }),
    ...(compilationReason === undefined ? {} : { compilationReason }),
    ...(documentCaptions === undefined ? {} : { captions: documentCaptions }),
  });
  return whole.ok ? [printBanner(under, whole.value)] : whole.problem.map(sayBannerProblem);
}

const secret = { level: "S", captions: [] };

test.each<{ readonly portions: readonly Portion[]; readonly problem: BannerProblem }>([
  { portions: [{ mark: secret }, {}], problem: { kind: "unmarked", portion: 1 } },
  {
    portions: [{ mark: { level: "S", captions: ["EXDIS"] } }],
    problem: {
      kind: "wrong mark",
      portion: 0,
      problem: { kind: "requires", caption: "EXDIS", oneOf: ["NOFORN"], cite: "ISM-ID-00314" },
    },
  },
])("a paper is not rolled up with a portion $problem.kind", ({ portions, problem }) => {
  expect(bannerFor(scheme, { portions })).toEqual({ ok: false, problem: [problem] });
});

test("a banner stands above the portions only for a reason, and never below them", () => {
  const requested = { level: "TS", captions: [] };
  const portions = [{ mark: secret }];
  const answer = (paper: object) => bannerFor(scheme, { portions, requested, ...paper });
  expect(answer({})).toEqual({ ok: false, problem: [{ kind: "above every portion" }] });
  expect(answer({ compilationReason: " " }).ok).toBe(false);
  expect(answer({ compilationReason: "together they name the source" })).toEqual({
    ok: true,
    value: requested,
  });
  expect(answer({ requested: { level: "U", captions: [] }, compilationReason: "none" })).toEqual({
    ok: false,
    problem: [{ kind: "below a portion" }],
  });
});
