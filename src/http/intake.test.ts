import { afterAll, beforeAll, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const text =
  "On 15 February 1983 Shultz met Dobrynin at the Department. They discussed Afghanistan and, briefly, Poland.";

test("each field found stands in the words it names, and the draft can be entered", async () => {
  const { body } = await house.post("desk", "/intake", { body: { text } });
  const words = body.fields.map((one: Field) => [
    one.field,
    one.value,
    text.slice(one.from, one.to),
  ]);
  expect(words).toEqual([
    ["when", "1983-02-15", "15 February 1983"],
    ["our person", "shultz", "Shultz"],
    ["mode", "meeting", "met"],
    ["their person", "dobrynin", "Dobrynin"],
    ["purpose", "exchange", "discussed"],
    ["issue", "afghanistan", "Afghanistan"],
    ["issue", "poland", "Poland"],
  ]);
  expect(body.missing).toEqual([]);
  const entered = await house.post("desk", "/entries", {
    body: { entries: [{ ...body.draft, mark: "C" }] },
    headers: { "idempotency-key": "intake", "if-match": "*" },
  });
  expect(entered.status).toBe(201);
});

test.each([
  ["1983-02-30", []],
  ["Feb. 15, 1983", ["1983-02-15"]],
  ["the 3rd May 1983", ["1983-05-03"]],
  ["15 Smarch 1983", []],
])("%s is read as the days %j", async (given, days) => {
  const { body } = await house.post("desk", "/intake", { body: { text: given } });
  expect(
    body.fields.filter(({ field }: Field) => field === "when").map((one: Field) => one.value),
  ).toEqual(days);
});

test("what is missing is said, and nothing is entered", async () => {
  const before = (await house.get("desk", "")).body.entries;
  const { body } = await house.post("desk", "/intake", {
    body: { text: "Someone said something." },
  });
  expect(body).toMatchObject({ fields: [], missing: ["when", "ours", "theirs"] });
  expect((await house.get("desk", "")).body.entries).toBe(before);
});

type Field = {
  readonly field: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
};
