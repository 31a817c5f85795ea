import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const policy = "policy=clark-1983-per-issue";
const january = "as-of=1983-01-31&known-on=1983-01-31";
const december = "as-of=1983-12-31&known-on=1983-12-31";

type Dated = { readonly id: string };
type Row = {
  readonly id: string;
  readonly ourLevel: readonly string[];
  readonly theirLevel: readonly string[];
  readonly mode: string;
  readonly when: { readonly from: string; readonly to: string; readonly certain: boolean } | null;
};

describe("the channel", () => {
  test("is the policy's, with who holds each post on the day, in order of precedence", async () => {
    const { body } = await house.get("recipient", `/channel?${policy}&${january}`);
    const [channel] = body.channels;
    const held = (groups: readonly { readonly offices: readonly Office[] }[]) =>
      groups.flatMap(({ offices }) => offices.map((one) => [one.id, one.holders[0]?.title]));
    expect(held(channel.conveyors)).toEqual([
      ["ussr/foreign-minister", "Andrei A. Gromyko"],
      ["ussr/ambassador-washington", "Anatoly F. Dobrynin"],
    ]);
    expect(held(channel.recipient)).toEqual([["us/secretary-of-state", "George P. Shultz"]]);
  });

  type Office = { readonly id: string; readonly holders: readonly { readonly title: string }[] };

  test("has no declared path before one was declared, and then says by whom alone", async () => {
    const before = await house.get("recipient", `/channel?${policy}&${january}`);
    const after = await house.get("recipient", `/channel?${policy}&${december}`);
    expect(before.body.paths).toEqual([]);
    expect(after.body.paths).toMatchObject([
      {
        declaredBy: ["ours"],
        declarations: [{ id: "dcl-1983-02-15-personal-channel", acknowledged: "unknown" }],
      },
    ]);
  });

  test("of who may read no policy is what was declared, and nothing that only a policy tells", async () => {
    const { body } = await house.get("confidential", `/channel?${december}`);
    expect(body).toMatchObject({ policy: null, channels: [], access: [], initiative: [] });
    expect(body.paths).toMatchObject([{ declaredBy: ["ours"] }]);
  });
});

describe("access and initiative", () => {
  test("count access as a recount of the list of contacts does", async () => {
    const { body } = await house.get("recipient", `/channel?${policy}&${december}&months=36`);
    const all = await house.get("recipient", `/contacts?${policy}&${december}&limit=1000`);
    const written = new Set(["letter", "message", "note"]);
    const recount = (all.body.items as readonly Row[]).filter(
      ({ ourLevel, theirLevel, mode, when }) =>
        ourLevel.join() === "ministerial" &&
        theirLevel.join() === "ambassadorial" &&
        !written.has(mode) &&
        when !== null,
    );
    const pair = body.access.find(
      (one: { readonly lower: Dated }) => one.lower.id === "ambassadorial",
    );
    expect(recount.length).toBeGreaterThan(5);
    expect(idsOf(pair.theirs)).toEqual(idsOf(recount));
  });

  test("have each contact and approach that one side asked for in one place at most", async () => {
    const { body } = await house.get("recipient", `/channel?${policy}&${december}&months=36`);
    const asked = body.initiative.flatMap(
      (row: { readonly theirs: readonly Dated[]; readonly ours: readonly Dated[] }) => [
        ...row.theirs,
        ...row.ours,
      ],
    );
    expect(idsOf(asked)).toEqual([...new Set(idsOf(asked))]);
    const approaches = await house.get("recipient", `/approaches?${december}&limit=1000`);
    const directed = approaches.body.items.filter(
      (one: { readonly direction: string }) => one.direction !== "unknown",
    );
    expect(idsOf(asked).filter((id) => idsOf(directed).includes(id))).toEqual(idsOf(directed));
  });

  test("name the offices of ours that they sought, also where no policy may be read", async () => {
    const { body } = await house.get("confidential", `/channel?${december}&months=36`);
    const rows = body.sought as readonly { office: Dated | null; theirs: readonly Dated[] }[];
    const [first] = rows;
    expect(first?.office?.id).toBe("us/president");
    const staff = rows.find(({ office }) => office?.id === "us/nsc-staff");
    expect(idsOf(staff?.theirs ?? [])).toEqual(
      expect.arrayContaining(["a-1983-10-soviet-probes", "app-1981-04-17-arbatov-leebaert"]),
    );
    expect(rows.at(-1)?.office).toBeNull();
  });

  test("are asked of so many months, also where the calendar does not reach so far", async () => {
    const early = await house.get("recipient", `/channel?${policy}&as-of=0003-01-01&months=999`);
    expect(early.status).toBe(200);
    const wrong = await house.get("recipient", `/channel?${policy}&months=none`);
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining("?months")]);
  });
});

describe("an approach", () => {
  const approach = `/approaches/a-1983-kampelman-kondrashev?${december}`;

  test("stands with what it carried and with both words that disowned it", async () => {
    const { body } = await house.get("recipient", approach);
    expect(body.approach.standing.map(({ word }: { word: string }) => word)).toEqual([
      "disowned",
      "disowned",
    ]);
    expect(idsOf(body.moves)).toEqual(["m-1983-07-csce-madrid", "mov-1983-kondrashev-assurances"]);
  });

  test("for a reader who may not read those words stands as if nobody had said them", async () => {
    const { body, text } = await house.get("confidential", approach);
    expect(body.approach.standing).toEqual([]);
    expect(text).not.toMatch(/std-1983|disowned/);
  });

  test("that is not one answers like one that is not there", async () => {
    const other = await house.get("recipient", `/approaches/doc-1983-01-clark-memorandum`);
    const absent = await house.get("recipient", `/approaches/doc-1983-01-clark-memorandun`);
    expect([other.status, other.text]).toEqual([absent.status, absent.text]);
  });
});

describe("a person", () => {
  test("is believed to belong somewhere on a ground that has a source", async () => {
    const { body } = await house.get("recipient", `/people/sitnikov?${january}`);
    expect(body.beliefs).toMatchObject([
      { affiliation: "KGB", sources: [{ place: "document 51" }], recorded: expect.anything() },
    ]);
    expect(body.known).toMatchObject({ partyKind: "counterpart", openness: "closed" });
    const low = await house.get("confidential", `/people/sitnikov?${january}`);
    expect(low.body.beliefs).toEqual([]);
  });

  test("is followed through posts, public words and approaches up to the day", async () => {
    const { body } = await house.get("recipient", `/people/dobrynin?${january}`);
    expect(idsOf(body.approaches)).toHaveLength(4);
    const haig = await house.get("recipient", `/people/haig?as-of=1981-06-30`);
    expect(haig.body.statements[0].to).toBe("press");
    expect(idsOf(haig.body.statements)).toContain("sta-1981-01-28-haig-press");
    const before = await house.get("recipient", `/people/haig?as-of=1981-01-27`);
    expect(before.body.statements).toEqual([]);
  });
});

test("an office has its holders in their order, and contacts by who held it that day", async () => {
  const { body } = await house.get("recipient", `/offices/us%2Fsecretary-of-state?${january}`);
  const people = body.tenures.map((one: { readonly person: Dated }) => one.person.id);
  expect(people).toEqual(["haig", "stoessel", "shultz"]);
  expect(body.contactsInAll).toBe(body.contacts.length);
});

function idsOf(all: readonly Dated[]): string[] {
  return all.map(({ id }) => id).sort();
}
