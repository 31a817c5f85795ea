import { describe, expect, test } from "vitest";
import {
  type Asked,
  aConcession,
  aPerson,
  aPlan,
  aQuestion,
  aRecord,
  aSetup,
  atLevel,
  day,
  inBasket,
  type Meeting,
  on,
  overall,
  without,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import type { Condition } from "./gate-policy.ts";
import type { EntryId, GateId } from "./id.ts";
import { namesOf } from "./names.ts";
import { ruleOn } from "./ruling.ts";
import type { Step, Subject } from "./verdict.ts";
import {
  conditionText,
  evidenceText,
  findingText,
  groundText,
  obligationText,
  planText,
  reasonText,
  ruleText,
  stepText,
} from "./wording.ts";

const setup = aSetup();
const names = namesOf(setup.book, setup.asOf);
const fees = on("berth-fees");
const concession: Condition = {
  kind: "determined concession",
  atLeast: "partial",
  standing: ["through channel", "confirmed"],
  by: ["chair"],
};
const vote: Condition = { kind: "event", event: "vote" };

describe("a condition is a claim:", () => {
  test.each([
    {
      condition: concession,
      subject: fees,
      is: "a concession on Berth fees, partial or more, is determined, having come through the channel or been confirmed through it",
    },
    {
      condition: { ...concession, standing: [], withinMonths: 3 },
      subject: overall,
      is: "a concession on any issue, partial or more, is determined within 3 months",
    },
    {
      condition: {
        kind: "issues at",
        state: "near resolution",
        issues: 3,
        baskets: 1,
        by: [],
        route: "first" as GateId,
      },
      subject: overall,
      is: "3 issues over 1 basket are determined to be near resolution, by way of the talks that first guards",
    },
    {
      condition: {
        kind: "contact held",
        purposes: ["probe", "convey"],
        ourRungs: ["heads"],
        theirRungs: ["heads"],
        withinMonths: 2,
      },
      subject: fees,
      is: "a contact for probe or convey at the heads level on Berth fees has been held within 2 months",
    },
    {
      condition: { kind: "contact held", purposes: [], ourRungs: [], theirRungs: [] },
      subject: inBasket("works"),
      is: "a contact on the basket Works has been held",
    },
    {
      condition: { kind: "determination", name: "progress", by: [] },
      subject: fees,
      is: "progress is determined on Berth fees",
    },
    {
      condition: { kind: "determination", name: "progress", by: [] },
      subject: overall,
      is: "progress is determined",
    },
    {
      condition: { kind: "date", from: day("1991-01-01"), to: day("1991-02-01") },
      subject: fees,
      is: "the day falls from 1991-01-01 to 1991-02-01",
    },
    { condition: vote, subject: fees, is: "vote has happened" },
    {
      condition: { kind: "gate open", gate: "first" as GateId },
      subject: fees,
      is: "first is open",
    },
    {
      condition: { kind: "move assessed", atLeast: "partial" },
      subject: fees,
      is: "a move on Berth fees is assessed as partial or more",
    },
    {
      condition: { kind: "all", of: [vote, vote] },
      subject: fees,
      is: "vote has happened and vote has happened",
    },
    {
      condition: { kind: "any", of: [vote, vote] },
      subject: fees,
      is: "vote has happened or vote has happened",
    },
    {
      condition: { kind: "not", of: vote },
      subject: fees,
      is: "it is not so that vote has happened",
    },
  ] as { condition: Condition; subject: Subject; is: string }[])(
    "$is",
    ({ condition, subject, is }) => {
      expect(conditionText(condition, subject, names)).toBe(is);
    },
  );
});

function ruled(plan: Meeting, asked: Asked = {}) {
  const context = aSetup(asked);
  const result = ruleOn(aQuestion(aPlan(plan)), context);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return {
    ruling: result.value,
    names: namesOf(context.book, context.asOf),
    policy: context.policy,
  };
}

const desks = { ours: ["port/berth-desk"], theirs: ["line/berth-clerk"] };

describe("the ground of a ruling is one sentence:", () => {
  const open = aRecord(aConcession("c"));
  test.each([
    { plan: {}, asked: {}, is: "rule `usual-levels` (§4) permits it" },
    {
      plan: { purpose: "probe" },
      asked: {},
      is: "rules `probe` (§4) and `usual-levels` (§4) permit it",
    },
    {
      plan: desks,
      asked: {},
      is: "rule `desk-talks` (§5) lets it go ahead only while first is open, and it is shut on Berth fees",
    },
    {
      plan: { ...desks, issues: ["dredging", "pilots"] },
      asked: {},
      is: "rule `desk-talks` (§5) lets it go ahead only while first is open, and it is shut on each of the 2 outstanding issues it concerns",
    },
    {
      plan: desks,
      asked: { record: without(open, "c.determination") },
      is: "rule `desk-talks` (§5) lets it go ahead only while first is open, and it is undecided on Berth fees, and the record does not settle that",
    },
    {
      plan: desks,
      asked: { policy: withGate("first", { scope: "relationship" }) },
      is: "rule `desk-talks` (§5) lets it go ahead only while first is open, and it is shut",
    },
    {
      plan: { ...desks, issues: [] },
      asked: { record: open },
      is: "it would be in order only on Berth fees",
    },
    {
      plan: { ours: ["port/chair"] },
      asked: {},
      is: "rule `no-bypass` (§3) forbids it; it is redirected to the Director of the Port (Holm)",
    },
    { plan: { theirs: ["line/owner"] }, asked: {}, is: "no rule permits it" },
    {
      plan: { ours: ["dagny"] },
      asked: { record: aRecord(aPerson("dagny", "port")) },
      is: "the record leaves open our level (off the ladder, desks, agents, directors or heads)",
    },
    {
      plan: { ours: ["port/chair"], theirs: ["line/owner"], mode: "letter" },
      asked: {},
      is: "it is referred to the Director first under rule `letters` (§7)",
    },
    {
      plan: { purpose: "emergency" },
      asked: {},
      is: "rule `emergency` (§8) puts it outside the policy",
    },
    {
      plan: { theirs: ["line/owner"] },
      asked: {
        policy: aPolicy({
          otherwise: { kind: "refer", to: "chair", cite: { kind: "author", reason: "x" } },
        }),
      },
      is: "it is referred to the Chair first",
    },
  ])("$is", ({ plan, asked, is }) => {
    const { ruling, names: called, policy } = ruled(plan, asked);
    expect(groundText(ruling, called, policy)).toBe(is);
  });
});

test("a condition that is not met says how many there are, and how many by any way", () => {
  const { ruling } = ruled({ ours: ["port/chair"], theirs: ["line/owner"] });
  const [missing] = ruling.missing;
  if (missing === undefined) throw new Error("nothing is missing");
  const { finding } = missing;
  const text =
    "3 issues over 2 baskets are determined to be near resolution, by way of the talks that first guards";
  expect(findingText(finding, names)).toBe(`${text}: not met (0 issues over 0 baskets)`);
  const any = { ...finding, countByAnyRoute: { issues: 1, baskets: 1 } };
  expect(findingText(any, names)).toBe(
    `${text}: not met (0 issues over 0 baskets; by any route 1 issue over 1 basket)`,
  );
  expect(findingText({ ...finding, met: "yes" }, names)).toBe(`${text}: met`);
});

test("evidence is a record and the reason why it bears so", () => {
  const record = aRecord(aConcession("c"));
  const context = aSetup({ record });
  const told = evidenceText(
    { entry: "c.move" as EntryId, bears: "fails", reason: "disowned" },
    namesOf(context.book, context.asOf),
  );
  expect(told).toBe(`1 March 1991: c.move (${reasonText("disowned")})`);
});

test.each([
  {
    plan: {},
    is: "a meeting of the Director of the Port (Holm) with the Managing Director of the Line (Holm) on Berth fees, to exchange views",
  },
  {
    plan: { setting: "margin", issues: [], purpose: "probe" },
    is: "a meeting in the margins of the Director of the Port (Holm) with the Managing Director of the Line (Holm), to learn whether a position has altered",
  },
  {
    plan: {
      mode: "letter",
      setting: "margin",
      ours: ["ines", "jonas"],
      theirs: [atLevel("clerk")],
      purpose: "convey",
    },
    is: "a letter from Holm and Holm to somebody of the clerks on Berth fees, to convey and receive messages",
  },
])("a contact is told as $is", ({ plan, is }) => {
  expect(planText(aPlan(plan), names)).toBe(is);
});

test.each([
  {
    step: { kind: "finding", gate: "first" as GateId, subject: fees, condition: vote },
    is: "vote has happened",
  },
  {
    step: { kind: "gate opens", gate: "first" as GateId, subject: fees },
    is: "first opens on Berth fees",
  },
  {
    step: { kind: "wait", gate: "first" as GateId, condition: vote },
    is: "to wait until vote has happened",
  },
] as { step: Step; is: string }[])("a step is told as $is", ({ step, is }) => {
  expect(stepText(step, names)).toBe(is);
});

test("a rule is told with its place, and a duty with when it is due", () => {
  const { ruling, policy } = ruled(desks);
  const [rule] = ruling.rules;
  expect(rule && ruleText(rule, policy)).toBe(
    "Desks talk only while the first gate is open (desk-talks, §5)",
  );
  expect(obligationText({ id: "o", text: "clear it", due: "before" })).toBe("beforehand: clear it");
  expect(obligationText({ id: "o", text: "report it", due: "after" })).toBe("report it");
});
