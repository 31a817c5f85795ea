import { expect, test } from "vitest";
import { shippedPolicy } from "../../test/shipped.ts";
import type { Day } from "../core/day.ts";
import type { OfficeId, PolicyId } from "../core/id.ts";
import type { Policy } from "../core/policy.ts";
import { versionProblemText } from "../core/version-words.ts";
import { register, registryOf, versionProblems } from "./versions.ts";

const policy = shippedPolicy("clark-1983-per-issue");
const version = (id: string, but: object = {}): Policy => ({
  ...policy,
  id: id as PolicyId,
  ...but,
});
const bound = { authority: { ...policy.authority, instrument: "a directive" } };
const day = "1983-06-01" as Day;
const elsewhere = {
  groups: policy.groups.map((group) => ({ ...group, offices: [`${group.id}/x` as OfficeId] })),
};

test.each<{ what: string; policies: readonly Policy[]; problems: readonly string[] }>([
  { what: "one that supersedes nothing", policies: [version("one")], problems: [] },
  {
    what: "one that supersedes what is not registered",
    policies: [version("one", { supersedes: "gone" })],
    problems: ["dangling"],
  },
  {
    what: "one whose older version has no end",
    policies: [version("one", { supersedes: "two" }), version("two")],
    problems: ["one-sided"],
  },
  {
    what: "one without a beginning in the place of another",
    policies: [
      version("one", { supersedes: "two", from: undefined }),
      version("two", { to: "1983-05-01" }),
    ],
    problems: ["one-sided"],
  },
  {
    what: "one that begins before the older ends",
    policies: [
      version("one", { supersedes: "two", from: "1983-05-01" }),
      version("two", { to: "1983-05-01" }),
    ],
    problems: ["overlapping"],
  },
  {
    what: "one that begins the day after the older ends",
    policies: [
      version("one", { supersedes: "two", from: "1983-05-02" }),
      version("two", { to: "1983-05-01" }),
    ],
    problems: [],
  },
  {
    what: "two in a circle",
    policies: [
      version("one", { supersedes: "two", from: "1983-05-02", to: "1983-06-01" }),
      version("two", { supersedes: "one", from: "1983-05-02", to: "1983-06-01" }),
    ],
    problems: ["overlapping", "overlapping", "circle"],
  },
  {
    what: "two in the place of one",
    policies: [
      version("one", { to: "1983-05-01" }),
      version("two", { supersedes: "one", from: "1983-06-01" }),
      version("three", { supersedes: "one", from: "1983-06-01" }),
    ],
    problems: ["two successors"],
  },
  {
    what: "two with one id",
    policies: [version("one"), version("one")],
    problems: ["twice"],
  },
  {
    what: "two in force by an instrument",
    policies: [version("one", bound), version("two", bound)],
    problems: ["both in force"],
  },
  {
    what: "two of other authorities in force by an instrument",
    policies: [
      version("one", bound),
      version("two", { authority: { ...bound.authority, office: "us/secretary-of-state" } }),
    ],
    problems: ["both in force"],
  },
  {
    what: "one in force by an instrument and a rival by claim",
    policies: [version("one", bound), version("two")],
    problems: [],
  },
  {
    what: "one in force and one that only advises",
    policies: [version("one", bound), version("two", { ...bound, strength: "advice" })],
    problems: [],
  },
  {
    what: "two in force for other offices",
    policies: [version("one", bound), version("two", { ...bound, ...elsewhere })],
    problems: [],
  },
  {
    what: "two in force one after the other",
    policies: [
      version("one", { ...bound, to: "1983-05-01" }),
      version("two", { ...bound, from: "1983-05-02" }),
    ],
    problems: [],
  },
])("$what: $problems", ({ policies, problems }) => {
  const found = versionProblems(policies);
  expect(found.map(({ kind }) => kind)).toEqual(problems);
  expect(found.map(versionProblemText).every((text) => /`one`|`gone`/u.test(text))).toBe(true);
});

test("two in force at once are told with the first day on which they are", () => {
  const [problem] = versionProblems([
    version("one", bound),
    version("two", { ...bound, from: "1983-04-06" }),
  ]);
  expect(problem).toMatchObject({ kind: "both in force", on: "1983-04-06" });
});

function standings(policies: readonly Policy[], asOf = day) {
  const found = registryOf(policies, { asOf });
  if (!found.ok) throw new Error(found.problem.map(versionProblemText).join("; "));
  return Object.fromEntries(found.value.versions.map((one) => [one.policy.id, one.standing]));
}

test.each<{ but: object; standing: string }>([
  { but: { from: undefined }, standing: "draft" },
  { but: { from: "1984-01-01" }, standing: "not yet in force" },
  { but: { to: "1983-05-01" }, standing: "ended" },
  { but: { from: "1983" }, standing: "possibly in force" },
  { but: {}, standing: "in force by claim" },
  { but: bound, standing: "in force" },
])("a version with $but is $standing on the day", ({ but, standing }) => {
  expect(standings([version("one", but)])).toEqual({ one: standing });
});

test("rivals stand side by side, and a version of the same line is none", () => {
  const found = registryOf(
    [
      version("older", { to: "1983-12-31" }),
      version("newer", { supersedes: "older", from: "1984-01-01" }),
      version("rival"),
      version("far", elsewhere),
    ],
    { asOf: day },
  );
  expect(
    found.ok && found.value.versions.map((one) => [one.policy.id, one.supersededBy, one.rivals]),
  ).toEqual([
    ["far", undefined, []],
    ["newer", undefined, ["rival"]],
    ["older", "newer", ["rival"]],
    ["rival", undefined, ["newer", "older"]],
  ]);
});

test("a reader is not told of versions above the clearance, nor that there are rivals there", () => {
  const secret = version("secret", { mark: { level: "TS", captions: [] } });
  const found = registryOf([version("one"), secret], {
    asOf: day,
    mayRead: ({ level }) => level !== "TS",
  });
  const alone = registryOf([version("one")], { asOf: day });
  expect(found).toEqual(alone);
});

test("a version that does not fit changes nothing", () => {
  const before = [version("one", bound)];
  expect(register(before, version("two", bound)).ok).toBe(false);
  expect(before.map(({ id }) => id)).toEqual(["one"]);
  const after = register(before, version("two"));
  expect(after.ok && after.value.map(({ id }) => id)).toEqual(["one", "two"]);
});
