import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { type Answered, openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

let count = 0;
const policy = "policy=clark-1983-per-issue";

async function enter(
  account: string,
  entries: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  count += 1;
  return house.post(account, `/entries${account === "recipient" ? `?${policy}` : ""}`, {
    body: typeof entries === "string" ? entries : { entries },
    headers: { "idempotency-key": `key-${count}`, "if-match": "*", ...headers },
  });
}

const sizeOf = async () => (await house.get("auditor", "")).body.entries as number;
const event = { kind: "event", event: "note", text: "A thing that happened.", when: "1983-12-01" };
const meeting = (ours: string, theirs: string) => ({
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
});

describe("an entry", () => {
  test("is entered with the id, the time and the account that the server gives", async () => {
    const { status, body } = await enter("desk", [event]);
    expect(status).toBe(201);
    const [{ id, recorded }] = body.entries;
    const opened = (await house.get("desk", `/entries/${id}`)).body;
    expect(opened.recorded).toEqual({ at: "1984-01-02T12:00:00.000Z", by: "desk" });
    expect(recorded).toBe("1984-01-02T12:00:00.000Z");
    expect(body.tag).toBe((await house.get("desk", "")).body.tag);
  });

  test("may name others of the same request by names of their own", async () => {
    const move = {
      id: "the-move",
      kind: "move",
      by: "ussr",
      issue: "afghanistan",
      moveKind: "signal",
      via: { entry: "the-meeting" },
      summary: "A hint.",
    };
    const contact = { id: "the-meeting", ...meeting("shultz", "dobrynin") };
    const { body, status } = await enter("desk", [contact, move]);
    expect(status).toBe(201);
    const [first, second] = body.entries;
    expect(second.mark, "no mark was chosen, so it is that of what it names").toBe("C");
    const opened = (await house.get("desk", `/entries/${second.id}`)).body;
    expect(opened.restsOn).toEqual([{ id: first.id, kind: "contact", title: "They met." }]);
  });

  test("corrects another, and both stay readable", async () => {
    const wrong = (await enter("desk", [event])).body.entries[0].id;
    const right = {
      ...event,
      text: "Another thing.",
      supersedes: { entry: wrong, reason: "a slip" },
    };
    const id = (await enter("desk", [right])).body.entries[0].id;
    const opened = (await house.get("desk", `/entries/${wrong}`)).body;
    expect(opened).toMatchObject({ holds: false, supersededBy: { id } });
  });
});

describe("a contact at odds with the policy", () => {
  test("is entered at once, and the panel asks afterwards", async () => {
    const { status, body } = await enter("recipient", [meeting("mcfarlane", "dobrynin")]);
    expect(status).toBe(201);
    const [departure] = body.departures;
    expect(departure.considered).toBe("departure");
    expect(departure.ruling.word).toBe("not in order");
    expect(departure.asks.map(({ kind }: { kind: string }) => kind)).toEqual([
      "waiver",
      "exemption",
      "report",
    ]);
  });
});

const wrongEntries: readonly [string, string, unknown, number, string][] = [
  [
    "a time of one's own",
    "desk",
    [{ ...event, recorded: { at: "1983-01-01T00:00:00Z", by: "x" } }],
    400,
    "/entries/0/recorded",
  ],
  ["an unknown field", "desk", [{ ...event, status: "final" }], 400, "/entries/0/status"],
  ["a wrong type", "desk", [{ ...event, text: 3 }], 400, "/entries/0/text"],
  ["an unknown kind", "desk", [{ ...event, kind: "evnt" }], 400, "/entries/0/kind"],
  ["no entry", "desk", [7], 400, "/entries/0"],
  ["nothing", "desk", [], 400, "/entries"],
  ["another field beside", "desk", '{"entries":[1],"label":"U"}', 400, "/label"],
  ["a field twice", "desk", `{"entries":[{"kind":"event","kind":"move"}]}`, 400, "/entries/0/kind"],
  [
    "a name twice",
    "desk",
    [
      { ...event, id: "a" },
      { ...event, id: "a" },
    ],
    400,
    "/entries/1/id",
  ],
  ["a mark above one's own", "desk", [{ ...event, mark: "TS" }], 400, "/entries/0/mark"],
  ["a mark nobody knows", "desk", [{ ...event, mark: "X" }], 400, "/entries/0/mark"],
  [
    "a mark below what is named",
    "desk",
    [{ kind: "withdrawal", of: "mov-1981-03-06-ussr-urals.assessment", reason: "x", mark: "U" }],
    400,
    "/entries/0/mark",
  ],
  [
    "a name nobody bears",
    "desk",
    [meeting("shultz", "nobody")],
    400,
    "/entries/0/segments/0/participants/1/person",
  ],
  [
    "somebody else's duty",
    "desk",
    [
      {
        kind: "assessment",
        move: "mov-1981-03-06-ussr-urals",
        assessor: { words: "me" },
        significance: "partial",
        reason: "x",
        mark: "S",
      },
    ],
    403,
    "/entries/0/kind",
  ],
];

describe("what cannot be entered is answered with the field, and nothing is written:", () => {
  test.each(wrongEntries)("%s", async (_, account, entries, status, at) => {
    const before = await sizeOf();
    const { status: found, body, headers } = await enter(account, entries as unknown[]);
    expect([found, body.errors?.[0]?.at]).toEqual([status, at]);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(await sizeOf()).toBe(before);
  });

  test.each<[string, string, Readonly<Record<string, string>>, number, string]>([
    ["broken JSON", '{"entries":', {}, 400, "broken-json"],
    ["another type of body", '{"entries":[]}', { "content-type": "text/plain" }, 415, "not-json"],
    [
      "a body too large",
      JSON.stringify({ entries: ["x".repeat(2_100_000)] }),
      {},
      413,
      "too-large",
    ],
    ["no key", '{"entries":[{}]}', { "idempotency-key": "" }, 400, "no-idempotency-key"],
  ])("%s", async (_, body, headers, status, kind) => {
    const before = await sizeOf();
    const found = await enter("desk", body, headers);
    expect([found.status, found.body.type]).toEqual([status, `/api/problems/${kind}`]);
    expect(await sizeOf()).toBe(before);
  });

  test("a reader, whose duty it is not", async () => {
    expect((await enter("confidential", [event])).status).toBe(403);
  });
});

describe("a key", () => {
  test("enters once, and is answered word for word however often it is sent", async () => {
    const before = await sizeOf();
    const headers = { "idempotency-key": "again" };
    const all = await Promise.all(
      [1, 2, 3].map(() => enter("recipient", [meeting("mcfarlane", "dobrynin")], headers)),
    );
    house.setNow("1984-01-02T13:00:00.000Z");
    all.push(
      await enter("recipient", [meeting("mcfarlane", "dobrynin")], {
        ...headers,
        "if-match": '"old"',
      }),
    );
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(all[0]?.status).toBe(201);
    expect(await sizeOf()).toBe(before + 1);
  });

  test("with another body is refused", async () => {
    const headers = { "idempotency-key": "twice" };
    expect((await enter("desk", [event], headers)).status).toBe(201);
    const before = await sizeOf();
    const again = await enter("desk", [{ ...event, text: "Something else." }], headers);
    expect([again.status, again.body.type]).toEqual([422, "/api/problems/idempotency-key-reused"]);
    expect(await sizeOf()).toBe(before);
  });

  test("of one account is nothing to another", async () => {
    const headers = { "idempotency-key": "shared" };
    const [one, other] = [
      await enter("desk", [event], headers),
      await enter("recipient", [event], headers),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.entries[0].id).not.toBe(other.body.entries[0].id);
  });
});

describe("If-Match", () => {
  const tagFor = async (account: string) => (await house.get(account, "")).body.tag as string;

  test("is asked for", async () => {
    const { status } = await house.post("desk", "/entries", {
      body: { entries: [event] },
      headers: { "idempotency-key": "no-match" },
    });
    expect(status).toBe(428);
  });

  test("of a record that has grown is refused, with what came in", async () => {
    const tag = await tagFor("desk");
    const came = (await enter("recipient", [event])).body.entries[0].id;
    const { status, body } = await enter("desk", [event], { "if-match": `"${tag}"` });
    expect(status).toBe(412);
    expect(body.now.entries).toEqual([{ id: came, kind: "event" }]);
    expect((await enter("desk", [event], { "if-match": `"${body.now.tag}"` })).status).toBe(201);
  });

  test("is not moved by what its reader may not read", async () => {
    const tag = await tagFor("desk");
    expect((await enter("recipient", [{ ...event, mark: "TS" }])).status).toBe(201);
    expect(await tagFor("desk")).toBe(tag);
    expect((await enter("desk", [event], { "if-match": `"${tag}"` })).status).toBe(201);
  });
});

describe("what is hidden", () => {
  test("is named in vain exactly as what never was", async () => {
    const secret = (await enter("recipient", [{ ...event, mark: "TS" }])).body.entries[0]
      .id as string;
    const naming = (id: string) => [{ kind: "withdrawal", of: id, reason: "no longer so" }];
    const never = `e-${"0".repeat(32)}`;
    const [hidden, absent] = [
      await enter("desk", naming(secret)),
      await enter("desk", naming(never)),
    ];
    expect(hidden.status).toBe(400);
    expect(hidden.text.replaceAll(secret, never)).toBe(absent.text);
  });

  test("does not keep a person of the same name from being entered", async () => {
    const person = { kind: "person", person: "somebody-new", party: "ussr", name: "Somebody New" };
    expect((await enter("recipient", [{ ...person, mark: "TS" }])).status).toBe(201);
    expect((await enter("desk", [{ ...person, mark: "S" }])).status).toBe(201);
    expect((await house.get("recipient", `/contacts?${policy}`)).status).toBe(200);
  });
});
