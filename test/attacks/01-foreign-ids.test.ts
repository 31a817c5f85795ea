/**
 * Ids that are not one's own: of another dossier, or of what one is not cleared for. Whatever is
 * tried with them is answered as with an id that never was.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../served.ts";
import { enterAs, foreign, ours, policy, said, told, visitAs } from "./attacked.ts";
import { addressOf, describedOperations } from "./described.ts";

const people = ["custodian", "recipient", "desk", "assessor", "confidential", "auditor"];
const absent = `e-${"0".repeat(32)}`;
const seat = (person: string, side: string) => ({ person, side, role: "principal" });

let low: Browser;
let high: Browser;
/** Of each kind of thing that has an address, one that only the recipient may read. */
const hidden = new Map<string, string>();

const secrets = [
  {
    id: "a",
    kind: "contact",
    when: "1983-12-05",
    mode: "meeting",
    segments: [{ participants: [seat("shultz", "ours"), seat("dobrynin", "theirs")] }],
    initiator: "ours",
    purpose: "exchange",
    issues: ["afghanistan"],
    summary: "A hidden meeting.",
  },
  { id: "b", kind: "person", person: "hidden-person", party: "ussr", name: "Hidden Person" },
  { id: "c", kind: "office", office: "ussr/hidden-office", party: "ussr", name: "Hidden office" },
  {
    id: "d",
    kind: "document",
    genre: "note",
    title: "A hidden note",
    paragraphs: [{ number: "¶1", text: "Hidden words." }],
  },
].map((one) => ({ ...one, mark: "TS; Sensitive" }));

beforeAll(async () => {
  [low, high] = await Promise.all([visitAs("confidential"), visitAs("recipient")]);
  const { status, body, text } = await enterAs(high, secrets);
  expect(status, text).toBe(201);
  const [contact, person, office, document] = body.entries.map((one: { id: string }) => one.id);
  for (const [name, id] of Object.entries({ contact, person, office, document }))
    hidden.set(name, id);
});

describe("another dossier", () => {
  test.each(people)("and its operations are not there for the %s", async (account) => {
    const browser = await visitAs(account);
    const never = await told(browser.ask("GET", "/api/dossiers/no-such"));
    for (const [nth, one] of (await describedOperations()).entries()) {
      const id = ["contact.1", "person.vega", "vega", "unit-price"][nth % 4] ?? "";
      const body = one.takesBody ? {} : undefined;
      const { status, text } = await told(
        browser.ask(one.method, `${foreign}${addressOf(one, id)}`, body),
      );
      expect([status, text], `${one.method} ${one.path}`).toEqual([404, never.text]);
    }
  });

  test.each([
    "/api/dossiers/us-soviet-1981-83%2F..%2Ftender",
    "/api/dossiers/us-soviet-1981-83/../tender",
    "/api/dossiers/tender%00",
    "/api/dossiers/TENDER",
    "/api/dossiers/%74ender",
    "/api/dossiers//tender",
    "/api/dossiers/tender/",
    "/api/dossiers/*",
    "/api/dossiers/%25",
  ])("is not reached by the address %s", async (address) => {
    const { status, text } = await told((await visitAs("custodian")).ask("GET", address));
    expect(status).not.toBe(200);
    expect(text).not.toContain("tender");
  });
});

