import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const policy = "policy=clark-1983-per-issue";
let count = 0;
const check = (account: string, ...entries: readonly object[]) =>
  house.post(account, `/entries/check?${policy}`, { body: { entries } });
const enter = async (account: string, ...entries: readonly object[]) => {
  count += 1;
  const headers = { "idempotency-key": `checking-${count}`, "if-match": "*" };
  return house.post(account, `/entries?${policy}`, { body: { entries }, headers });
};

const meeting = (ours: string, theirs: string, more: object = {}) => ({
  kind: "contact",
  when: "1983-12-05",
  mode: "meeting",
  segments: [
    {
      participants: [
        { person: ours, side: "ours", role: "principal" },
        { person: theirs, side: "theirs", role: "principal" },
      ],
    },
  ],
  initiator: "ours",
  purpose: "exchange",
  issues: ["afghanistan"],
  summary: "They met.",
  mark: "C",
  ...more,
});

describe("looking entries through", () => {
  test("tells the marks they would bear, and enters nothing", async () => {
    const before = (await house.get("desk", "")).body.tag;
    const { mark: _, ...unmarked } = meeting("shultz", "dobrynin");
    const said = { kind: "statement", by: { person: "dobrynin" }, to: { person: "shultz" } };
    const { status, body } = await check(
      "desk",
      { id: "it", ...unmarked, mark: "S" },
      { ...said, at: "it", text: "No." },
    );
    expect([status, body.entries]).toEqual([
      200,
      [
        { kind: "contact", mark: "S" },
        { kind: "statement", mark: "S" },
      ],
    ]);
    expect((await house.get("desk", "")).body.tag).toBe(before);
  });

  test("answers what is wrong as entering would", async () => {
    const wrong = meeting("shultz", "nobody", { when: "soon" });
    const [checked, entered] = [await check("desk", wrong), await enter("desk", wrong)];
    expect(checked.status).toBe(400);
    expect(checked.text).toBe(entered.text);
    expect((await check("confidential", meeting("shultz", "dobrynin"))).status).toBe(403);
  });
});

describe("a contact that is on record already", () => {
  test("is offered to whoever may read it, and to nobody else", async () => {
    const held = meeting("shultz", "dobrynin", { when: "1983-12-20", mark: "TS" });
    const [{ id }] = (await enter("recipient", held)).body.entries;
    const mine = meeting("shultz", "dobrynin", { when: "1983-12-20" });
    const likeFor = async (account: string) =>
      (await check(account, mine)).body.like.map((one: { id: string }) => one.id);
    expect(await likeFor("recipient")).toEqual([id]);
    expect(await likeFor("desk")).toEqual([]);
  });

  test("takes a second account and keeps the first, and all that rests on it", async () => {
    const told = { of: "ours", text: "He gave way." };
    const same = meeting("shultz", "dobrynin", { when: "1983-12-21" });
    const first = { ...same, id: "first", accounts: [told] };
    const move = {
      kind: "move",
      by: "ussr",
      issue: "afghanistan",
      moveKind: "signal",
      via: { entry: "first" },
      summary: "A hint.",
      mark: "C",
    };
    const [contact, hint] = (await enter("desk", first, move)).body.entries;
    const page = async (id: string) =>
      (await house.get("recipient", `/contacts/${id}?${policy}`)).body;
    const before = await page(contact.id);
    const [like] = (await check("recipient", meeting("shultz", "dobrynin", { when: "1983-12-21" })))
      .body.like;
    expect(like.id).toBe(contact.id);
    const second = {
      of: "ours",
      by: { words: "the note-taker" },
      text: "He said this was incorrect.",
    };
    const joined = await enter("recipient", {
      ...same,
      accounts: [told, second],
      supersedes: { entry: contact.id, reason: "a second account" },
    });
    expect(joined.status).toBe(201);
    const after = await page(joined.body.entries[0].id);
    expect(after.accounts.map(({ text }: { text: string }) => text)).toEqual([
      "He gave way.",
      "He said this was incorrect.",
    ]);
    expect(after.accounts[1].by.text).toBe("the note-taker");
    expect(after.moves.map(({ id }: { id: string }) => id)).toEqual([hint.id]);
    expect(after.moves[0].standing.word).toBe(before.moves[0].standing.word);
    expect((await page(contact.id)).supersededBy.id).toBe(after.contact.id);
  });
});

describe("a departure", () => {
  const asksOn = async (id: string) =>
    (await house.get("recipient", `/contacts/${id}?${policy}`)).body.departure;

  test("asks on its page what nobody has answered, and no more of what was", async () => {
    const [contact] = (await enter("desk", meeting("mcfarlane", "dobrynin"))).body.entries;
    const { asks } = await asksOn(contact.id);
    expect(asks.map(({ kind }: { kind: string }) => kind)).toEqual([
      "waiver",
      "exemption",
      "report",
    ]);
    const report = { kind: "event", event: "reported", of: contact.id, text: "The Secretary." };
    expect((await enter("desk", report)).status).toBe(201);
    const kinds = (await asksOn(contact.id)).asks.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(["waiver", "exemption"]);
    const [waiver] = asks;
    const leave = { kind: "waiver", of: contact.id, scope: "this talk", reason: "he was ill" };
    const by = { office: waiver.offices[0].id };
    expect((await enter("desk", { ...leave, by })).status, "it is not the desk's to give").toBe(
      403,
    );
    expect((await enter("recipient", { ...leave, by, when: "1983-12-06" })).status).toBe(201);
    expect(await asksOn(contact.id)).toMatchObject({ considered: "waived", asks: [] });
  });
});
