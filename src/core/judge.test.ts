import { describe, expect, test } from "vitest";
import {
  aConcession,
  anEvent,
  aPerson,
  aPlan,
  aRecord,
  aSetup,
  aTenure,
  type Meeting,
  on,
  without,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import type { GateId, RuleId } from "./id.ts";
import { assumption, judge } from "./judge.ts";
import type { Policy, Rule } from "./policy.ts";

const desks = { ours: ["port/berth-desk"], theirs: ["line/berth-clerk"] };

function judged(
  plan: Meeting,
  { record = [] as readonly Entry[], policy = aPolicy() as Policy } = {},
) {
  return judge(aPlan(plan), aSetup({ record: aRecord(record), policy }));
}

const said = ({ word, ground, onlyOn }: ReturnType<typeof judged>) =>
  `${word}, ${ground}${onlyOn.length === 0 ? "" : `, on ${onlyOn}`}`;

const [template] = aPolicy().rules as [Rule];
const aRule = (id: string, but: Partial<Rule>): Rule => ({
  ...template,
  id: id as RuleId,
  when: [],
  unless: [],
  obligations: [],
  ...but,
});

describe("a contact", () => {
  test.each([
    { of: "directors", plan: {}, is: "in order, permitted" },
    { of: "desks", plan: desks, is: "premature, gate shut" },
    {
      of: "the chair and their owner",
      plan: { ours: ["port/chair"], theirs: ["line/owner"] },
      is: "premature, gate shut",
    },
    {
      of: "the chair and their director",
      plan: { ours: ["port/chair"] },
      is: "not in order, forbidden",
    },
    {
      of: "the director and their owner",
      plan: { theirs: ["line/owner"] },
      is: "not in order, not permitted",
    },
    {
      of: "the same, to ask",
      plan: { theirs: ["line/owner"], purpose: "probe" },
      is: "in order, permitted",
    },
    {
      of: "desks in an emergency",
      plan: { ...desks, purpose: "emergency" },
      is: "outside policy, exempt",
    },
    {
      of: "our own",
      plan: { across: "own side", ours: ["port/chair"], theirs: [] },
      is: "outside policy, exempt",
    },
    {
      of: "heads by letter",
      plan: { ours: ["port/chair"], theirs: ["line/owner"], mode: "letter" },
      is: "in order with conditions, referred",
    },
  ])("of $of is $is", ({ plan, is }) => {
    expect(said(judged(plan))).toBe(is);
  });

  test("behind an open gate is in order, and behind an undecided one not determinable", () => {
    expect(said(judged(desks, { record: aConcession("c") }))).toBe("in order, permitted");
    const undecided = without(aConcession("c"), "c.determination");
    expect(said(judged(desks, { record: undecided }))).toBe(
      "not determinable on this record, gate undecided",
    );
  });
});

describe("a request on several issues is ruled by its most restricted part", () => {
  const record = aConcession("c");
  test.each([
    { issues: ["berth-fees"], forum: undefined, is: "in order, permitted" },
    { issues: ["berth-fees", "dredging"], forum: undefined, is: "premature, gate shut" },
    { issues: ["dredging", "berth-fees"], forum: undefined, is: "premature, gate shut" },
    { issues: ["pilots"], forum: "safety", is: "outside policy, exempt" },
    { issues: ["pilots", "dredging"], forum: "safety", is: "premature, gate shut" },
    { issues: ["pilots", "berth-fees"], forum: "safety", is: "in order, permitted" },
  ])("on $issues in forum $forum: $is", ({ issues, forum, is }) => {
    expect(said(judged({ ...desks, issues, forum }, { record }))).toBe(is);
  });

  test("and each of its parts keeps a word of its own", () => {
    const { parts } = judged({ ...desks, issues: ["berth-fees", "dredging"] }, { record });
    expect(parts.map(({ issue, word }) => [issue, word])).toEqual([
      ["berth-fees", "in order"],
      ["dredging", "premature"],
    ]);
  });
});

describe("a request that names no issue", () => {
  const any = { ...desks, issues: [] };
  test("is in order with conditions where it would be on some issues only", () => {
    expect(said(judged(any, { record: aConcession("c") }))).toBe(
      "in order with conditions, permitted, on berth-fees",
    );
  });

  test("is premature where it would be on none, and in order where it would be on all", () => {
    expect(said(judged(any))).toBe("premature, gate shut");
    expect(said(judged({ issues: [] }))).toBe("in order, permitted");
  });
});

describe("what the record leaves open", () => {
  const dagny = [aPerson("dagny", "port")];

  test("makes a request not determinable, and names the attribute that would settle it", () => {
    const { word, ground, parts } = judged({ ours: ["dagny"] }, { record: dagny });
    expect([word, ground]).toEqual(["not determinable on this record", "attribute undecided"]);
    expect(parts[0]?.undecided).toEqual([
      {
        attribute: "ourLevel",
        values: ["off the ladder", "desks", "agents", "directors", "heads"],
      },
    ]);
    expect(parts[0]?.redirect).toBeUndefined();
    expect(parts[0]?.obligations).toEqual([]);
  });

  test("names each of several that settle it together, and none that does not matter", () => {
    const perhaps = aTenure("mona", "port/secretary", {
      from: "1991",
      level: "director",
      capacity: "acting",
    });
    const { parts } = judged({ ours: ["mona"] }, { record: [perhaps] });
    expect(parts[0]?.undecided).toEqual([
      { attribute: "ourOffice", values: ["chair-staff", "other"] },
    ]);
  });

  test("settles nothing less where every case comes to the same word", () => {
    const { word, parts } = judged({ ours: ["dagny"], purpose: "emergency" }, { record: dagny });
    expect(word).toBe("outside policy");
    expect(parts[0]?.undecided).toEqual([]);
  });

  test("keeps the rules, gates and obligations of every case that comes to one word", () => {
    const policy = aPolicy({
      rules: [
        aRule("low", {
          when: [{ ourLevel: ["desks"] }],
          effect: { kind: "gate", gates: ["first" as GateId] },
        }),
        aRule("high", {
          when: [{ ourLevel: ["heads"] }],
          effect: { kind: "gate", gates: ["second" as GateId] },
        }),
        aRule("rest", {
          unless: [{ ourLevel: ["desks", "heads"] }],
          effect: { kind: "gate", gates: ["second" as GateId] },
        }),
      ],
    });
    const { word, parts } = judged({ ours: ["dagny"] }, { record: dagny, policy });
    expect(word).toBe("premature");
    expect(parts[0]?.rules.map(({ rule }) => rule).sort()).toEqual(["high", "low", "rest"]);
    expect(parts[0]?.gates.map(({ gate }) => gate).sort()).toEqual(["first", "second"]);
  });

  test("may be the phase, when it is uncertain whether it has begun", () => {
    const policy = aPolicy({
      phases: ["silence"],
      rules: [
        aRule("hush", { when: [{ phase: ["silence"] }], effect: { kind: "forbid" } }),
        aRule("talk", { effect: { kind: "permit" } }),
      ],
    });
    const { parts, word } = judged({}, { policy, record: [anEvent("silence", "1991")] });
    expect(word).toBe("not determinable on this record");
    expect(parts[0]?.undecided).toEqual([{ attribute: "phase", values: ["none", "silence"] }]);
  });
});

describe("effects", () => {
  const gated = aRule("gated", { effect: { kind: "gate", gates: ["first" as GateId] } });
  const referred = aRule("referred", { effect: { kind: "refer", to: "director" } });

  test("a referral survives an open gate, and not a shut one", () => {
    const policy = aPolicy({ rules: [gated, referred] });
    const open = judged({}, { policy, record: aConcession("c") });
    expect(said(open)).toBe("in order with conditions, referred");
    expect(open.parts[0]?.referredTo).toBe("director");
    expect(said(judged({}, { policy }))).toBe("premature, gate shut");
    const advised = aPolicy({ rules: [gated, { ...referred, strength: "advice" }] });
    expect(said(judged({}, { policy: advised, record: aConcession("c") }))).toBe(
      "in order, permitted",
    );
  });

  test("every gate of every gating rule has to be open", () => {
    const other = aRule("other", { effect: { kind: "gate", gates: ["second" as GateId] } });
    const policy = aPolicy({ rules: [gated, other] });
    const { word, parts } = judged({}, { policy, record: aConcession("c") });
    expect(word).toBe("premature");
    expect(parts[0]?.gates.map(({ gate, state }) => [gate, state])).toEqual([
      ["first", "open"],
      ["second", "shut"],
    ]);
  });

  test("a shut gate beside an undecided one makes it premature", () => {
    const policy = aPolicy({
      rules: [
        aRule("both", { effect: { kind: "gate", gates: ["first" as GateId, "second" as GateId] } }),
      ],
    });
    expect(said(judged({}, { policy, record: without(aConcession("c"), "c.determination") }))).toBe(
      "premature, gate shut",
    );
  });

  test("an obligation due beforehand makes it conditional, one due afterwards does not", () => {
    const due = (when: "before" | "after") =>
      aPolicy({
        rules: [
          aRule("talk", {
            effect: { kind: "permit" },
            obligations: [{ id: "o", text: "clear it", due: when }],
          }),
        ],
      });
    expect(said(judged({}, { policy: due("before") }))).toBe("in order with conditions, permitted");
    expect(said(judged({}, { policy: due("after") }))).toBe("in order, permitted");
  });

  test("a redirect is that of the rule which forbids", () => {
    expect(judged({ ours: ["port/chair"] }).parts[0]?.redirect).toBe("main");
    expect(judged({ theirs: ["line/owner"] }).parts[0]?.redirect).toBeUndefined();
  });

  test("advice is a comment, and never shuts a gate", () => {
    const policy = aPolicy({
      rules: [{ ...gated, strength: "advice" }, aRule("talk", { effect: { kind: "permit" } })],
    });
    const { word, parts } = judged({}, { policy });
    expect(word).toBe("in order");
    expect(parts[0]?.comments.map(({ rule }) => rule)).toEqual(["gated"]);
    expect(parts[0]?.gates).toEqual([]);
  });
});

describe("taken as open for the sake of argument", () => {
  const setup = aSetup();
  test.each([
    { open: on("berth-fees"), is: "in order" },
    { open: on("dredging"), is: "premature" },
    { open: { kind: "any issue" } as const, is: "in order" },
  ])("the gate on $open makes it $is", ({ open, is }) => {
    const assumed = new Set([assumption("first" as GateId, open)]);
    expect(judge(aPlan(desks), setup, assumed).word).toBe(is);
    expect(judge(aPlan(desks), setup).word).toBe("premature");
  });
});
