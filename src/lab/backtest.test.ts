import { expect, test } from "vitest";
import { shippedPast, shippedPolicy } from "../../test/shipped.ts";
import { backtest, compareBacktests } from "./backtest.ts";

const past = shippedPast();
const perIssue = shippedPolicy("clark-1983-per-issue");
const found = backtest(past, perIssue);
const of = (standing: string) => found.contacts.filter((one) => one.standing === standing);

test("working-level rounds before the policy would not have been in order, and are no departures", () => {
  const rounds = of("would not have been in order").map(({ contact }) => contact);
  expect(rounds).toEqual(
    expect.arrayContaining([
      "con-1982-06-16-crocker-korniyenko",
      "con-1982-07-afghan-experts",
      "con-1982-03-03-simons-dobrynin",
    ]),
  );
  expect(of("departure").every(({ day }) => day >= "1983-02-02")).toBe(true);
});

test("the contact of 15 February 1983 departs, and the first movement in the record followed it", () => {
  const contact = found.contacts.find((one) => one.contact === "c-1983-02-15-reagan-dobrynin");
  expect(contact).toMatchObject({ standing: "departure", word: "not in order", rules: [] });
  expect(contact?.next).toContainEqual({
    move: "m-1983-02-28-pentecostals",
    issue: "pentecostalists",
    daysLater: 13,
    significance: "partial",
    first: true,
  });
});

test("standing talks are outside the policy, whatever their level", () => {
  const round = found.contacts.find((one) => one.contact === "con-1981-11-30-inf-round");
  expect(round).toMatchObject({
    word: "outside policy",
    standing: "in order",
    rules: ["standing-talks"],
  });
});

test("the reading for the relationship rules otherwise where a concession on another issue had been determined", () => {
  const other = backtest(past, shippedPolicy("clark-1983-relationship"));
  expect(
    compareBacktests(found, other).map(({ contact, before, after }) => [
      contact,
      before.word,
      after.word,
    ]),
  ).toEqual([["c-1983-06-npt-round", "premature", "in order"]]);
});

test("what was recorded only later does not count, but with hindsight", () => {
  const late = {
    ...past,
    entries: past.entries.map((entry) =>
      entry.kind === "determination"
        ? {
            ...entry,
            recorded: {
              ...entry.recorded,
              at: "1990-01-01T00:00:00.000Z" as typeof entry.recorded.at,
            },
          }
        : entry,
    ),
  };
  const relationship = shippedPolicy("clark-1983-relationship");
  const word = (hindsight: boolean) =>
    backtest(late, relationship, { hindsight }).contacts.find(
      ({ contact }) => contact === "c-1983-06-npt-round",
    )?.word;
  expect([word(false), word(true)]).toEqual(["not determinable on this record", "in order"]);
});

test("every rule is listed with the contacts it decided, and each contact that none speaks of", () => {
  const counts = Object.fromEntries(found.rules.map(({ rule, contacts }) => [rule, contacts]));
  expect(counts).toMatchObject({
    "set-levels": 55,
    letters: 13,
    emergency: 0,
    "standing-talks": 2,
  });
  expect(found.unspoken).toContain("c-1983-02-15-reagan-dobrynin");
});
