import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aDetermination,
  anEntry,
  aRecord,
  aSetup,
  aTenure,
  issueState,
  overall,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import { findGate } from "./gate.ts";
import type { Condition } from "./gate-policy.ts";
import type { GateId } from "./id.ts";
import type { Policy } from "./policy.ts";

type Sought = Extract<Condition, { readonly kind: "issues at" }>;
const second = "second" as GateId;
const [, { opens }] = aPolicy().gates as unknown as [object, { readonly opens: Sought }];

const desks = { ours: ["lars"], theirs: ["pavel"], purpose: "negotiate" };

/** An issue brought near resolution in desk talks behind the first gate, step by step. */
function near(
  issue: string,
  but: { readonly talks?: object; readonly state?: object } = {},
): readonly Entry[] {
  return [
    ...aConcession(issue, issue, "1991-02-01"),
    aContact(`${issue}.talks`, { ...desks, when: "1991-03-01", issues: [issue], ...but.talks }),
    aDetermination(`${issue}.near`, issueState(issue), { when: "1991-04-01", ...but.state }),
  ];
}

function gate(
  record: readonly Entry[],
  { wanted = {} as Partial<Sought>, asOf = "1991-06-30", policy = aPolicy() as Policy } = {},
) {
  const changed = withGate("second", { opens: { ...opens, ...wanted } }, policy);
  const finding = findGate(
    second,
    overall,
    aSetup({ record: aRecord(record), policy: changed, asOf }),
  );
  return {
    state: finding.state,
    ...finding.opens.count,
    any: finding.opens.countByAnyRoute,
    evidence: finding.opens.evidence,
  };
}

test("all the issues that the gate speaks of, and no fewer, where it asks for all", () => {
  const nowhere = withGate("second", { baskets: ["a basket of nothing" as never] }, aPolicy());
  const record = (issue: string) => [...near(issue), ...near("berth-fees")];
  const of = (entries: readonly Entry[], policy: Policy) =>
    gate(entries, { wanted: { issues: "all", baskets: 1 }, policy }).state;
  const inWorks = withGate("second", { baskets: ["works" as never] }, aPolicy());
  const worksIssues = [...aSetup().book.issues.values()].filter(({ basket }) => basket === "works");
  expect(worksIssues.length).toBeGreaterThan(1);
  expect(of(record("dredging"), inWorks)).toBe("shut");
  expect(
    of(
      worksIssues.flatMap(({ issue }) => near(issue)),
      inWorks,
    ),
  ).toBe("open");
  expect(of(record("dredging"), nowhere)).toBe("shut");
});

const three = [...near("berth-fees"), ...near("demurrage"), ...near("dredging")];

test("enough issues, over enough baskets, near enough, by the route, open the gate", () => {
  expect(gate(three)).toMatchObject({ state: "open", issues: 3, baskets: 2 });
});

describe("each alone keeps it shut:", () => {
  const [fees, demurrage] = [near("berth-fees"), near("demurrage")];

  test("number", () => {
    const two = [...near("berth-fees"), ...near("dredging")];
    expect(gate(two)).toMatchObject({ state: "shut", issues: 2, baskets: 2 });
    expect(gate(two, { wanted: { issues: 2 } }).state).toBe("open");
  });

  test("spread", () => {
    expect(gate(three, { wanted: { baskets: 3 } })).toMatchObject({
      state: "shut",
      issues: 3,
      baskets: 2,
    });
    expect(gate([...fees, ...demurrage], { wanted: { issues: 2 } })).toMatchObject({
      state: "shut",
      baskets: 1,
    });
  });

  test("nearness", () => {
    const moving = near("dredging", { state: { on: issueState("dredging", "moving") } });
    const found = gate([...fees, ...demurrage, ...moving]);
    expect(found).toMatchObject({ state: "shut", issues: 2, baskets: 1 });
    expect(found.evidence).toContainEqual({
      entry: "dredging.near",
      bears: "fails",
      reason: "short of the state asked for",
    });
    const beyond = near("dredging", { state: { on: issueState("dredging", "resolved") } });
    expect(gate([...fees, ...demurrage, ...beyond]).state).toBe("open");
  });

  test("route", () => {
    const byDirectors = near("dredging", { talks: { ours: ["ines"], theirs: ["marek"] } });
    const found = gate([...fees, ...demurrage, ...byDirectors]);
    expect(found).toMatchObject({
      state: "shut",
      issues: 2,
      baskets: 1,
      any: { issues: 3, baskets: 2 },
    });
    expect(found.evidence).toContainEqual({
      entry: "dredging.near",
      bears: "fails",
      reason: "not by the required route",
    });
    const { route: _, ...anyWay } = opens;
    const open = withGate("second", { opens: anyWay });
    const setup = aSetup({ record: aRecord(fees, demurrage, byDirectors), policy: open });
    expect(findGate(second, overall, setup).state).toBe("open");
  });
});

