import { describe, expect, test } from "vitest";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import { desks, heads, nearest, road, steps, told } from "../../test/road-words.ts";
import { judge, mayGoAhead } from "./judge.ts";

describe("the nearest step is in order now", () => {
  test.each([
    { ask: "desk talks", plan: desks, is: "probe director with managing-director on berth-fees" },
    { ask: "the heads", plan: heads, is: "probe director with managing-director on any" },
    {
      ask: "a bypass",
      plan: { ours: ["port/chair"], purpose: "convey" },
      is: "convey director with managing-director on berth-fees",
    },
    {
      ask: "their owner, unpermitted",
      plan: { theirs: ["line/owner"] },
      is: "exchange director with managing-director on berth-fees",
    },
    {
      ask: "their owner by an agent",
      plan: { ours: ["port/agent"], theirs: ["line/owner"], purpose: "probe" },
      is: "probe director with owner on berth-fees",
    },
  ])("for $ask: $is", ({ plan, is }) => {
    const { nearest: step, setup } = road(plan);
    expect(told(step)).toBe(is);
    expect(step?.kind === "contact" && mayGoAhead(judge(step.plan, setup).word)).toBe(true);
  });

  test("and never the ask itself, where its gate waits for nothing that a contact brings", () => {
    const policy = withGate("first", { opens: { kind: "event", event: "vote" } });
    expect(steps(desks, { policy }).at(-1)).toBe(
      "negotiate berth-desk with berth-clerk on berth-fees",
    );
    expect(nearest(desks, { policy })).toBe(
      "negotiate director with managing-director on berth-fees",
    );
  });

  test("and there is none for what may go ahead", () => {
    expect(road({})).toMatchObject({ nearest: undefined, steps: [], deadlock: [] });
  });

  test("for a forbidden request there is a step instead, and no road", () => {
    expect(road({ ours: ["port/chair"] })).toMatchObject({ steps: [], deadlock: [] });
  });
});

test("those above the one met who could be included are ruled on one by one", () => {
  const { nearest: step } = road(desks);
  expect(step?.kind === "contact" && step.optional).toEqual([
    {
      office: "line/owner",
      word: "in order",
      crossLevel: true,
      rules: [expect.objectContaining({ rule: "probe" })],
    },
  ]);
  const policy = aPolicy({ rules: aPolicy().rules.filter(({ id }) => String(id) !== "probe") });
  const { nearest: without_ } = road(desks, { policy });
  expect(without_?.kind === "contact" && without_.optional).toEqual([]);
});

test("a step says what it supplies, under which rules, and with which duties", () => {
  const [first] = road(desks).steps;
  expect(first).toMatchObject({
    supplies: "determined concession",
    word: "in order",
    rules: [{ rule: "probe" }, { rule: "usual-levels" }],
    obligations: [{ id: "result" }],
  });
  expect(road(desks).steps.at(-1)).toMatchObject({ supplies: "the ask itself" });
});
