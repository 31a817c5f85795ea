import { describe, expect, test } from "vitest";
import {
  aConcession,
  aDetermination,
  anEvent,
  aRecord,
  aTenure,
  day,
  issueState,
  without,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import { desks, heads, nearest, road, steps } from "../../test/road-words.ts";
import type { Condition } from "./gate-policy.ts";
import type { GateId, RuleId } from "./id.ts";
import type { Policy, Rule } from "./policy.ts";

const rule = (id: string, but: Partial<Rule>): Rule => {
  const [template] = aPolicy().rules as [Rule];
  return { ...template, id: id as RuleId, when: [], unless: [], obligations: [], ...but };
};
const gatedTalks = (policy: Policy) => ({
  ...policy,
  rules: policy.rules.filter(({ id }) => String(id) === "desk-talks"),
});

describe("the road is found by search:", () => {
  test("to desk talks, by a probe through the channel and a concession", () => {
    expect(steps(desks)).toEqual([
      "probe director with managing-director on berth-fees",
      "find determined concession for first on berth-fees",
      "open first on berth-fees",
      "negotiate berth-desk with berth-clerk on berth-fees",
    ]);
  });

  test("to the heads, by desk talks behind the first gate, and three issues near", () => {
    expect(steps(heads)).toEqual([
      "probe director with managing-director on any",
      "find determined concession for first on any issue",
      "open first on any issue",
      "negotiate desks with desks on any",
      "find issues at for second on relationship",
      "open second on relationship",
      "exchange chair with owner on any",
    ]);
  });

  test("past what is done already", () => {
    expect(steps(heads, { record: aRecord(aConcession("c")) })).toEqual([
      "negotiate desks with desks on any",
      "find issues at for second on relationship",
      "open second on relationship",
      "exchange chair with owner on any",
    ]);
    expect(steps(desks, { record: aRecord(aConcession("c")) })).toEqual([]);
  });

  test("also through a gate that is undecided", () => {
    const record = without(aRecord(aConcession("c")), "c.determination");
    expect(steps(desks, { record })).toHaveLength(4);
  });

  test("for each of several issues", () => {
    expect(steps({ ...desks, issues: ["berth-fees", "pilots"] })).toEqual([
      "probe director with managing-director on berth-fees",
      "find determined concession for first on berth-fees",
      "open first on berth-fees",
      "probe director with managing-director on pilots",
      "find determined concession for first on pilots",
      "open first on pilots",
      "negotiate berth-desk with berth-clerk on berth-fees+pilots",
    ]);
  });

  test("and opens a gate for the relationship once", () => {
    const policy = withGate("first", { scope: "relationship" });
    expect(steps({ ...desks, issues: ["berth-fees", "pilots"] }, { policy })).toEqual([
      "probe director with managing-director on any",
      "find determined concession for first on relationship",
      "open first on relationship",
      "negotiate berth-desk with berth-clerk on berth-fees+pilots",
    ]);
    expect(steps(heads, { policy }).filter((step) => step.startsWith("open first"))).toHaveLength(
      1,
    );
  });
});

describe("change the policy and the road changes:", () => {
  test("with another purpose first where a probe is not permitted", () => {
    const policy = aPolicy({
      rules: [
        ...aPolicy().rules,
        rule("no-probe", { when: [{ purpose: ["probe"] }], effect: { kind: "forbid" } }),
      ],
    });
    expect(nearest(desks, { policy })).toBe("convey director with managing-director on berth-fees");
  });

  test("with another person of theirs where the first may not be met", () => {
    const policy = aPolicy({
      rules: [
        ...aPolicy().rules,
        rule("not-him", {
          when: [{ theirOffice: ["managing-director"] }],
          effect: { kind: "forbid" },
        }),
      ],
    });
    // The agent is the next conveyor, and a deputy his opposite number.
    expect(nearest(desks, { policy })).toBe("probe deputy-director with agent on berth-fees");
  });

  test("with the day, when an office falls vacant", () => {
    const gone = aTenure("marek", "line/managing-director", {
      to: "1991-06-01",
      level: "director",
    });
    expect(nearest(desks, { record: aRecord(gone) })).toBe(
      "probe deputy-director with agent on berth-fees",
    );
  });

  test("with what it asks for: a contact, a finding, a date, an event", () => {
    const asked = (opens: Condition) =>
      steps(desks, { policy: withGate("first", { opens }) }).slice(0, -2);
    const held = {
      kind: "contact held",
      purposes: ["exchange"],
      ourRungs: ["agents"],
      theirRungs: ["agents"],
    } as const;
    expect(asked(held)).toEqual(["exchange deputy-director with agent on berth-fees"]);
    expect(asked({ kind: "determination", name: "progress", by: ["chair"] })).toEqual([
      "find determination for first on berth-fees",
    ]);
    expect(asked({ kind: "date", from: day("1991-09-01") })).toEqual(["wait for date"]);
    expect(asked({ kind: "event", event: "vote" })).toEqual(["wait for event"]);
    expect(asked({ kind: "all", of: [held, { kind: "event", event: "vote" }] })).toHaveLength(2);
  });
});

describe("of several ways", () => {
  const [{ opens }] = aPolicy().gates as unknown as [{ readonly opens: Condition }];
  const second: Condition = { kind: "gate open", gate: "second" as GateId };
  const vote: Condition = { kind: "event", event: "vote" };

  test("the shortest is taken", () => {
    const policy = withGate("first", { opens: { kind: "any", of: [opens, vote] } });
    expect(steps(desks, { policy })).toEqual([
      "wait for event",
      "open first on berth-fees",
      "negotiate berth-desk with berth-clerk on berth-fees",
    ]);
  });

  test("a gate opened on a way not taken stays shut", () => {
    const plain: Condition = { kind: "determination", name: "progress", by: ["chair"] };
    const policy = {
      ...withGate(
        "second",
        { opens: plain },
        withGate("first", { opens: { kind: "any", of: [second, vote] } }),
      ),
      rules: [
        rule("desk-talks", {
          when: [{ ourLevel: ["desks"] }],
          effect: { kind: "gate", gates: ["first" as GateId, "second" as GateId] },
        }),
      ],
    };
    expect(steps(desks, { policy })).toEqual([
      "wait for event",
      "open first on berth-fees",
      "find determination for second on relationship",
      "open second on relationship",
      "negotiate berth-desk with berth-clerk on berth-fees",
    ]);
  });
});

describe("there is no road", () => {
  const [{ opens }] = aPolicy().gates as unknown as [{ readonly opens: Condition }];

  test("where concessions come in talks alone and talks after a concession: a deadlock", () => {
    const policy = {
      ...gatedTalks(aPolicy()),
      rules: [rule("talks", { effect: { kind: "gate", gates: ["first" as GateId] } })],
    };
    const { steps: none, deadlock, nearest: step } = road(desks, { policy });
    expect(none).toEqual([]);
    expect(deadlock).toEqual(["first"]);
    expect(step).toBeUndefined();
  });

  test("where a gate waits for another, whose talks wait for the first", () => {
    const twice = { kind: "gate open", gate: "second" as GateId } as const;
    const policy = {
      ...withGate(
        "second",
        { opens, scope: "issue" },
        withGate("first", { opens: { kind: "all", of: [opens, twice] } }),
      ),
      rules: [rule("talks", { effect: { kind: "gate", gates: ["first" as GateId] } })],
    };
    const found = road(desks, { policy });
    expect(found.steps).toEqual([]);
    expect(found.deadlock).toEqual(["first"]);
  });

  test("where the gate waits for a day that has passed, or can never open", () => {
    for (const closed of [
      { kind: "date", to: day("1991-06-29") },
      { kind: "any", of: [] },
    ] as const) {
      expect(steps(desks, { policy: withGate("first", { opens: closed }) })).toEqual([]);
    }
    expect(
      steps(desks, {
        policy: withGate("first", { opens: { kind: "date", to: day("1991-06-30") } }),
      }),
    ).toEqual([]);
  });

  test("where what closed the gate does not pass; where it may, that is waited for", () => {
    const vote = anEvent("vote", "1991-05-01");
    const closing = (closes: Condition) =>
      steps(desks, {
        record: aRecord(aConcession("c"), vote),
        policy: withGate("first", { closes }),
      });
    expect(closing({ kind: "event", event: "vote" })).toEqual([]);
    expect(closing({ kind: "date", from: day("1991-01-01") })).toEqual([]);
    const passing = "open first on berth-fees";
    expect(closing({ kind: "event", event: "vote", withinMonths: 6 })).toEqual([
      "wait for not",
      passing,
      expect.anything(),
    ]);
    expect(closing({ kind: "date", to: day("1991-12-31") })).toEqual([
      "wait for not",
      passing,
      expect.anything(),
    ]);
    const not: Condition = { kind: "not", of: { kind: "event", event: "vote" } };
    expect(
      steps(desks, { record: aRecord(vote), policy: withGate("first", { opens: not }) }),
    ).toEqual([]);
  });
});

test("an issue brought near by any way is no step where the route is asked for", () => {
  const near = ["berth-fees", "demurrage", "dredging"].map((issue) =>
    aDetermination(`near.${issue}`, issueState(issue)),
  );
  expect(steps(heads, { record: aRecord(near) })).toHaveLength(7);
});
