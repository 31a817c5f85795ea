import { describe, expect, test } from "vitest";
import { type Asked, anOffice, aRecord, aSetup, aTenure } from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import { candidates, seats } from "./candidates.ts";
import type { IssueId, LevelId, OfficeId, RungId } from "./id.ts";
import type { Policy } from "./policy.ts";

const seated = (side: "ours" | "theirs", asked: Asked = {}) =>
  seats(side, aSetup(asked)).map(({ someone, rank }) => {
    const { who } = someone;
    return [who.kind === "office" ? who.office : who.kind === "words" ? who.words : who.kind, rank];
  });

describe("the seats of a side are", () => {
  test("the offices that the policy names, the channel's first, then the rungs without one", () => {
    expect(seated("theirs")).toEqual([
      ["line/managing-director", 2],
      ["line/agent", 1],
      ["line/owner", 3],
      ["desks", 0],
    ]);
    expect(seated("ours").map(([name]) => name)).toEqual([
      "port/director",
      "port/deputy-director",
      "port/chair",
      "port/secretary",
      "port/agent",
      "desks",
    ]);
  });

  test("those alone that somebody holds that day, or may hold", () => {
    const gone = aTenure("lukas", "line/owner", { to: "1991-06-29", level: "head" });
    expect(seated("theirs", { record: aRecord(gone) })).not.toContainEqual(["line/owner", 3]);
    expect(seated("theirs", { record: aRecord(gone) })).toContainEqual(["heads", 3]);
    const perhaps = aTenure("lukas", "line/owner", { to: "1991", level: "head" });
    expect(seated("theirs", { record: aRecord(perhaps) })).toContainEqual(["line/owner", 3]);
  });

  test("each once, though an office be in two groups", () => {
    const [group] = aPolicy().groups.filter(({ id }) => id === "owner");
    const twice = {
      ...aPolicy(),
      groups: [...aPolicy().groups, { ...group, id: "again" }],
    } as Policy;
    expect(seated("theirs", { policy: twice })).toEqual(seated("theirs"));
  });

  test("no rung that no level of the record stands on", () => {
    const roof = { id: "roof" as RungId, title: "roof", levels: [] as LevelId[] };
    const policy = aPolicy({ ladder: [...aPolicy().ladder, roof] });
    expect(seated("theirs", { policy }).map(([name]) => name)).not.toContain("roof");
  });
});

test("candidates are every pair of seats for every purpose, opposite numbers least apart", () => {
  const setup = aSetup();
  const all = candidates(["pilots" as IssueId], setup);
  expect(all).toHaveLength(6 * 4 * 4 * 2);
  expect(new Set(all.map(({ plan }) => JSON.stringify(plan))).size).toBe(all.length);
  expect(all[0]).toMatchObject({
    disparity: 0,
    precedence: 0,
    plan: { purpose: "probe", issues: ["pilots"] },
  });
  const [first] = all.filter(({ plan }) => JSON.stringify(plan.theirs).includes("line/agent"));
  expect(first).toMatchObject({ disparity: 1, precedence: 1 });
});

test("letters are thought of only where the policy tells writing from speech", () => {
  const modes = (policy: Policy) =>
    new Set(candidates([], aSetup({ policy })).map(({ plan }) => plan.mode));
  expect(modes(aPolicy())).toEqual(new Set(["meeting", "letter"]));
  const [exemption] = aPolicy().exemptions;
  const plain = aPolicy().rules.filter(({ when }) =>
    when.every(({ medium }) => medium === undefined),
  );
  expect(modes(aPolicy({ rules: plain }))).toEqual(new Set(["meeting"]));
  const spoken = { ...exemption, when: [{ mode: ["call"] }] } as Policy["exemptions"][number];
  expect(modes(aPolicy({ rules: plain, exemptions: [spoken] }))).toEqual(
    new Set(["meeting", "letter"]),
  );
});

test("an office of the policy that the record does not know is no seat", () => {
  const policy = aPolicy({
    groups: aPolicy().groups.map((group) => ({
      ...group,
      offices: [...group.offices, "port/nowhere" as OfficeId],
    })),
  });
  expect(seated("ours", { policy })).toEqual(seated("ours"));
  expect(seated("ours", { policy, record: aRecord(anOffice("port/nowhere", "port")) })).toEqual(
    seated("ours"),
  );
});
