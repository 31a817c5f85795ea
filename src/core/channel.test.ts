import { describe, expect, test } from "vitest";
import {
  aContact,
  aMove,
  anEntry,
  aPlan,
  aRecord,
  aSetup,
  aStanding,
  aTenure,
  day,
  type Meeting,
  who,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import { ranThrough, standingOf } from "./channel.ts";
import type { Entry } from "./entry.ts";
import type { IssueId } from "./id.ts";
import type { Channel } from "./policy.ts";

const [main] = aPolicy().channels as [Channel];

function ran(plan: Meeting, channel: Partial<Channel> = {}, ...more: readonly Entry[]): string {
  const setup = aSetup({ record: aRecord(...more) });
  const about = { plan: aPlan(plan), issue: "berth-fees" as IssueId };
  return ranThrough({ ...main, ...channel }, about, setup);
}

describe("a contact runs through the channel", () => {
  test.each([
    { ours: ["ines"], theirs: ["marek"], is: "yes" },
    { ours: ["ines"], theirs: ["nadja"], is: "yes" },
    { ours: ["jonas"], theirs: ["marek"], is: "yes" },
    { ours: ["port/director"], theirs: ["line/agent"], is: "yes" },
    { ours: ["kaja"], theirs: ["marek"], is: "no" },
    { ours: ["ines"], theirs: ["lukas"], is: "no" },
    { ours: ["ines"], theirs: ["pavel"], is: "no" },
    { ours: ["ines"], theirs: ["somebody else"], is: "no" },
    { ours: ["ines"], theirs: ["lukas", { name: "nadja", carries: true }], is: "yes" },
    {
      ours: ["ines"],
      theirs: [{ name: "pavel", as: { office: "line/agent", capacity: "chargé" } }],
      is: "yes",
    },
    {
      ours: [{ name: "mona", as: { office: "port/director", capacity: "acting" } }],
      theirs: ["marek"],
      is: "yes",
    },
    {
      ours: ["ines"],
      theirs: [{ name: "pavel", as: { office: "line/agent", capacity: "designate" } }],
      is: "no",
    },
  ])("$ours with $theirs: $is", ({ ours, theirs, is }) => {
    expect(ran({ ours, theirs })).toBe(is);
  });

  test("only across the table", () => {
    expect(ran({ across: "own side" })).toBe("no");
  });

  test("only on its issues, and only from its day", () => {
    expect(ran({}, { issues: ["pilots" as IssueId] })).toBe("no");
    expect(ran({}, { issues: ["berth-fees" as IssueId] })).toBe("yes");
    expect(ran({}, { from: day("1991-07-01") })).toBe("no");
    expect(ran({}, { from: day("1991-06-30") })).toBe("yes");
  });

  test("where one who acts conveys; where acting does not, only by the holder", () => {
    const acting = aTenure("pavel", "line/agent", { capacity: "acting" });
    const theirs = ["pavel"];
    expect(ran({ theirs }, {}, acting)).toBe("yes");
    expect(ran({ theirs }, { actingConveys: false }, acting)).toBe("no");
    const as = { name: "pavel", as: { office: "line/agent", capacity: "chargé" } };
    expect(ran({ theirs: [as] }, { actingConveys: false })).toBe("no");
    expect(ran({ theirs: ["nadja"] }, { actingConveys: false })).toBe("yes");
  });

  test("undecided, where it is open who held the office", () => {
    const perhaps = aTenure("pavel", "line/agent", { from: "1991", capacity: "acting" });
    expect(ran({ theirs: ["pavel"] }, {}, perhaps)).toBe("undecided");
  });

  test("by a conveyor's stand-in, where the channel has one", () => {
    expect(ran({ theirs: ["lukas"] }, { conveyorStandIns: ["owner"] })).toBe("yes");
  });
});

/** The standing of an offer made by a carrier, as of a day. */
function standing(carrier: Entry | undefined, more: readonly Entry[] = [], asOf = "1991-06-30") {
  const move = aMove("offer", { via: carrier?.id });
  const record = aRecord(move, more, carrier === undefined ? [] : [carrier]);
  return standingOf(move, aSetup({ record, asOf })).standing;
}

const approach = anEntry("approach", "lunch", {
  direction: "to us",
  by: who("nadja"),
  vehicle: "a word at lunch",
  toward: who("ines"),
  asked: "more time",
  answer: "other",
  disposition: "noted",
});

describe("the standing of what was said", () => {
  test.each([
    { by: "nothing at all", carrier: undefined, is: "outside" },
    { by: "the channel", carrier: aContact("talk"), is: "through channel" },
    {
      by: "the channel's stand-in",
      carrier: aContact("talk", { ours: ["jonas"] }),
      is: "through channel",
    },
    {
      by: "a contact beside the channel",
      carrier: aContact("talk", { ours: ["kaja"] }),
      is: "outside",
    },
    {
      by: "an approach, though of a conveyor to the recipient",
      carrier: approach,
      is: "unconfirmed",
    },
    {
      by: "a paper",
      carrier: anEntry("document", "paper", { genre: "note", title: "A note" }),
      is: "outside",
    },
  ])("that came by $by is $is", ({ carrier, is }) => {
    expect(standing(carrier)).toBe(is);
  });

  test("that was said in a contact is that of the contact", () => {
    const said = { by: who("marek"), to: who("ines"), text: "so be it" };
    const statement = anEntry("statement", "said", { ...said, at: "talk" });
    expect(standing(statement, [aContact("talk")])).toBe("through channel");
    expect(standing(statement, [aContact("talk", { ours: ["lars"] })])).toBe("outside");
    expect(standing(anEntry("statement", "said", said))).toBe("outside");
  });

  test("that came by way of words alone is outside", () => {
    const move = aMove("offer", {});
    const told = { ...move, via: { kind: "words", words: "it was heard" } } as const;
    expect(standingOf(told, aSetup({ record: aRecord(told) })).standing).toBe("outside");
  });

  test("is by who held what on the day of the contact, and not later", () => {
    const former = aTenure("bo", "port/director", { to: "1991-02-28", level: "director" });
    const talk = (when: string) => aContact("talk", { ours: ["bo"], when });
    expect(standing(talk("1991-02-28"), [former])).toBe("through channel");
    expect(standing(talk("1991-03-01"), [former])).toBe("outside");
  });

  test("is undecided where the day, or the post, leaves open whether it was the channel", () => {
    const acting = { capacity: "acting", from: "1991-02-10", to: "1991-02-12", level: "director" };
    const talk = aContact("talk", { ours: ["lars"], when: "1991-02" });
    expect(standing(talk, [aTenure("lars", "port/director", acting)])).toBeUndefined();
    const perhaps = aTenure("lars", "port/director", { ...acting, from: "1991-02" });
    const then = aContact("talk", { ours: ["lars"], when: "1991-02-11" });
    expect(standing(then, [perhaps])).toBeUndefined();
  });
});

describe("their own later word", () => {
  const outside = aContact("talk", { ours: ["kaja"] });
  const channel = aContact("talk");

  test.each([
    { word: "confirmed", carrier: outside, on: "offer", is: "confirmed" },
    { word: "confirmed", carrier: approach, on: "lunch", is: "confirmed" },
    { word: "disowned", carrier: channel, on: "offer", is: "disowned" },
    { word: "disowned", carrier: channel, on: "talk", is: "disowned" },
    { word: "outside", carrier: channel, on: "offer", is: "outside" },
  ])("$word on the $on makes it $is", ({ word, carrier, on, is }) => {
    expect(standing(carrier, [aStanding("note", on, word)])).toBe(is);
  });

  test("counts from its day on", () => {
    const note = aStanding("note", "offer", "disowned", { when: "1991-05-01" });
    expect(standing(channel, [note], "1991-04-30")).toBe("through channel");
    expect(standing(channel, [note], "1991-05-01")).toBe("disowned");
  });

  test("the last one counts, whichever entry it is on", () => {
    const disowned = aStanding("no", "talk", "disowned", { when: "1991-04-01" });
    const confirmed = aStanding("yes", "offer", "confirmed", { when: "1991-05-01" });
    expect(standing(channel, [disowned, confirmed])).toBe("confirmed");
    expect(standing(channel, [disowned, confirmed], "1991-04-30")).toBe("disowned");
  });

  test("leaves it undecided while it is uncertain whether it was given, or last", () => {
    const perhaps = aStanding("no", "offer", "disowned", { when: "1991-05" });
    expect(standing(channel, [perhaps], "1991-05-15")).toBeUndefined();
    const confirmed = aStanding("yes", "offer", "confirmed", { when: "1991-05-10" });
    expect(standing(channel, [perhaps, confirmed])).toBeUndefined();
    expect(standing(channel, [perhaps, aStanding("no.2", "offer", "disowned")])).toBe("disowned");
  });

  test("is told with the contact in which it was given", () => {
    const note = aStanding("note", "offer", "disowned", { givenAt: "later" });
    const move = aMove("offer", { via: "talk" });
    const record = aRecord(move, channel, note, aContact("later", { when: "1991-05-01" }));
    expect(standingOf(move, aSetup({ record })).records).toEqual(["note", "later"]);
  });
});
