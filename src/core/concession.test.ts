import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aDetermination,
  aMove,
  anAssessment,
  aRecord,
  aSetup,
  aStanding,
  aTenure,
  concession,
  without,
} from "../../test/build.ts";
import {
  findConcession,
  highestAssessment,
  movesOfCounterpart,
  wasAssessed,
} from "./concession.ts";
import type { Entry } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { IssueId } from "./id.ts";

type Sought = Extract<Condition, { readonly kind: "determined concession" }>;
const sought: Sought = {
  kind: "determined concession",
  atLeast: "meaningful",
  standing: ["through channel", "confirmed"],
  by: ["chair", "director"],
};

/** What the move `c.move` comes to, and why, with the record changed. */
function found(
  record: readonly Entry[],
  { asOf = "1991-06-30", ...but }: Partial<Sought> & { asOf?: string } = {},
) {
  const setup = aSetup({ record, asOf });
  const moves = movesOfCounterpart(["berth-fees" as IssueId], setup);
  const move = moves.find(({ id }) => String(id) === "c.move");
  if (move === undefined) return "no move";
  const { met, evidence } = findConcession(move, { ...sought, ...but }, setup);
  expect(evidence.every(({ entry }) => setup.book.entries.has(entry))).toBe(true);
  expect(evidence.map(({ entry }) => entry)).toContain(move.id);
  return `${met}: ${evidence[0]?.reason}`;
}

const given = (...more: readonly (Entry | readonly Entry[])[]) =>
  aRecord(aConcession("c"), ...more);
const undetermined = (...more: readonly Entry[]) => without(given(...more), "c.determination");
const again = (id: string, but: object = {}, significance = "meaningful") =>
  aDetermination(id, concession("c.move", significance), { when: "1991-04-01", ...but });

test("a move counts that came by the channel, stands, and was determined", () => {
  expect(found(given())).toBe("yes: meets");
});

describe("a move does not count", () => {
  test.each([
    {
      why: "taken back",
      record: given(aMove("back", { when: "1991-05-01", retracts: ["c.move"] })),
      is: "no: retracted",
    },
    { why: "disowned", record: given(aStanding("no", "c.move", "disowned")), is: "no: disowned" },
    {
      why: "made beside the channel",
      record: given(aContact("c.contact", { ours: ["lars"] })),
      is: "no: outside the channel",
    },
    { why: "carried by nothing", record: given(aMove("c.move")), is: "no: outside the channel" },
    {
      why: "found to be none",
      record: given(aDetermination("c.determination", concession("c.move"), { finding: "no" })),
      is: "no: found not to be a concession",
    },
    {
      why: "found too small",
      record: given(aDetermination("c.determination", concession("c.move", "partial"))),
      is: "no: below the least significance",
    },
    {
      why: "found by someone without the authority",
      record: given(
        aDetermination("c.determination", concession("c.move"), { by: "port/agent" }),
        anAssessment("c.assessment", "c.move", { significance: "partial" }),
      ),
      is: "no: not by a competent authority",
    },
    {
      why: "neither assessed nor determined",
      record: without(given(), "c.determination", "c.assessment"),
      is: "no: not determined",
    },
    {
      why: "assessed too small, and not determined",
      record: undetermined(anAssessment("c.assessment", "c.move", { significance: "partial" })),
      is: "no: below the least significance",
    },
    {
      why: "ours",
      record: given(aMove("c.move", { by: "port", via: "c.contact" })),
      is: "no move",
    },
  ])("that was $why", ({ record, is }) => {
    expect(found(record)).toBe(is);
  });

  test("before it was made, nor before it was determined", () => {
    expect(found(given(), { asOf: "1991-02-28" })).toBe("no move");
    const later = given(again("c.determination"));
    expect(found(later, { asOf: "1991-03-31" })).toBe("undecided: not determined");
    expect(found(later, { asOf: "1991-04-01" })).toBe("yes: meets");
  });

  test("that is older than the months asked for", () => {
    expect(found(given(), { withinMonths: 4, asOf: "1991-07-01" })).toBe("yes: meets");
    expect(found(given(), { withinMonths: 4, asOf: "1991-07-02" })).toBe("no: too long ago");
  });
});

