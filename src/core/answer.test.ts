import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aMove,
  anAsk,
  anAssessment,
  anEntry,
  anOffice,
  aProposal,
  aRecord,
  aSetup,
  aTenure,
  at,
  atLevel,
  type Fields,
  who,
} from "../../test/build.ts";
import {
  type Answer,
  answer,
  evidenceFor,
  rulingId,
  type Unanswered,
  wouldNotHaveBeen,
} from "./answer.ts";
import type { Entry } from "./entry.ts";

const known = at("1999-12-31");
const desks = { ours: [atLevel("clerk")], theirs: [atLevel("clerk")], convenedAs: "clerk" };

function answered(asks: readonly Fields[], record: readonly Entry[] = []): Answer | Unanswered {
  const paper = aProposal("paper", asks);
  const result = answer(paper, known, aSetup({ record: aRecord(paper, record) }));
  return result.ok ? result.value : result.problem;
}

function disposed(asks: readonly Fields[], record: readonly Entry[] = []) {
  const found = answered(asks, record);
  if (!("asks" in found)) throw new Error(JSON.stringify(found));
  return found.asks;
}

const stance = (but: Fields = {}): Fields => ({
  id: "s",
  kind: "stance",
  text: "firm",
  issues: ["berth-fees"],
  ...but,
});
const position = (id: string, but: Fields = {}) =>
  anEntry("position", id, {
    of: { party: "port" },
    party: "port",
    issue: "berth-fees",
    stance: id,
    inForce: true,
    when: "1991-01-01",
    ...but,
  });
const option = (name: string, issue = "berth-fees") => ({ options: [{ issue, option: name }] });

describe("a stance is answered by our positions in force:", () => {
  test.each([
    { is: "question", stance: {}, record: [] },
    { is: "question", stance: {}, record: [position("p", { inForce: false })] },
    {
      is: "question",
      stance: {},
      record: [position("p", { of: { party: "line" }, party: "line" })],
    },
    { is: "question", stance: {}, record: [position("p", { issue: "pilots" })] },
    { is: "question", stance: {}, record: [position("p", { when: "1991-07-01" })] },
    { is: "concur", stance: {}, record: [position("p")] },
    { is: "concur", stance: option("ours"), record: [position("p", { option: "ours" })] },
    {
      is: "do not concur",
      stance: option("half-way"),
      record: [position("p", { option: "ours" })],
    },
    { is: "concur with comment", stance: option("half-way"), record: [position("p")] },
    {
      is: "concur with comment",
      stance: option("ours", "pilots"),
      record: [position("p", { option: "ours" })],
    },
    { is: "concur", stance: { issues: [], baskets: ["money"] }, record: [position("p")] },
    {
      is: "concur",
      stance: { issues: [], baskets: ["money"] },
      record: [position("p", { issue: undefined, basket: "money" })],
    },
    { is: "question", stance: { issues: [], baskets: ["works"] }, record: [position("p")] },
  ])("$is", ({ is, stance: but, record }) => {
    const [ask] = disposed([stance(but)], record);
    expect(ask?.disposition).toBe(is);
    expect(ask?.records).toEqual(is === "question" ? [] : ["p"]);
    expect(ask?.ruling).toBeUndefined();
  });

  test("the latest on each issue", () => {
    const old = position("old", { option: "half-way" });
    const now = position("now", { option: "ours", when: "1991-03-01" });
    const elsewhere = position("elsewhere", { issue: "demurrage" });
    const [ask] = disposed(
      [stance({ ...option("ours"), baskets: ["money"] })],
      [now, old, elsewhere],
    );
    expect(ask).toMatchObject({ disposition: "concur", records: ["elsewhere", "now"] });
  });

  test("whose is ours by its office too", () => {
    const ofOffice = position("p", { of: who("port/director"), party: undefined });
    expect(disposed([stance()], [ofOffice])[0]?.disposition).toBe("concur");
  });
});

test("an engagement is answered by its ruling, each ask apart", () => {
  const asks = disposed([
    anAsk("meet"),
    anAsk("desks", desks),
    anAsk("bypass", { ours: ["port/chair"] }),
    stance(),
  ]);
  expect(asks.map(({ ask, disposition }) => [ask, disposition])).toEqual([
    ["meet", "in order"],
    ["desks", "premature"],
    ["bypass", "not in order"],
    ["s", "question"],
  ]);
  expect(asks[1]?.ruling?.id).toBe(
    rulingId({ of: "paper/desks", setup: aSetup(), knownOn: known }),
  );
  expect(asks[1]?.records).toEqual(asks[1]?.ruling?.records);
});

