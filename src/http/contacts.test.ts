import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const policy = "policy=clark-1983-per-issue";

describe("the list of contacts", () => {
  test("gives every contact once, page by page, in the order of the world", async () => {
    const seen: string[] = [];
    let cursor = "";
    for (;;) {
      const page = await house.get("desk", `/contacts?limit=17&order=oldest${cursor}`);
      for (const { id } of page.body.items) seen.push(id);
      if (page.body.next === null) {
        expect(seen).toHaveLength(page.body.total);
        break;
      }
      cursor = `&cursor=${page.body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const newest = await house.get("desk", "/contacts?limit=1000");
    expect(newest.body.items.map(({ id }: { id: string }) => id)).toEqual(seen.reverse());
  });

  test("has levels by the policy, and by the record alone for who may not read the policy", async () => {
    const [row] = (await house.get("desk", `/contacts?${policy}&q=komplektov`)).body.items;
    expect(row.ourLevel.length).toBeGreaterThan(0);
    const ladder = (await house.get("desk", `/contacts?${policy}&limit=1`)).body.ladder;
    expect(ladder.map(({ id }: { id: string }) => id)).toEqual([
      "working",
      "ambassadorial",
      "ministerial",
      "summit",
    ]);
    const low = await house.get("confidential", "/contacts?limit=1");
    expect(low.body).toMatchObject({ policy: null, ladder: [] });
    expect(low.body.items[0].departure).toBeNull();
  });

  test.each([
    [
      "from=1983-01-01&to=1983-02-28",
      ({ when }: Row) => when.to >= "1983-01-01" && when.from <= "1983-02-28",
    ],
    ["issue=afghanistan", ({ issues }: Row) => issues.some(({ id }) => id === "afghanistan")],
    ["person=gromyko", (row: Row) => row.theirs.some(({ person }) => person === "gromyko")],
    ["mode=letter", ({ mode }: Row) => mode === "letter"],
    [
      `level=working&${policy}`,
      (row: Row) => [...row.ourLevel, ...row.theirLevel].includes("working"),
    ],
    [
      "office=us/secretary-of-state",
      (row: Row) =>
        row.ours.some(
          ({ offices, office }) =>
            office === "us/secretary-of-state" ||
            offices.some(({ id }) => id === "us/secretary-of-state"),
        ),
    ],
  ])("filters by %s", async (query, fits) => {
    const all = (await house.get("desk", `/contacts?limit=1000&${policy}`)).body.items as Row[];
    const few = (await house.get("desk", `/contacts?limit=1000&${query}`)).body.items as Row[];
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThan(all.length);
    for (const row of few) expect(fits(row), row.id).toBe(true);
  });
});

describe("what is not for its reader", () => {
  test("of a Confidential reader holds nothing above Confidential, and counts nothing above it", async () => {
    const low = (await house.get("confidential", "/contacts?limit=1000")).body;
    expect(new Set(low.items.map(({ mark }: Row) => mark))).toEqual(new Set(["C"]));
    expect(low.total).toBe(low.items.length);
  });

  test("leaves out what had not happened by the day asked about", async () => {
    const early = (await house.get("desk", "/contacts?limit=1000&as-of=1982-01-01")).body;
    expect(early.items.every(({ when }: Row) => when.from <= "1982-01-16")).toBe(true);
  });

  test.each([
    "limit=0",
    "limit=x",
    "cursor=%7B",
    "cursor=W10x",
    "from=1983-02-30",
    "mode=meetin",
    "colour=red",
    "limit=1&limit=2",
  ])("answers %s with the parameter that is wrong", async (query) => {
    const { status, body } = await house.get("desk", `/contacts?${query}`);
    expect(status).toBe(400);
    expect(body.errors[0].at).toBe(`?${query.split("=")[0]}`);
  });
});

describe("a contact", () => {
  test("comes with seats, accounts, moves, what rests on it, and its ruling on its own day", async () => {
    const path = `/contacts/c-1983-02-15-reagan-dobrynin?${policy}`;
    const { body } = await house.get("recipient", path);
    expect(body.ruling.asOf).toBe("1983-02-15");
    expect(body.departure.considered).not.toBe("in order");
    expect(body.restedOnBy.map(({ id }: { id: string }) => id)).toContain(
      "dcl-1983-02-15-personal-channel",
    );
    expect(body.segments[0].seats.length).toBeGreaterThan(1);
  });

  test("that never was, or is an entry of another kind, is not there", async () => {
    const absent = await house.get("desk", "/contacts/never-was");
    const other = await house.get("desk", "/contacts/person.reagan");
    expect([other.status, other.text]).toEqual([404, absent.text]);
  });
});

type Row = {
  readonly id: string;
  readonly mark: string;
  readonly mode: string;
  readonly when: { readonly from: string; readonly to: string };
  readonly issues: readonly { readonly id: string }[];
  readonly ours: readonly Seat[];
  readonly theirs: readonly Seat[];
  readonly ourLevel: readonly string[];
  readonly theirLevel: readonly string[];
};
type Seat = {
  readonly person: string | null;
  readonly office: string | null;
  readonly offices: readonly { readonly id: string }[];
};
