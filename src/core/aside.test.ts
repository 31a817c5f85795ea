import { describe, expect, test } from "vitest";
import {
  aContact,
  anEntry,
  anEvent,
  aPlan,
  aRecord,
  aSetup,
  type Meeting,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import type { IssueId } from "./id.ts";
import { judge } from "./judge.ts";
import type { Clause, Policy, Rule } from "./policy.ts";
import { planOf, possibleAttributes } from "./request.ts";

const cite = { kind: "author", reason: "made up" } as const;

/** The harbour's policy with one rule more, which forbids what fits the clause. */
function forbidding(clause: Clause, but: Partial<Policy> = {}): Policy {
  const policy = aPolicy();
  const rule = {
    id: "forbidden" as never,
    title: "Forbidden",
    cite,
    when: [clause],
    unless: [],
    effect: { kind: "forbid" },
    obligations: [],
    strength: "binding",
  } satisfies Rule;
  return { ...policy, ...but, rules: [...policy.rules, rule] };
}

function possible(
  attribute: "premises" | "prepared" | "registered",
  plan: Meeting,
  policy: Policy,
) {
  const setup = aSetup({ policy });
  return possibleAttributes(aPlan(plan), "berth-fees" as IssueId, setup)[attribute];
}

describe("on whose ground people meet", () => {
  const policy = forbidding({ premises: ["theirs"] });

  test.each([
    { plan: { premises: "theirs" }, values: ["theirs"] },
    { plan: {}, values: ["ours", "theirs", "elsewhere"] },
    { plan: { mode: "letter" }, values: ["none"] },
    { plan: { mode: "call", premises: "ours" }, values: ["none"] },
  ])("of $plan is $values", ({ plan, values }) => {
    expect(possible("premises", plan, policy)).toEqual(values);
  });

  test("is asked of nobody where no rule names it", () => {
    expect(possible("premises", { premises: "theirs" }, aPolicy())).toEqual(["none"]);
  });

  test("leaves a meeting undecided where the record does not say it and it matters", () => {
    const { word, parts } = judge(aPlan(), aSetup({ policy }));
    expect(word).toBe("not determinable on this record");
    expect(parts[0]?.undecided.map(({ attribute }) => attribute)).toEqual(["premises"]);
  });
});

describe("whether a meeting was arranged", () => {
  const policy = forbidding({ prepared: ["no"] });

  test.each([
    { plan: { prepared: true }, values: ["yes"] },
    { plan: { prepared: false }, values: ["no"] },
    { plan: {}, values: ["no", "yes"] },
  ])("of $plan is $values", ({ plan, values }) => {
    expect(possible("prepared", plan, policy)).toEqual(values);
  });
});

describe("whether the others are on the register", () => {
  const policy = forbidding({ registered: ["no"] }, { register: "lobbyists" });
  const registration = (but: object = {}) =>
    anEntry("registration", "registration.line", {
      party: "line",
      register: "lobbyists",
      from: "1991-02-01",
      to: "../..",
      ...but,
    });
  const values = (asOf: string, ...more: readonly Entry[]) =>
    possibleAttributes(
      aPlan(),
      "berth-fees" as IssueId,
      aSetup({ policy, asOf, record: aRecord(...more) }),
    ).registered;

  test("is no where no entry says so", () => {
    expect(values("1991-06-30")).toEqual(["no"]);
  });

  test("is no the day before, and yes from the day", () => {
    expect(values("1991-01-31", registration())).toEqual(["no"]);
    expect(values("1991-02-01", registration())).toEqual(["yes"]);
  });

  test("is no again once it has ended", () => {
    expect(values("1991-05-01", registration({ to: "1991-04-30" }))).toEqual(["no"]);
  });

  test("is open where its beginning is not known, and of another register is none", () => {
    expect(values("1991-06-30", registration({ from: undefined }))).toEqual(["no", "yes"]);
    expect(values("1991-06-30", registration({ register: "pilots" }))).toEqual(["no"]);
  });

  test("is none where nobody of theirs takes part", () => {
    expect(possible("registered", { theirs: [], across: "own side" }, policy)).toEqual(["none"]);
  });
});

describe("who else of ours is there", () => {
  const policy = forbidding({ ourOffice: ["director"], ourOtherOffice: ["port-agent"] });
  const word = (...ours: readonly string[]) => judge(aPlan({ ours }), aSetup({ policy })).word;

  test("makes a pair with whoever leads", () => {
    expect(word("port/director")).toBe("in order");
    expect(word("port/director", "port/agent")).toBe("not in order");
    expect(word("port/director", "port/deputy-director")).toBe("in order");
  });

  test("is ruled on pair by pair, and the strictest decides, whoever is named first", () => {
    expect(word("port/director", "port/deputy-director", "port/agent")).toBe("not in order");
    expect(word("port/agent", "port/deputy-director", "port/director")).toBe("not in order");
  });

  test("does not count one who could be included or merely carries", () => {
    const plan = aPlan({ ours: ["port/director", { name: "port/agent", optional: true }] });
    expect(judge(plan, aSetup({ policy })).word).toBe("in order");
  });
});

test("an event on an issue declares the stage of that issue alone", () => {
  const setup = aSetup({
    policy: { ...aPolicy(), phases: ["open", "over"] },
    record: aRecord(
      anEvent("open", "1991-01-01"),
      anEvent("over", "1991-02-01", { issue: "demurrage" }),
      aContact("talk", { issues: ["demurrage", "berth-fees"] }),
    ),
  });
  const phase = (issue: string) => possibleAttributes(aPlan(), issue as IssueId, setup).phase;
  expect(phase("berth-fees")).toEqual(["open"]);
  expect(phase("demurrage")).toEqual(["over"]);
});

test("what a contact says of ground and arrangement is in the request that it was", () => {
  const plan = planOf(aContact("talk", { premises: "ours", prepared: false }));
  expect(plan).toMatchObject({ premises: "ours", prepared: false });
});