describe("talks are no route", () => {
  const rest = [...near("berth-fees"), ...near("demurrage")];
  test.each([
    { why: "while the gate was shut", talks: { when: "1991-01-15" } },
    { why: "in a forum that is exempt", talks: { forum: "safety" }, issue: "pilots" },
    { why: "after the state was found", talks: { when: "1991-04-02" } },
    { why: "among our own", talks: { across: "own side" } },
    { why: "on something else", talks: { issues: ["crane-hours"] } },
  ])("$why", ({ talks, issue = "dredging" }) => {
    expect(gate([...rest, ...near(issue, { talks })]).state).toBe("shut");
    expect(gate([...rest, ...near(issue)]).state).toBe("open");
  });
});

describe("it is undecided", () => {
  const rest = [...near("berth-fees"), ...near("demurrage")];
  test.each([
    {
      why: "while a state may not be found yet",
      but: { state: { when: "1991" } },
      more: [],
      reason: "date undecided",
    },
    {
      why: "while its finder may lack the authority",
      but: { state: { by: "kaja" } },
      more: [aTenure("kaja", "port/director", { from: "1991", level: "director" })],
      reason: "authority undecided",
    },
    {
      why: "while two findings of one day differ",
      but: {},
      more: [
        aDetermination("other", issueState("dredging"), { when: "1991-04-01", finding: "no" }),
      ],
      reason: "conflicting determinations",
    },
    {
      why: "while talks may have come too late",
      but: { talks: { when: "1991-04-01~" } },
      more: [],
      reason: "route undecided",
    },
    {
      why: "while talks may have been elsewhere than at the desks",
      but: { talks: { ours: ["kaja"], theirs: ["nadja"] } },
      more: [
        aTenure("kaja", "port/agent", {
          id: "tenure.kaja.port/agent",
          from: "1991-03",
          level: "agent",
        }),
        aTenure("kaja", "port/berth-desk", { to: "1991-03", level: "clerk" }),
      ],
      reason: "route undecided",
    },
  ])("$why", ({ but, more, reason }) => {
    const found = gate([...rest, ...near("dredging", but), ...more]);
    expect(found.state).toBe("undecided");
    expect(found.evidence).toContainEqual({ entry: "dredging.near", bears: "undecided", reason });
  });

  test("only where it would open if all that is undecided were so", () => {
    const perhaps = near("berth-fees", { state: { when: "1991" } });
    expect(gate([...perhaps, ...near("demurrage")]).state).toBe("shut");
  });
});

test("the last word on a state counts, and a finding of no is one", () => {
  const rest = [...near("berth-fees"), ...near("demurrage"), ...near("dredging")];
  const later = (but: object) =>
    aDetermination("later", issueState("dredging"), { when: "1991-05-01", ...but });
  expect(gate([...rest, later({ finding: "no" })]).state).toBe("shut");
  expect(gate([...rest, later({ finding: "no" })], { asOf: "1991-04-30" }).state).toBe("open");
  expect(gate([...rest, later({ on: issueState("dredging", "hardened") })]).state).toBe("shut");
  expect(gate([...rest, later({ finding: "no", by: "port/agent" })]).state).toBe("open");
});

test("the route is asked of the gate as its scope has it", () => {
  const whole = withGate("first", { scope: "relationship" });
  // A concession on fees opens every desk, so talks on dredging went through the gate.
  const without = (issue: string) =>
    near(issue)
      .filter(({ kind }) => kind === "contact" || kind === "determination")
      .filter(({ id }) => !id.startsWith(`${issue}.contact`) && !id.startsWith(`${issue}.det`));
  const record = [...near("berth-fees"), ...without("demurrage"), ...without("dredging")];
  expect(gate(record).state).toBe("shut");
  expect(gate(record, { policy: whole }).state).toBe("open");
});

test("talks on an uncertain day are behind the gate if it was open all along, and perhaps if on some days", () => {
  const rest = [...near("berth-fees"), ...near("demurrage")];
  const on = (when: string) => gate([...rest, ...near("dredging", { talks: { when } })]).state;
  expect(on("1991-03")).toBe("open");
  expect(on("1991-01-15/1991-03-01")).toBe("undecided");
  expect(on("1991-01")).toBe("shut");
  // Open at neither end, and open between: that is not settled either.
  const between = [...rest, ...near("dredging", { talks: { when: "1991-01/1991-02" } })];
  const disowned = anEntry("standing", "no", {
    of: "dredging.move",
    standing: "disowned",
    by: { words: "the Line" },
    reason: "no",
    when: "1991-02-10",
  });
  expect(gate([...between, disowned]).state).toBe("undecided");
});
