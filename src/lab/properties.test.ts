import { expect, test } from "vitest";
import { setUpOn, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import type { Policy } from "../core/policy.ts";
import { usualBounds } from "./model.ts";
import { checkProperties } from "./properties.ts";

const past = shippedPast();
const day = "1983-01-31";
const perIssue = "clark-1983-per-issue";

function findings(policy: Policy) {
  const checked = checkProperties(setUpOn(past, policy, day));
  if (!checked.ok) throw new Error(checked.problem.kind);
  return new Map(checked.value.properties.map((one) => [one.id, one]));
}

const results = (policy: Policy) =>
  Object.fromEntries([...findings(policy)].map(([id, { result }]) => [id, result]));

const whole = {
  P1: "holds",
  P2: "holds",
  P3: "fails",
  P4: "holds",
  P5: "holds",
  "P5-talks": "fails",
  P6: "holds",
  P7: "holds",
  P8: "holds",
  P9: "fails",
  P10: "holds",
};

test("the reading by issue keeps all but P3 and P9, and deadlocks where ground is given in talks alone", () => {
  expect(results(shippedPolicy(perIssue))).toEqual(whole);
});

test("under the reading for the relationship, a concession on one issue opens talks on another", () => {
  const found = findings(shippedPolicy("clark-1983-relationship"));
  expect(found.get("P1")?.result).toBe("fails");
  expect(found.get("P1")?.story).toHaveLength(3);
});

test("the story of two offices heard apart names them, on two working days", () => {
  const story = findings(shippedPolicy(perIssue))
    .get("P3")
    ?.story.map(({ text }) => text);
  expect(story).toEqual([
    "Monday 31 January 1983: the Ambassador to the United States (Dobrynin) calls on the Secretary of Defense (Weinberger) about East-West trade to exchange views; no rule asks that the Secretary of State be there or be told.",
    "Tuesday 1 February 1983: the Ambassador to the United States (Dobrynin) calls on the Secretary of State (Shultz) about East-West trade to exchange views, and both sides of the difference have been heard: Shultz would lift the pipeline sanctions on the strength of an allied paper; Weinberger wanted them only suspended until the studies brought commitments.",
  ]);
});

test("the deadlock is told as a week in which what is in order brings nothing and the rest waits", () => {
  const found = findings(shippedPolicy(perIssue)).get("P5-talks");
  expect(found?.reasons.join(" ")).toMatch(/gate-1 and gate-2 never open: a deadlock/);
  expect(found?.story.map(({ day }) => day)).toEqual([
    "1983-01-31",
    "1983-02-01",
    "1983-02-02",
    "1983-02-03",
  ]);
  expect(found?.story.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /^Monday .*\(Shultz\) and .*\(Gromyko\) meet .*nothing is conceded there/u,
    ),
    expect.stringMatching(
      /^Tuesday .*desks and specialists of both sides ask to meet .*Gate 1 stays shut/u,
    ),
    expect.stringMatching(
      /^Wednesday .*\(Reagan\) and .*\(Andropov\) ask to meet .*Gate 2 stays shut/u,
    ),
    expect.stringMatching(/^Thursday .*nothing that may be done has changed what stands open/u),
  ]);
});

/**
 * What the custodians of such a policy expect of it; where ours comes out otherwise,
 * the reason that is printed. See docs/policy-workbench.md, "Properties".
 */
test.each([
  { id: "P1", expected: "holds", ours: "holds", because: /every such contact waits for gate-1/ },
  { id: "P2", expected: "holds", ours: "holds", because: /every such contact waits for gate-2/ },
  { id: "P3", expected: "fails", ours: "fails", because: /nothing in the policy asks that/ },
  { id: "P4", expected: "holds", ours: "holds", because: /always in order, by `probe`/ },
  { id: "P5", expected: "holds", ours: "holds", because: /the shortest way takes 12 steps/ },
  { id: "P5-talks", expected: "fails", ours: "fails", because: /deadlock/ },
  { id: "P6", expected: "holds", ours: "holds", because: /no gate is shut by what opens one/ },
  { id: "P7", expected: "holds", ours: "holds", because: /reads the concession as it stands/ },
  { id: "P8", expected: "holds", ours: "holds", because: /`emergency`/ },
  {
    id: "P9",
    expected: "holds",
    ours: "fails",
    because: /both hears the other side and determines; the policy asks for no recommendation/,
  },
  {
    id: "P10",
    expected: "holds",
    ours: "holds",
    because: /no attribute of a request says who asks/,
  },
])("$id is expected to come out as `$expected` and is `$ours`, with its reason", (row) => {
  const found = findings(shippedPolicy(perIssue)).get(row.id);
  expect(found?.result).toBe(row.ours);
  expect(found?.reasons.join("; ")).toMatch(row.because);
});

