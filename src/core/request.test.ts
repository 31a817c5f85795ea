import { describe, expect, test } from "vitest";
import {
  aContact,
  anEntry,
  anEvent,
  anOffice,
  aPerson,
  aPlan,
  aRecord,
  aSetup,
  aTenure,
  atLevel,
  day,
  type Fields,
  type Meeting,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import type { IssueId } from "./id.ts";
import {
  crossing,
  eachCase,
  issuesOf,
  outstanding,
  planOf,
  possibleAttributes,
} from "./request.ts";

type Wanted = Readonly<Record<string, readonly string[]>>;

/** The attributes of a plan on berth fees, or on the one issue said. */
function attributes(
  plan: Meeting,
  { issue = "berth-fees", record = [] as readonly Entry[] } = {},
): Wanted {
  const setup = aSetup({ record: aRecord(record) });
  return possibleAttributes(aPlan(plan), issue as IssueId, setup);
}

test("a request has one value of each attribute that the record settles", () => {
  expect(attributes({})).toEqual({
    across: ["counterpart"],
    ourLevel: ["directors"],
    theirLevel: ["directors"],
    ourOffice: ["director"],
    theirOffice: ["managing-director"],
    recipientPresent: ["yes"],
    initiator: ["ours"],
    mode: ["meeting"],
    medium: ["oral"],
    setting: ["bilateral"],
    purpose: ["exchange"],
    issue: ["berth-fees"],
    basket: ["money"],
    forum: ["none"],
    phase: ["none"],
    premises: ["none"],
    prepared: ["none"],
    registered: ["none"],
    ourOtherOffice: ["none"],
  });
});

describe("the level of a side is the highest of those who count", () => {
  test.each([
    { who: "principals and advisers", ours: ["lars", "ines"], ourLevel: ["directors"] },
    {
      who: "optional people not",
      ours: ["lars", { name: "ines", optional: true }],
      ourLevel: ["desks"],
    },
    { who: "carriers not", ours: ["lars", { name: "ines", carries: true }], ourLevel: ["desks"] },
    {
      who: "whom one acts for",
      ours: [{ name: "lars", as: { office: "port/director", capacity: "acting" } }],
      ourLevel: ["directors"],
    },
  ])("$who", ({ ours, ourLevel }) => {
    expect(attributes({ ours })).toMatchObject({ ourLevel });
  });

  test.each(["interpreter", "note-taker", "spouse"])("an %s in a contact does not", (role) => {
    const contact = aContact("talk", { ours: ["lars", { name: "astrid", role }] });
    expect(planOf(contact).ours).toEqual([{ who: { kind: "person", person: "lars" } }]);
  });

  test("a carrier in a contact brings what others wrote, and does not count", () => {
    const letter = {
      mode: "letter",
      ours: [
        { name: "astrid", role: "author" },
        { name: "lars", role: "carrier" },
      ],
    };
    expect(planOf(aContact("letter", letter)).ours.map(({ carries }) => carries)).toEqual([
      undefined,
      true,
    ]);
  });

  test("who carries in one segment and speaks in another takes part", () => {
    const participants = (role: string) => [{ person: "ines", side: "ours", role }];
    const segments = [
      { participants: participants("carrier") },
      { participants: participants("principal") },
    ];
    const [first] = planOf(aContact("both", { segments })).ours;
    expect(first?.carries).toBeUndefined();
    const [again] = planOf(aContact("both", { segments: [...segments].reverse() })).ours;
    expect(again?.carries).toBeUndefined();
  });

  test("the level at which talks were convened prevails on both sides", () => {
    expect(attributes({ ours: ["ines"], theirs: ["lukas"], convenedAs: "clerk" })).toMatchObject({
      ourLevel: ["desks"],
      theirLevel: ["desks"],
      ourOffice: ["director"],
    });
  });

  test("talk among our own has nobody of theirs in it", () => {
    expect(attributes({ across: "own side", theirs: [] })).toMatchObject({
      theirLevel: ["off the ladder"],
      theirOffice: ["other"],
    });
  });
});

describe("the group of a side is that of whoever leads it", () => {
  test.each([
    { ours: ["lars", "ines"], ourOffice: ["director"] },
    { ours: ["jonas", "kaja"], ourOffice: ["deputy"] },
    { ours: ["kaja", "jonas"], ourOffice: ["port-agent"] },
    { ours: ["mona"], ourOffice: ["other"] },
    {
      ours: [{ name: "jonas", as: { office: "port/director", capacity: "acting" } }],
      ourOffice: ["director"],
    },
    {
      ours: [{ name: "mona", as: { office: "port/director", capacity: "designate" } }],
      ourOffice: ["other"],
    },
  ])("of $ours: $ourOffice", ({ ours, ourOffice }) => {
    expect(attributes({ ours })).toMatchObject({ ourOffice });
  });

  test("of any who may lead it, where that is open", () => {
    expect(attributes({ ours: ["ines", "a visitor"] })).toMatchObject({
      ourLevel: ["directors", "heads"],
      ourOffice: ["director", "other"],
    });
    expect(attributes({ ours: ["a visitor", "ines"] })).toMatchObject({
      ourOffice: ["other", "director"],
    });
    expect(attributes({ ours: ["ines", atLevel("agent")] })).toMatchObject({
      ourOffice: ["director"],
    });
  });

  test("or of none, where they may hold its office", () => {
    const perhaps = aTenure("mona", "port/director", {
      capacity: "acting",
      from: "1991",
      level: "director",
    });
    expect(attributes({ ours: ["mona"] }, { record: [perhaps] })).toMatchObject({
      ourOffice: ["director", "other"],
      recipientPresent: ["no", "yes"],
    });
  });
});

describe("the recipient is present", () => {
  test.each([
    { ours: ["ines"], is: ["yes"] },
    { ours: ["astrid", "jonas"], is: ["yes"] },
    { ours: ["astrid"], is: ["no"] },
    { ours: ["astrid", { name: "ines", carries: true }], is: ["yes"] },
    { ours: ["astrid", { name: "ines", optional: true }], is: ["no"] },
    { ours: [{ name: "lars", as: { office: "port/director", capacity: "acting" } }], is: ["yes"] },
  ])("with $ours: $is", ({ ours, is }) => {
    expect(attributes({ ours })).toMatchObject({ recipientPresent: is });
  });
});

describe("a forum", () => {
  test.each([
    { issue: "pilots", forum: ["safety"] },
    { issue: "berth-fees", forum: ["none"] },
  ])("covers its own issues only: $issue", ({ issue, forum }) => {
    expect(attributes({ forum: "safety" }, { issue })).toMatchObject({ forum });
  });

  test("that sits on no issue named is on its own", () => {
    expect(issuesOf(aPlan({ forum: "safety", issues: [] }), aSetup())).toEqual(["pilots"]);
  });
});

describe("the phase", () => {
  const policy = aPolicy({ phases: ["sounding", "bargaining"] });
  const phases = (asOf: string, ...record: readonly Entry[]) => {
    const setup = aSetup({ record: aRecord(record), policy, asOf });
    return possibleAttributes(aPlan(), undefined, setup).phase;
  };
  const sounding = anEvent("sounding", "1991-02-01");
  const bargaining = anEvent("bargaining", "1991-04");

  test.each([
    { asOf: "1991-01-31", is: ["none"] },
    { asOf: "1991-02-01", is: ["sounding"] },
    { asOf: "1991-04-15", is: ["bargaining", "sounding"] },
    { asOf: "1991-05-01", is: ["bargaining"] },
  ])("on $asOf is $is, the last declared by then", ({ asOf, is }) => {
    expect(phases(asOf, sounding, bargaining)).toEqual(is);
    expect(phases(asOf, bargaining, sounding)).toEqual(is);
  });

  test("may be none before a declaration that may not have come", () => {
    expect(phases("1991-04-15", bargaining)).toEqual(["bargaining", "none"]);
  });

  test("is what the plan says, where it says", () => {
    const setup = aSetup({ record: aRecord(sounding), policy });
    expect(possibleAttributes(aPlan({ phase: "bargaining" }), undefined, setup).phase).toEqual([
      "bargaining",
    ]);
  });
});

describe("an issue is outstanding", () => {
  const issue = (but: Fields) =>
    anEntry("issue", "issue.demurrage", {
      issue: "demurrage",
      title: "Demurrage",
      basket: "money",
      ...but,
    });

  test.each([
    { since: undefined, until: undefined, is: true },
    { since: "1991-07-01", until: undefined, is: false },
    { since: "1991-06", until: undefined, is: true },
    { since: undefined, until: "1991-06-29", is: false },
    { since: undefined, until: "1991-06-30", is: true },
    { since: undefined, until: "1991-06-20~", is: true },
  ])("since $since until $until, on 30 June: $is", ({ since, until, is }) => {
    const { book } = aSetup({ record: aRecord(issue({ since, until })) });
    expect(outstanding(book, day("1991-06-30")).map(String).includes("demurrage")).toBe(is);
  });

  test("in the order of ids, and a request that names none is on each of them", () => {
    const plan = aPlan({ issues: [] });
    expect(issuesOf(plan, aSetup())).toEqual([
      "berth-fees",
      "crane-hours",
      "demurrage",
      "dredging",
      "pilots",
      "shore-leave",
    ]);
    const none = aSetup({
      record: aRecord().filter(({ kind }) => kind !== "issue" && kind !== "forum"),
    });
    expect(issuesOf(plan, none)).toEqual([undefined]);
  });

  test("and is ruled on once, however often a request names it", () => {
    const twice = aPlan({ issues: ["pilots", "berth-fees", "pilots"] });
    expect(issuesOf(twice, aSetup())).toEqual(["pilots", "berth-fees"]);
  });
});

test.each([
  { ourLevel: "heads", theirLevel: "directors", is: "yes" },
  { ourLevel: "agents", theirLevel: "heads", is: "yes" },
  { ourLevel: "heads", theirLevel: "heads", is: "no" },
  { ourLevel: "agents", theirLevel: "directors", is: "no" },
])("$ourLevel with $theirLevel crosses levels: $is", ({ ourLevel, theirLevel, is }) => {
  expect(crossing({ ourLevel, theirLevel }, "heads")).toBe(is);
});

test("every value left open is a case of its own, and crossing levels follows from each", () => {
  const setup = aSetup({
    record: aRecord(aPerson("dagny", "port"), anOffice("port/pilotage", "port")),
  });
  const plan = aPlan({ ours: ["dagny"], theirs: ["line/owner"] });
  const cases = eachCase(possibleAttributes(plan, "pilots" as IssueId, setup), setup.policy.ladder);
  expect(cases.map(({ ourLevel, crossLevel }) => [ourLevel, crossLevel])).toEqual([
    ["off the ladder", "yes"],
    ["desks", "yes"],
    ["agents", "yes"],
    ["directors", "yes"],
    ["heads", "no"],
  ]);
});
