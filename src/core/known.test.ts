import { expect, test } from "vitest";
import { aMove, at, aWithdrawal } from "../../test/build.ts";
import type { Entry } from "./entry.ts";
import { knownOn } from "./known.ts";

const offer = aMove("offer", { recorded: "1991-03-02" });
const corrected = aMove("offer.again", {
  recorded: "1991-04-02",
  supersedes: { entry: "offer", reason: "misread" },
});
const withdrawal = aWithdrawal("offer", "1991-04-02");

function holdingOn(day: string | undefined, ...entries: readonly Entry[]): readonly string[] {
  const instant = day === undefined ? undefined : at(day);
  return knownOn(entries, instant).holding.map(({ id }) => id);
}

test.each([
  { day: "1991-03-01", holding: [] },
  { day: "1991-03-02", holding: ["offer"] },
  { day: "1991-04-01", holding: ["offer"] },
  { day: "1991-04-02", holding: ["offer.again"] },
  { day: undefined, holding: ["offer.again"] },
])("known on $day: $holding, since a correction counts from its recording", ({ day, holding }) => {
  expect(holdingOn(day, offer, corrected)).toEqual(holding);
});

test("an entry counts from the very instant it was recorded, and not before", () => {
  const recorded = offer.recorded.at;
  expect(knownOn([offer], recorded).holding).toEqual([offer]);
  expect(knownOn([offer], at("1991-03-02T11:59:59.999Z")).holding).toEqual([]);
});

test("what was withdrawn drops out of what holds once the withdrawal is known", () => {
  expect(holdingOn("1991-04-01", offer, withdrawal)).toEqual(["offer"]);
  expect(holdingOn(undefined, offer, withdrawal)).toEqual(["withdrawal.offer"]);
});

test("a correction of a correction leaves the last alone holding", () => {
  const last = aMove("offer.last", {
    recorded: "1991-05-02",
    supersedes: { entry: "offer.again", reason: "misread again" },
  });
  expect(holdingOn(undefined, offer, corrected, last)).toEqual(["offer.last"]);
  expect(holdingOn("1991-04-15", offer, corrected, last)).toEqual(["offer.again"]);
});

test("what took the place of each entry is told, in whatever order they stand", () => {
  for (const entries of [
    [offer, corrected],
    [corrected, offer],
  ]) {
    expect([...knownOn(entries, undefined).supersededBy]).toEqual([["offer", "offer.again"]]);
  }
});

test("a withdrawal that was itself corrected has left its place to the other", () => {
  const said = {
    ...aWithdrawal("offer", "1991-05-02"),
    id: "said" as Entry["id"],
    supersedes: { entry: withdrawal.id, reason: "more to say" },
  };
  for (const entries of [
    [offer, withdrawal, said],
    [offer, said, withdrawal],
  ]) {
    expect(knownOn(entries, undefined).supersededBy.get(offer.id)).toBe("said");
  }
});