test("a rate is ruled on as the contact, with the contacts of its kind over two years", () => {
  const record = [
    aContact("alike", { when: "1990-01-15" }),
    aContact("perhaps", { when: "1989" }),
    aContact("too-old", { when: "1989-06-29" }),
    aContact("other", { theirs: ["nadja"] }),
    aContact("to-come", { when: "1991-08-01" }),
  ];
  const [ask] = disposed([anAsk("more", {}, { kind: "rate", direction: "more" })], record);
  expect(ask).toMatchObject({ disposition: "in order", records: ["alike"] });
  const uncertain = [...record, aContact("perhaps-in", { when: "1990" })];
  const [again] = disposed([anAsk("more", {}, { kind: "rate", direction: "more" })], uncertain);
  expect(again?.records).toEqual(["perhaps-in", "alike"]);
});

describe("an answer", () => {
  test("gives the nearest step of the first ask that is not in order", () => {
    const found = answered([
      anAsk("meet"),
      anAsk("bypass", { ours: ["port/chair"], purpose: "convey" }),
      anAsk("desks", desks),
    ]);
    expect(found).toMatchObject({ nearest: { kind: "contact", plan: { purpose: "convey" } } });
    expect(answered([anAsk("meet")])).toMatchObject({ nearest: undefined });
  });

  test("is refused where the paper asks nothing, or an ask cannot be ruled on", () => {
    const empty = { ...aProposal("paper", [anAsk("meet")]), asks: [] };
    const result = answer(empty, known, aSetup());
    expect(result).toEqual({ ok: false, problem: { kind: "no asks", proposal: "paper" } });
    const vacant = anOffice("port/pilotage", "port");
    expect(
      answered([anAsk("meet"), anAsk("pilots", { ours: ["port/pilotage"] })], [vacant]),
    ).toEqual({
      kind: "not ruled",
      ask: "pilots",
      problem: { kind: "vacant office", office: "port/pilotage", on: "1991-06-30" },
    });
  });

  test("shows what was asked before", () => {
    const before = aProposal("before", [anAsk("berths", desks)], { when: "1991-01-01" });
    expect(disposed([anAsk("desks", desks)], [before])[0]?.resubmissionOf).toEqual([
      { proposal: "before", ask: "berths", same: "ask" },
    ]);
  });
});

describe("its evidence is", () => {
  const clerks = { ours: ["lars"], theirs: ["pavel"], convenedAs: "clerk", purpose: "negotiate" };
  const record = [
    aContact("meeting", { when: "1991-02-01" }),
    aContact("call", { when: "1991-02-02", mode: "call" }),
    aContact("agents", { when: "1991-02-03", theirs: ["nadja"] }),
    aContact("on-crews", { when: "1991-02-04", issues: ["shore-leave"] }),
    aContact("talks", { ...clerks, when: "1991-02-05" }),
    aContact("talks-on-crews", { ...clerks, when: "1991-02-06", issues: ["shore-leave"] }),
    aContact("talks-to-come", { ...clerks, when: "1991-08-06" }),
    aContact("emergency", { ...clerks, when: "1991-02-07", purpose: "emergency" }),
  ];
  const evidence = (asks: readonly Fields[], more: readonly Entry[] = []) => {
    const paper = aProposal("paper", asks);
    const setup = aSetup({ record: aRecord(paper, record, more) });
    const result = answer(paper, known, setup);
    if (!result.ok) throw new Error("not answered");
    const found = evidenceFor(result.value, setup);
    return { meetings: found.meetings.map(({ id }) => id), talks: found.talks.map(({ id }) => id) };
  };

  test("the meetings like the step proposed, and the talks like those asked for that were held too soon", () => {
    expect(evidence([anAsk("desks", desks)])).toEqual({ meetings: ["meeting"], talks: ["talks"] });
  });

  test("no talks that the policy would have found in order, nor of which it cannot be told", () => {
    const open = aConcession("c", "berth-fees", "1991-01-01");
    const dredging = [anAsk("desks", { ...desks, issues: ["dredging"] })];
    expect(evidence(dredging, open).talks).toEqual([]);
    const undecided = [
      aContact("c.contact", { when: "1991-01-01" }),
      aMove("c.move", { when: "1991-01-01", via: "c.contact" }),
      anAssessment("c.a", "c.move", { when: "1991-01-01" }),
    ];
    expect(evidence(dredging, undecided).talks).toEqual([]);
  });

  test("nothing, where all that is asked may go ahead", () => {
    expect(evidence([anAsk("meet")])).toEqual({ meetings: [], talks: [] });
  });
});

test("a contact of the record is ruled on its own day, by who held what then", () => {
  const former = aTenure("bo", "port/director", { to: "1991-02-28", level: "director" });
  const { to: _, ...secretary } = aTenure("bo", "port/secretary", {
    from: "1991-03-01",
    level: "director",
  });
  const setup = aSetup({ record: aRecord(former, secretary as Entry) });
  const talk = (when: string) => aContact("talk", { ours: ["bo"], when });
  expect(wouldNotHaveBeen(talk("1991-02-28"), setup)).toBe(false);
  expect(wouldNotHaveBeen(talk("1991-03-01"), setup)).toBe(true);
  expect(wouldNotHaveBeen(talk("1991-02-28/1991-03-01"), setup)).toBe(false);
});
