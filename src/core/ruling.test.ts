import { describe, expect, test } from "vitest";
import {
  type Asked,
  aConcession,
  aContact,
  aMove,
  anAssessment,
  anEvent,
  anOffice,
  aPerson,
  aPlan,
  aQuestion,
  aRecord,
  aSetup,
  aTenure,
  type Meeting,
  without,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import type { Condition } from "./gate-policy.ts";
import type { IssueId } from "./id.ts";
import { leaves } from "./relied.ts";
import { ruleOn, type Unruled } from "./ruling.ts";
import type { Ruling } from "./verdict.ts";

const desks = { ours: ["port/berth-desk"], theirs: ["line/berth-clerk"] };
const partly = without(aRecord(aConcession("c")), "c.determination");

function ruled(plan: Meeting, asked: Asked = {}): Ruling {
  const result = ruleOn(aQuestion(aPlan(plan)), aSetup(asked));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problem(plan: Meeting, asked: Asked = {}): Unruled | undefined {
  const result = ruleOn(aQuestion(aPlan(plan)), aSetup(asked));
  return result.ok ? undefined : result.problem;
}

describe("a request is not ruled on", () => {
  const empty = aRecord(anOffice("port/pilotage", "port"));
  test.each([
    { plan: { ours: ["port/nowhere"] }, is: { kind: "unknown office", office: "port/nowhere" } },
    {
      plan: { ours: ["port/pilotage"] },
      is: { kind: "vacant office", office: "port/pilotage", on: "1991-06-30" },
    },
    { plan: { theirs: ["nobody"] }, is: { kind: "unknown person", person: "nobody" } },
    { plan: { issues: ["weather"] }, is: { kind: "unknown issue", issue: "weather" } },
    { plan: { forum: "council" }, is: { kind: "unknown forum", forum: "council" } },
    { plan: { ours: [] }, is: { kind: "nobody on a side", side: "ours" } },
    { plan: { theirs: [] }, is: { kind: "nobody on a side", side: "theirs" } },
    {
      plan: { theirs: [{ name: "marek", optional: true }] },
      is: { kind: "nobody on a side", side: "theirs" },
    },
    {
      plan: { ours: [{ name: "lars", as: { office: "port/nowhere", capacity: "acting" } }] },
      is: { kind: "unknown office", office: "port/nowhere" },
    },
  ] as const)("that names $is", ({ plan, is }) => {
    expect(problem(plan as unknown as Meeting, { record: empty })).toEqual(is);
  });

  test("where an optional participant's office is not held", () => {
    const ours = ["port/director", { name: "port/pilotage", optional: true }];
    expect(problem({ ours }, { record: empty })?.kind).toBe("vacant office");
  });

  test("but a vacant office counts as held while someone may hold it, or acts in it", () => {
    const perhaps = aTenure("lars", "port/pilotage", { from: "1991" });
    expect(problem({ ours: ["port/pilotage"] }, { record: [...empty, perhaps] })).toBeUndefined();
    const acting = aTenure("lars", "port/pilotage", { capacity: "acting" });
    expect(problem({ ours: ["port/pilotage"] }, { record: [...empty, acting] })).toBeUndefined();
    const designate = aTenure("lars", "port/pilotage", { capacity: "designate" });
    expect(problem({ ours: ["port/pilotage"] }, { record: [...empty, designate] })?.kind).toBe(
      "vacant office",
    );
  });

  test("and talk among our own needs nobody of theirs", () => {
    expect(ruled({ across: "own side", theirs: [] }).word).toBe("outside policy");
  });
});

test("a ruling says under which policy, as of when and known when it was given", () => {
  expect(ruled({})).toMatchObject({
    policy: "harbour",
    policyVersion: "1",
    strength: "binding",
    asOf: "1991-06-30",
    knownOn: "1999-12-31T12:00:00.000Z",
    word: "in order",
    rules: [{ rule: "usual-levels", effect: "permit" }],
    actsNext: { who: { kind: "office", office: "port/director" }, to: "act" },
  });
});

describe("what is missing is listed", () => {
  const kinds = (ruling: Ruling) =>
    ruling.missing.map(({ gate, finding }) => [gate, finding.condition.kind]);
  const vote: Condition = { kind: "event", event: "vote" };

  test("for each gate that is not open, and nothing for what may go ahead", () => {
    expect(kinds(ruled(desks))).toEqual([["first", "determined concession"]]);
    expect(kinds(ruled(desks, { record: partly }))).toEqual([["first", "determined concession"]]);
    expect(kinds(ruled(desks, { record: aRecord(aConcession("c")) }))).toEqual([]);
  });

  test("by the parts that are not met, and of a `not` the whole", () => {
    const opens: Condition = {
      kind: "all",
      of: [vote, { kind: "date" }, { kind: "not", of: { kind: "event", event: "award" } }],
    };
    const record = aRecord(anEvent("award", "1991-01-01"));
    const { missing } = ruled(desks, { record, policy: withGate("first", { opens }) });
    expect(missing.map(({ finding }) => [finding.condition.kind, finding.met])).toEqual([
      ["event", "no"],
      ["not", "no"],
    ]);
  });

  test("also where something closes the gate", () => {
    const policy = withGate("first", { closes: vote });
    const record = aRecord(aConcession("c"), anEvent("vote", "1991-05-01"));
    const ruling = ruled(desks, { record, policy });
    expect(ruling.word).toBe("premature");
    expect(ruling.missing.map(({ finding }) => finding.condition)).toEqual([
      { kind: "not", of: vote },
    ]);
    expect(ruling.records).toContain("event.vote.1991-05-01");
  });

  test("and a gate that can never open lists that it cannot", () => {
    const never: Condition = { kind: "any", of: [] };
    expect(kinds(ruled(desks, { policy: withGate("first", { opens: never }) }))).toEqual([
      ["first", "any"],
    ]);
  });
});

describe("what is undecided is named", () => {
  test("whichever part of the request leaves it open", () => {
    const record = aRecord(aPerson("dagny", "port"));
    const ruling = ruled(
      { ours: ["dagny"], forum: "safety", issues: ["pilots", "dredging"] },
      { record },
    );
    expect(ruling.word).toBe("not determinable on this record");
    expect(ruling.undecided.map(({ attribute }) => attribute)).toEqual(["ourLevel"]);
  });

  test("once, where several parts leave it open alike", () => {
    const record = aRecord(aPerson("dagny", "port"));
    const ruling = ruled({ ours: ["dagny"], issues: ["dredging", "berth-fees"] }, { record });
    expect(ruling.undecided).toHaveLength(1);
  });
});

describe("obligations", () => {
  test("of every part that may go ahead add up, and there are none without leave", () => {
    const plan = { theirs: ["line/managing-director"], purpose: "probe" };
    expect(ruled(plan).obligations.map(({ id }) => id)).toEqual(["result"]);
    expect(ruled({ ...plan, issues: [] }).obligations.map(({ id }) => id)).toEqual(["result"]);
    expect(ruled({ ...plan, theirs: ["line/berth-clerk"] }).obligations).toEqual([]);
    expect(ruled({ purpose: "emergency" }).obligations.map(({ id }) => id)).toEqual(["report"]);
  });

  test("are kept where a request is in order on some issues only", () => {
    const record = aRecord(aConcession("c"));
    const duty = { id: "minute", text: "a minute is kept", due: "after" } as const;
    const rules = aPolicy().rules.map((rule) =>
      String(rule.id) === "desk-talks" ? { ...rule, obligations: [duty] } : rule,
    );
    const ruling = ruled({ ...desks, issues: [] }, { record, policy: aPolicy({ rules }) });
    expect(ruling.onlyOn).toEqual(["berth-fees"]);
    expect(ruling.obligations).toEqual([duty]);
    expect(ruling.rules.map(({ rule }) => rule)).toEqual(["desk-talks"]);
  });
});

describe("optional participants are ruled on apart", () => {
  const owner = { name: "line/owner", optional: true };
  const plan = { theirs: ["line/managing-director", owner] };

  test("and their absence makes the ruling", () => {
    const ruling = ruled(plan);
    expect(ruling.word).toBe("in order");
    expect(ruling.plan.theirs).toHaveLength(1);
    expect(ruling.optional.map(({ who, ruling: own }) => [who, own.word])).toEqual([
      [{ kind: "office", office: "line/owner" }, "not in order"],
    ]);
  });

  test("each as if they took part, with the levels that makes", () => {
    const [optional] = ruled({ ...plan, purpose: "probe" }).optional;
    expect(optional?.ruling.word).toBe("in order");
    expect(optional?.ruling.parts[0]?.attributes).toMatchObject({
      theirLevel: "heads",
      crossLevel: "yes",
    });
  });

  test("on either side", () => {
    const ours = ["port/director", { name: "port/chair", optional: true }];
    const [optional] = ruled({ ours }).optional;
    expect(optional?.ruling.parts[0]?.attributes).toMatchObject({
      ourLevel: "heads",
      ourOffice: "chair",
    });
  });
});

test("a redirect is given where a rule forbids, and a referral where one refers", () => {
  const forbidden = ruled({ ours: ["port/chair"] });
  expect(forbidden).toMatchObject({ word: "not in order", ground: "forbidden", redirect: "main" });
  const letter = ruled({ ours: ["port/chair"], theirs: ["line/owner"], mode: "letter" });
  expect(letter).toMatchObject({ word: "in order with conditions", referredTo: "director" });
  const unpermitted = ruled({ theirs: ["line/owner"] });
  expect(unpermitted).toMatchObject({ word: "not in order", ground: "not permitted", rules: [] });
  expect(unpermitted.redirect).toBeUndefined();
});

describe("a negative finding is given", () => {
  test("where a concession is what is missing, over the issues asked about", () => {
    expect(ruled(desks).finding).toMatchObject({ result: "negative", words: "money and works" });
    expect(ruled({}).finding).toBeUndefined();
  });

  test("and none of what lies outside the scope of the policy's finding", () => {
    expect(ruled({ ...desks, issues: ["pilots"] }).finding).toBeUndefined();
    expect(ruled({ ...desks, issues: ["pilots", "dredging"] }).finding?.result).toBe("negative");
  });
});

test("the records relied on are in one order, and the ruling's mark dominates theirs", () => {
  const counsel = anAssessment("b.assessment", "b.move", {
    mark: "held; Counsel",
    significance: "partial",
  });
  const record = aRecord(
    aConcession("a"),
    aContact("b.contact"),
    aMove("b.move", { via: "b.contact" }),
    counsel,
  );
  const ruling = ruled(desks, { record });
  expect(ruling.records).toEqual([
    "a.contact",
    "a.determination",
    "a.move",
    "b.assessment",
    "b.move",
  ]);
  expect(ruling.mark).toEqual({ level: "held", captions: ["Counsel"] });
  expect(ruled(desks).mark).toEqual({ level: "open", captions: [] });
});

test("consequences are told of what is not in order alone", () => {
  expect(ruled(desks).consequences).toHaveLength(1);
  expect(ruled({}).consequences).toEqual([]);
});

test("the leaves of a condition are what it is made of in the end", () => {
  const opens: Condition = {
    kind: "all",
    of: [
      { kind: "not", of: { kind: "date" } },
      { kind: "event", event: "vote" },
    ],
  };
  const [gate] = ruled(desks, { policy: withGate("first", { opens }) }).gates;
  expect(gate && leaves(gate.opens).map(({ condition }) => condition.kind)).toEqual([
    "date",
    "event",
  ]);
  expect(gate?.subject).toEqual({ kind: "issue", issue: "berth-fees" as IssueId });
});