describe("a move leaves it undecided", () => {
  test.each([
    {
      why: "while assessed high enough and not determined",
      record: undetermined(),
      is: "undecided: not determined",
    },
    {
      why: "though one assessor of two puts it lower",
      record: undetermined(anAssessment("low", "c.move", { significance: "tonal" })),
      is: "undecided: not determined",
    },
    {
      why: "of which two competent findings of one day differ",
      record: given(
        aDetermination("d2", concession("c.move"), { when: "1991-03-01", finding: "no" }),
      ),
      is: "undecided: conflicting determinations",
    },
    {
      why: "of which two findings of one day differ in height",
      record: given(aDetermination("d2", concession("c.move", "tonal"), { when: "1991-03-01" })),
      is: "undecided: conflicting determinations",
    },
    {
      why: "determined on an uncertain date",
      record: given(again("c.determination", { when: "1991" })),
      is: "undecided: not determined",
    },
    {
      why: "found to be none on an uncertain date",
      record: given(again("d2", { when: "1991", finding: "no" })),
      is: "undecided: date undecided",
    },
    {
      why: "found so by one who may have had the authority",
      record: without(
        given(
          again("c.determination", { by: "kaja" }),
          aTenure("kaja", "port/director", { from: "1991", level: "director" }),
        ),
        "c.assessment",
      ),
      is: "undecided: authority undecided",
    },
    {
      why: "made on an uncertain date",
      record: given(aMove("c.move", { when: "1991", via: "c.contact" })),
      is: "undecided: date undecided",
    },
    {
      why: "perhaps taken back",
      record: given(aMove("back", { when: "1991", retracts: ["c.move"] })),
      is: "undecided: date undecided",
    },
    {
      why: "perhaps disowned",
      record: given(aStanding("no", "c.move", "disowned", { when: "1991" })),
      is: "undecided: standing undecided",
    },
    {
      why: "whose way is not settled",
      record: given(
        aContact("c.contact", { ours: ["lars"] }),
        aTenure("lars", "port/director", { from: "1991", level: "director" }),
      ),
      is: "undecided: standing undecided",
    },
  ])("$why", ({ record, is }) => {
    expect(found(record)).toBe(is);
  });

  test("of no date, where it has to be recent", () => {
    const undated = given({ ...aMove("c.move", { via: "c.contact", when: undefined }) });
    expect(found(undated)).toBe("yes: meets");
    expect(found(undated, { withinMonths: 4 })).toBe("undecided: date undecided");
  });
});

describe("the last competent finding counts", () => {
  test("a later no takes back a yes, and a later yes a no", () => {
    expect(found(given(again("later", { finding: "no" })))).toBe(
      "no: found not to be a concession",
    );
    const refused = aDetermination("c.determination", concession("c.move"), {
      when: "1991-03-01",
      finding: "no",
    });
    expect(found(given(refused, again("later")))).toBe("yes: meets");
  });

  test("a later finding of someone without the authority does not", () => {
    expect(found(given(again("later", { finding: "no", by: "port/agent" })))).toBe("yes: meets");
  });

  test("by the holder of the office on its own day", () => {
    const former = aTenure("bo", "port/director", { to: "1991-03-31", level: "director" });
    expect(found(given(former, again("c.determination", { by: "bo", when: "1991-03-31" })))).toBe(
      "yes: meets",
    );
    const late = again("c.determination", { by: "bo" });
    expect(found(without(given(former, late), "c.assessment"))).toBe(
      "no: not by a competent authority",
    );
  });
});

test("a statement that the other side confirmed counts where confirmed is asked for, and no more", () => {
  const confirmed = given(
    aContact("c.contact", { ours: ["lars"] }),
    aStanding("yes", "c.move", "confirmed"),
  );
  expect(found(confirmed)).toBe("yes: meets");
  expect(found(confirmed, { standing: ["through channel"] })).toBe("no: outside the channel");
});

describe("the assessments of a move", () => {
  const move = aMove("offer");
  const assessed = (asOf: string) => {
    const low = anAssessment("low", "offer", { significance: "tonal" });
    const high = anAssessment("high", "offer", { significance: "decisive", when: "1991-04" });
    return aSetup({ record: aRecord(move, low, high), asOf });
  };

  test.each([
    { asOf: "1991-03-04", highest: undefined, partial: "no" },
    { asOf: "1991-03-31", highest: "tonal", partial: "no" },
    { asOf: "1991-04-15", highest: "decisive", partial: "undecided" },
    { asOf: "1991-05-01", highest: "decisive", partial: "yes" },
  ])(
    "on $asOf put it at $highest at most; partial or more: $partial",
    ({ asOf, highest, partial }) => {
      expect(highestAssessment(move, assessed(asOf))).toBe(highest);
      expect(wasAssessed(move, "partial", assessed(asOf))).toBe(partial);
    },
  );
});