describe("an id that one may not read", () => {
  test("is answered at every address as one that never was", async () => {
    const names = [...hidden.values(), "hidden-person", "ussr/hidden-office"];
    for (const one of await describedOperations()) {
      if (one.method !== "GET" || one.path === "/changes") continue;
      const never = await told(low.ask("GET", `${ours}${addressOf(one, absent)}`));
      const isById = one.path.includes("{") || one.required.length > 0;
      for (const id of isById ? names : []) {
        const closed = await told(low.ask("GET", `${ours}${addressOf(one, id)}`));
        const context = `${one.path} ${id}`;
        expect(closed.status, context).toBe(never.status);
        expect(closed.text.replaceAll(id, absent), context).toBe(never.text);
      }
    }
  });

  test.each(["about", "person", "office", "q", "ids", "issue"])(
    "finds nothing as the parameter `%s`",
    async (name) => {
      for (const one of await describedOperations()) {
        if (one.method !== "GET" || !one.query.includes(name)) continue;
        for (const id of [hidden.get("contact") ?? "", "hidden-person"]) {
          const at = (value: string) =>
            `${ours}${addressOf(one, "x").split("?")[0]}?${name}=${encodeURIComponent(value)}${one.required.includes("mark") ? "&mark=C" : ""}`;
          const [closed, never] = [
            await told(low.ask("GET", at(id))),
            await told(low.ask("GET", at(absent))),
          ];
          expect(closed.status, one.path).toBe(never.status);
          expect(closed.text.replaceAll(id, absent), one.path).toBe(never.text);
        }
      }
    },
  );

  test.each([
    ["contact", (id: string) => ({ contact: id })],
    ["document", (id: string) => ({ proposal: id, ask: "talk" })],
    ["person", (id: string) => ({ ours: ["shultz"], theirs: [id] })],
    ["person", () => ({ ours: ["shultz"], theirs: ["hidden-person"] })],
    ["person", () => ({ ours: ["shultz"], theirs: ["Hidden Person"] })],
    ["office", () => ({ ours: ["shultz"], theirs: ["ussr/hidden-office"] })],
  ] as const)("is ruled on as one that never was: %s", async (kind, asking) => {
    const body = asking(hidden.get(kind) ?? "");
    const text = JSON.stringify(body);
    const named = /(e-[0-9a-f]{32}|hidden-person|Hidden Person|ussr\/hidden-office)/.exec(
      text,
    )?.[0];
    const desk = await visitAs("desk");
    const [closed, never] = [
      await told(desk.ask("POST", `${ours}/rulings?${policy}`, body)),
      await told(
        desk.ask(
          "POST",
          `${ours}/rulings?${policy}`,
          JSON.parse(text.replace(named ?? "", absent)),
        ),
      ),
    ];
    expect(closed.status).toBe(422);
    expect(nearestLeftOut(closed.text).replaceAll(named ?? "", absent)).toBe(
      nearestLeftOut(never.text),
    );
    expect(closed.text.replaceAll(named ?? "", "")).not.toMatch(/hidden/i);
  });
});

describe("what one may not read", () => {
  test("is named in vain by an entry of one's own, whichever field names it", async () => {
    const desk = await visitAs("desk");
    const naming = (id: string): readonly object[] => [
      { kind: "withdrawal", of: id, reason: "no longer" },
      { kind: "event", event: "note", text: "x", supersedes: { entry: id, reason: "a slip" } },
      { kind: "event", event: "note", text: "x", sources: [{ entry: id }] },
      {
        kind: "move",
        by: "ussr",
        issue: "afghanistan",
        moveKind: "signal",
        via: { entry: id },
        summary: "x",
      },
    ];
    for (const [nth, closed] of naming(hidden.get("contact") ?? "").entries()) {
      const one = await enterAs(desk, [closed]);
      const other = await enterAs(desk, [naming(absent)[nth]]);
      expect(one.status).toBe(400);
      expect(one.text.replaceAll(hidden.get("contact") ?? "", absent)).toBe(other.text);
    }
  });

  test("is not found by a forged cursor, tag or event id", async () => {
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const plain = await told(low.ask("GET", `${ours}/entries?order=oldest`));
    for (const key of [
      ["1983", hidden.get("contact")],
      ["", ""],
      ["~", "~"],
    ]) {
      const { text } = await told(low.ask("GET", `${ours}/entries?cursor=${forged(key)}`));
      expect(text).not.toMatch(/hidden/i);
    }
    expect(plain.body.total).toBe((await told(low.ask("GET", `${ours}/entries`))).body.total);
    const desk = await visitAs("desk");
    for (const tag of [
      [["TS; Sensitive", 0]],
      [
        ["C", 0],
        ["TS; Sensitive", 0],
      ],
      [["*", 0]],
    ]) {
      const headers = { "if-match": `"${forged(tag)}"` };
      const { status, text } = await enterAs(
        desk,
        [{ kind: "event", event: "note", text: "x" }],
        headers,
      );
      expect(status).toBe(412);
      expect(text).not.toContain(hidden.get("contact"));
    }
  });

  test("gives no receipt, no leaf, and no tree of its mark", async () => {
    const receipts = await told(low.ask("GET", `${ours}/entries/${hidden.get("contact")}/receipt`));
    expect(receipts.status).toBe(404);
    for (const mark of ["TS; Sensitive", "TS", "S", "*", "%", "C\nTS; Sensitive"]) {
      const address = `${ours}/journal/leaves?mark=${encodeURIComponent(mark)}`;
      const { status, text } = await told(low.ask("GET", address));
      const never = await told(low.ask("GET", `${ours}/journal/leaves?mark=X`));
      expect([status, text]).toEqual([404, never.text]);
    }
  });

  test("stands in no line of the log", () => {
    for (const id of [...hidden.values(), "hidden-person", "contact.1"]) {
      expect(said()).not.toContain(id);
    }
  });
});

/** Names that are near differ with what was written; that none of them is hidden is looked at apart. */
function nearestLeftOut(text: string): string {
  return text.replace(/ ?(?:did you mean|, is it|; is|perhaps)[^"]*/g, "");
}
