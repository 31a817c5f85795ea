import { describe, expect, test } from "vitest";
import {
  aContact,
  anOffice,
  aPerson,
  aPlan,
  aRecord,
  aSetup,
  aTenure,
  atLevel,
  day,
  type Someone,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import type { LevelId } from "./id.ts";
import { offLadder, rankOnLadder, rungOf, rungsOf, rungsOfSide } from "./ladder.ts";
import type { Planned } from "./proposal.ts";

const { ladder } = aPolicy();
const every = [offLadder, "desks", "agents", "directors", "heads"];

/** The rungs someone of ours may stand on at midsummer 1991. */
function rungs(someone: Someone, ...more: readonly Entry[]): readonly string[] {
  const { book } = aSetup({ record: aRecord(...more) });
  const [planned] = aPlan({ ours: [someone] }).ours;
  return rungsOf(planned as Planned, { book, ladder, day: day("1991-06-30") });
}

test("several levels of the record may stand on one rung; a level on none is off the ladder", () => {
  expect(rungOf(ladder, "agent" as LevelId)).toBe("agents");
  expect(rungOf(ladder, "deputy" as LevelId)).toBe("agents");
  expect(rungOf(ladder, "harbour master" as LevelId)).toBe(offLadder);
  expect(rungOf(ladder, undefined)).toBe(offLadder);
  expect(every.map((rung) => rankOnLadder(ladder, rung))).toEqual([-1, 0, 1, 2, 3]);
});

describe("someone stands", () => {
  test.each([
    { who: "ines", is: ["directors"] },
    { who: "port/director", is: ["directors"] },
    { who: atLevel("head"), is: ["heads"] },
    { who: "a visitor", is: every },
    {
      who: { name: "jonas", as: { office: "port/director", capacity: "acting" } },
      is: ["directors"],
    },
    { who: { name: "lars", as: { office: "port/agent", capacity: "chargé" } }, is: ["agents"] },
    {
      who: { name: "ines", as: { office: "port/chair", capacity: "designate" } },
      is: ["directors"],
    },
    { who: { name: "ines", as: { office: "port/berth-desk", capacity: "envoy" } }, is: ["desks"] },
    { who: { name: "ines", level: "clerk" }, is: ["desks"] },
  ])("$who on $is", ({ who, is }) => {
    expect(rungs(who)).toEqual(is);
  });

  test("a Minister of Cabins, which is a rank aboard, with the clerks", () => {
    expect(rungs("oskar")).toEqual(["desks"]);
  });

  test("on the highest of the posts that are certain, or a higher one that is possible", () => {
    const acting = { capacity: "acting", level: "director" };
    const more = (from: string) => aTenure("jonas", "port/director", { ...acting, from });
    expect(rungs("jonas", more("1991-06-01"))).toEqual(["directors"]);
    expect(rungs("jonas", more("1991-06"))).toEqual(["directors"]);
    expect(rungs("jonas", more("1991"))).toEqual(["agents", "directors"]);
    expect(rungs("ines", aTenure("ines", "port/agent", { from: "1991" }))).toEqual(["directors"]);
  });

  test("nobody knows where, of whom no post is known that day", () => {
    expect(rungs("dagny", aPerson("dagny", "port"))).toEqual(every);
    expect(rungs("jonas", aTenure("jonas", "port/deputy-director", { to: "1991-06-29" }))).toEqual(
      every,
    );
    expect(rungs("port/pilotage", anOffice("port/pilotage", "port"))).toEqual(every);
  });

  test("off the ladder, whose post is known to stand on no level", () => {
    const post = aTenure("dagny", "port/pilotage", { level: undefined });
    expect(rungs("dagny", aPerson("dagny", "port"), post)).toEqual([offLadder]);
    expect(rungs("port/pilotage", anOffice("port/pilotage", "port"), post)).toEqual([offLadder]);
  });

  test("anywhere with a post without dates, until seen at work; then on one of those", () => {
    const undated = { from: undefined, to: undefined };
    const agent = aTenure("dagny", "port/agent", { ...undated, level: "agent" });
    const clerk = aTenure("dagny", "port/berth-desk", { ...undated, level: "clerk" });
    const seen = aContact("seen", { ours: ["dagny"] });
    expect(rungs("dagny", aPerson("dagny", "port"), agent)).toEqual(every);
    expect(rungs("dagny", aPerson("dagny", "port"), agent, seen)).toEqual(["agents"]);
    expect(rungs("dagny", aPerson("dagny", "port"), agent, clerk, seen)).toEqual([
      "agents",
      "desks",
    ]);
  });

  test("no higher than the office they are only designated to", () => {
    const designate = aTenure("dagny", "port/agent", { capacity: "designate" });
    expect(rungs("dagny", aPerson("dagny", "port"), designate)).toEqual([
      offLadder,
      "desks",
      "agents",
    ]);
    const clerk = aTenure("dagny", "port/berth-desk", { level: "clerk" });
    expect(rungs("dagny", aPerson("dagny", "port"), designate, clerk)).toEqual(["desks"]);
  });
});

describe("a side stands", () => {
  test.each([
    { people: [["directors"]], is: ["directors"] },
    { people: [["desks"], ["directors"], ["agents"]], is: ["directors"] },
    { people: [["agents", "directors"], ["desks"]], is: ["agents", "directors"] },
    { people: [["agents", "directors"], ["directors"]], is: ["directors"] },
    {
      people: [
        ["desks", "heads"],
        ["agents", "directors"],
      ],
      is: ["agents", "directors", "heads"],
    },
    { people: [[offLadder], ["desks"]], is: ["desks"] },
    { people: [], is: every },
  ])("with people on $people, on $is: its highest", ({ people, is }) => {
    expect(rungsOfSide(ladder, people)).toEqual(is);
  });
});