test("where those who differ may be met only with the recipient there, they cannot be heard apart", () => {
  const told = shippedPolicy(perIssue, [
    "    when: { our-level: [ministerial, ambassadorial], their-level: [ministerial, ambassadorial] }\n    permit: true",
    '    when: { our-level: [ministerial, ambassadorial], their-level: [ministerial, ambassadorial], recipient-present: "yes" }\n    permit: true',
  ]);
  expect(findings(told).get("P3")?.result).toBe("holds");
});

/** The reading by issue, broken in one place, and the property that falls. */
const concession =
  "      determined-concession:\n        at-least: meaningful\n        standing: [through channel, confirmed]\n        by: [president, secretary, demonstration]\n\n  - id: gate-2";
test.each<{ what: string; id: keyof typeof whole; change: readonly [string, string] }>([
  {
    what: "talks without their gate",
    id: "P1",
    change: [
      "    when: [{ our-level: working }, { their-level: working }]\n    gate: gate-1",
      "    when: [{ our-level: working }, { their-level: working }]\n    permit: true",
    ],
  },
  {
    what: "a summit without its gate",
    id: "P2",
    change: [
      "setting: [bilateral, multilateral] }\n    gate: gate-2",
      "setting: [bilateral, multilateral] }\n    permit: true",
    ],
  },
  {
    what: "a rule that forbids everything",
    id: "P4",
    change: [
      "    when: { our-level: [ministerial, ambassadorial], their-level: [ministerial, ambassadorial] }\n    permit: true",
      "    when: { across: counterpart }\n    forbid: true",
    ],
  },
  {
    what: "a gate that a concession shuts",
    id: "P6",
    change: [
      concession,
      `      not:\n        determined-concession:\n          at-least: meaningful\n          standing: [through channel, confirmed]\n          by: [president, secretary, demonstration]\n\n  - id: gate-2`,
    ],
  },
  {
    what: "a gate that counts what was disowned",
    id: "P7",
    change: [
      "standing: [through channel, confirmed]\n        by: [president, secretary, demonstration]\n\n  - id: gate-2",
      "standing: [through channel, confirmed, disowned]\n        by: [president, secretary, demonstration]\n\n  - id: gate-2",
    ],
  },
  {
    what: "no emergencies",
    id: "P8",
    change: [
      "when: { purpose: emergency }",
      "when: { purpose: emergency, our-level: ministerial }",
    ],
  },
])("$what breaks $id", ({ id, change }) => {
  expect(whole[id]).toBe("holds");
  expect(results(shippedPolicy(perIssue, change))[id]).toBe("fails");
});

test("a summit that nothing can open is not reached", () => {
  const never = shippedPolicy(perIssue, [
    "        issues: 3\n        baskets: 2",
    "        issues: 30\n        baskets: 2",
  ]);
  expect(results(never).P5).toBe("fails");
});

test("an office that hears nothing and determines all cannot open a gate alone", () => {
  const president = "by: [president]\n\n  - id: gate-2";
  const apart = shippedPolicy(perIssue, [
    "by: [president, secretary, demonstration]\n\n  - id: gate-2",
    president,
  ]);
  expect(results(apart).P9).toBe("holds");
});

test("a custodian's own claims are proved or refuted", () => {
  const claims = `properties:
  - { id: no-staff, title: the staff never meets the other side alone, never: { across: counterpart, our-office: white-house-staff, our-level: ministerial, recipient-present: "no", purpose: exchange, forum: none } }
  - { id: no-talks, title: no specialists talk while gate 1 is shut, never: { across: counterpart, our-level: working, purpose: negotiate, forum: none }, while: gate-1 }
  - { id: ministers, title: ministers always may, always-possible: { our-level: ministerial, their-level: ministerial, our-office: secretary } }
  - { id: summit, title: a summit can come, reachable: { our-level: summit, their-level: summit, medium: oral, setting: bilateral, purpose: negotiate, across: counterpart, forum: none } }
  - { id: no-summit, title: a summit never comes, never: { our-level: summit, their-level: summit, medium: oral, setting: bilateral, purpose: negotiate, across: counterpart, forum: none } }

tests:`;
  const found = results(shippedPolicy(perIssue, ["\ntests:", `\n${claims}`]));
  expect(found).toMatchObject({
    "no-staff": "holds",
    "no-talks": "holds",
    ministers: "holds",
    summit: "holds",
    "no-summit": "fails",
  });
});

test("bounds that are met are said, and nothing is answered", () => {
  const checked = checkProperties(setUpOn(past, shippedPolicy(perIssue), day), {
    ...usualBounds,
    states: 100,
  });
  expect(checked).toEqual({ ok: false, problem: { kind: "too many reachable", bound: 100 } });
});
