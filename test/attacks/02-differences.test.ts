/**
 * Differences: what somebody cleared for little is told before and after much is entered above
 * them, by lists, counts, order, search, names that are near, and errors.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../served.ts";
import { enterAs, ours, policy, told, visitAs } from "./attacked.ts";

let low: Browser;
let desk: Browser;
let high: Browser;

beforeAll(async () => {
  [low, desk, high] = await Promise.all([
    visitAs("confidential"),
    visitAs("desk"),
    visitAs("recipient"),
  ]);
});

type Asked = {
  readonly name: string;
  readonly who?: "desk";
  readonly path: string;
  readonly body?: unknown;
};

const asked: readonly Asked[] = [
  { name: "the dossier", path: "" },
  { name: "the desk", path: "/desk" },
  { name: "the desk under a policy", who: "desk", path: `/desk?${policy}` },
  { name: "the count of entries", path: "/entries?limit=1" },
  { name: "the newest entries", path: "/entries?order=newest&limit=20" },
  { name: "the oldest entries", path: "/entries?order=oldest&limit=20" },
  { name: "people by a name", path: "/people?q=zz" },
  { name: "people", path: "/people?limit=1000" },
  { name: "offices", path: "/offices?limit=1000" },
  { name: "issues", path: "/issues?limit=1000" },
  { name: "baskets", path: "/baskets" },
  { name: "contacts of a day", path: "/contacts?from=1983-12-05&to=1983-12-05" },
  { name: "contacts with a person", path: "/contacts?person=dobrynin&limit=1" },
  { name: "a person", path: "/people/dobrynin" },
  { name: "the search for a word", path: "/search?q=zzhidden" },
  { name: "the search for a common word", path: "/search?q=afghanistan&limit=5" },
  { name: "proposals", path: "/proposals" },
  { name: "the journal", path: "/journal" },
  { name: "leaves", path: "/journal/leaves?mark=C&limit=3" },
  { name: "policies", path: "/policies" },
  { name: "gates", who: "desk", path: `/gates?${policy}` },
  { name: "the posture", who: "desk", path: `/posture?${policy}` },
  { name: "a finding", who: "desk", path: `/finding?${policy}` },
  {
    name: "a ruling",
    who: "desk",
    path: `/rulings?${policy}`,
    body: { ours: ["working"], theirs: ["working"], issues: ["afghanistan"] },
  },
  {
    name: "a name nearly somebody's",
    who: "desk",
    path: `/rulings?${policy}`,
    body: { ours: ["shultz"], theirs: ["zzhiden-person"] },
  },
  {
    name: "a name of one who may be two",
    who: "desk",
    path: `/rulings?${policy}`,
    body: { ours: ["shultz"], theirs: ["Dobrynin"] },
  },
  {
    name: "an issue nearly named so",
    who: "desk",
    path: `/rulings?${policy}`,
    body: { ours: ["shultz"], theirs: ["dobrynin"], issues: ["zzhiden-issue"] },
  },
  {
    name: "names in a text",
    who: "desk",
    path: "/intake",
    body: { text: "On 5 December 1983 Zzhidden Person met Dobrynin about Zzhidden matter." },
  },
];

function answerTo({ who, path, body }: Asked) {
  const browser = who === "desk" ? desk : low;
  return told(browser.ask(body === undefined ? "GET" : "POST", `${ours}${path}`, body));
}

const above = { mark: "TS; Sensitive" };
const seat = (person: string, side: string) => ({ person, side, role: "principal" });
const much = [
  { kind: "person", person: "zzhidden-person", party: "ussr", name: "Zzhidden Person" },
  { kind: "person", person: "another-dobrynin", party: "ussr", name: "Dobrynin" },
  { kind: "issue", issue: "zzhidden-issue", title: "Zzhidden matter", basket: "bilateral" },
  { kind: "event", event: "note", text: "zzhidden, and afghanistan" },
  {
    kind: "contact",
    when: "1983-12-05",
    mode: "meeting",
    segments: [{ participants: [seat("shultz", "ours"), seat("dobrynin", "theirs")] }],
    initiator: "ours",
    purpose: "exchange",
    issues: ["afghanistan"],
    summary: "zzhidden",
  },
  {
    id: "m",
    kind: "move",
    by: "ussr",
    issue: "afghanistan",
    moveKind: "accommodation",
    summary: "zzhidden",
  },
].map((entry) => ({ ...entry, ...above }));

describe("what is told to somebody who may not read it does not change with it:", () => {
  const before = new Map<Asked, string>();
  const wordOf = ({ status, text, headers }: Awaited<ReturnType<typeof told>>) => {
    const kept = [...headers].filter(([name]) => !["date", "x-request-id"].includes(name));
    return JSON.stringify([status, kept, text]);
  };

  beforeAll(async () => {
    const baskets = await told(high.ask("GET", `${ours}/baskets`));
    const basket = baskets.body.items[0].id;
    for (const one of asked) before.set(one, wordOf(await answerTo(one)));
    const fitting = much.map((entry) => ("basket" in entry ? { ...entry, basket } : entry));
    const { status, text } = await enterAs(high, fitting);
    expect(status, text).toBe(201);
  });

  test.each(asked)("$name", async (one) => {
    const after = wordOf(await answerTo(one));
    expect(after).toBe(before.get(one));
    expect(after.replaceAll("zzhiden", "").replaceAll("Zzhidden Person met", "")).not.toMatch(
      one.path.includes("zz") || one.path === "/intake" ? /nothing to look for/ : /zzhidden/i,
    );
  });
});

test("people whom somebody above has entered may be entered again, and are found then", async () => {
  const again = { kind: "person", person: "zzhidden-person", party: "ussr", name: "My own" };
  const { status, text } = await enterAs(desk, [{ ...again, mark: "S" }]);
  expect(status, text).toBe(201);
});

test("the tag of the record does not move for what is above, so nothing of one's own is late", async () => {
  const { tag } = (await told(desk.ask("GET", ours))).body;
  await enterAs(high, [{ kind: "event", event: "note", text: "above", ...above }]);
  const headers = { "if-match": `"${tag}"` };
  const { status } = await enterAs(desk, [{ kind: "event", event: "note", text: "own" }], headers);
  expect(status).toBe(201);
});
