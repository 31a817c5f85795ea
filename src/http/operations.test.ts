import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, operationAt, type TestHouse } from "../../test/house.ts";
import { operations } from "./operations.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const policy = "policy=clark-1983-per-issue";
const memo = "p-1983-01-19-shultz-dialogue";

/** An address at which each operation that only reads is found; the house holds each answer against its form. */
const addresses = [
  "",
  `/desk?${policy}`,
  `/desk?${policy}&as-of=1983-01-31&known-on=1983-01-31`,
  "/desk",
  `/gates?${policy}`,
  `/posture?${policy}`,
  `/matrix?${policy}`,
  `/finding?${policy}`,
  `/contacts?${policy}`,
  `/contacts/c-1983-02-15-reagan-dobrynin?${policy}`,
  `/issues?${policy}`,
  "/issues",
  `/issues/afghanistan?${policy}`,
  "/issues/afghanistan",
  "/titles?ids=afghanistan,c-1983-02-15-reagan-dobrynin",
  `/proposals/${memo}/answer?${policy}&as-of=1983-01-31&known-on=1983-01-31`,
  "/proposals",
  `/proposals/${memo}?${policy}`,
  `/proposals/${memo}/answer.md?${policy}&as-of=1983-01-31&known-on=1983-01-31`,
  "/entries?limit=1000",
  "/entries?kind=move&about=afghanistan",
  "/entries/doc-1983-01-clark-memorandum",
  "/search?q=grain%20embargo",
  "/people?q=gromyko",
  "/people/gromyko",
  `/offices?${policy}`,
  "/offices/us%2Fsecretary-of-state",
  "/approaches",
  `/approaches/a-1983-kampelman-kondrashev?${policy}`,
  `/channel?${policy}&months=36`,
  "/channel",
  "/baskets",
  "/forums",
  "/policies",
  "/policies/clark-1983-per-issue",
  "/policies/clark-1983-relationship/difference?against=clark-1983-per-issue",
  "/journal",
  "/journal/leaves?mark=C&from=3&limit=5",
  "/journal/checkpoints?mark=C",
  "/entries/doc-1983-01-clark-memorandum/receipt",
] as const;

test.each(addresses)("GET %s answers in its form", async (address) => {
  const { status, body } = await house.get("recipient", address);
  expect([status, status === 200 ? "" : body]).toEqual([200, ""]);
});

test("every operation that only reads is at one of these addresses", () => {
  const tried = new Set(addresses.map((address) => operationAt("GET", address)?.path));
  const missed = operations.filter(({ method, path }) => method === "get" && !tried.has(path));
  // A stream, and those of the auditor, have tests of their own.
  const auditors = missed.filter(({ act }) => act === "audit").map(({ path }) => path);
  expect(missed.filter(({ act }) => act !== "audit").map(({ path }) => path)).toEqual(["/changes"]);
  expect(auditors).toEqual([
    "/readers",
    "/journal/master",
    "/journal/master/leaves",
    "/journal/master/checkpoints",
  ]);
});

test("the page of the API names every operation, and asks for nothing elsewhere", async () => {
  const page = await (await house.app.request("/api/docs")).text();
  for (const { path, summary } of operations) {
    expect(page).toContain(`<code>/api/dossiers/{dossier}${path}</code>`);
    expect(page).toContain(summary.replaceAll("'", "&#39;"));
  }
  expect(page).not.toMatch(
    /https?:|style=|\bon\w+=|<script(?! type="module" src="\/api\/docs.js"><)/,
  );
  const script = await house.app.request("/api/docs.js");
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect(await script.text()).not.toMatch(/https?:|innerHTML|eval/);
});

describe("the desk on 31 January 1983", () => {
  const desk = async (account: string) =>
    (await house.get(account, `/desk?${policy}&as-of=1983-01-31&known-on=1983-01-31`)).body;

  test("holds, with both gates shut between the rungs that they guard", async () => {
    const { posture, ladder, gates } = await desk("recipient");
    expect(posture.word).toBe("hold");
    expect(gates.map((gate: Gate) => [gate.gate, gate.state, gate.guards, gate.open])).toEqual([
      ["gate-1", "shut", ["working"], 0],
      ["gate-2", "shut", ["summit"], 0],
    ]);
    expect(ladder.map(({ id, state }: Gate & { id: string }) => [id, state])).toEqual([
      ["summit", "shut"],
      ["ministerial", "open"],
      ["ambassadorial", "open"],
      ["working", "shut"],
    ]);
  });

  test("waits for an answer to the proposal of 19 January, and for a probe", async () => {
    const { waiting } = await desk("recipient");
    const why = (id: string) => waiting.find((one: { id: string }) => one.id === id)?.why;
    expect(why(memo)).toBe("undecided proposal");
    expect(waiting.map((one: { why: string }) => one.why)).toContain("probe due");
  });

  test("has a board of the 27 issues then known, each with its scale, positions and gate", async () => {
    const { issues } = await desk("recipient");
    expect(issues).toHaveLength(27);
    const afghanistan = issues.find((one: { issue: string }) => one.issue === "afghanistan");
    expect(afghanistan.scale.length).toBeGreaterThan(1);
    const poland = issues.find((one: { issue: string }) => one.issue === "poland");
    expect(poland.theirs.place).toBeTypeOf("number");
    expect(afghanistan.gates).toEqual([
      { gate: "gate-1", title: expect.any(String), state: "shut" },
    ]);
  });

  test("of who may not read the policy has neither posture nor gates, and answers", async () => {
    const { body } = await house.get("confidential", "/desk");
    expect(body).toMatchObject({ policy: null, posture: null, ladder: [], gates: [] });
    const named = await house.get("confidential", `/desk?${policy}`);
    const absent = await house.get("confidential", "/desk?policy=clark-1983-per-issuf");
    expect(named.status).toBe(422);
    expect(named.text.replace("per-issue", "per-issuf")).toBe(absent.text);
  });
});

type Gate = {
  readonly gate: string;
  readonly state: string;
  readonly guards: readonly string[];
  readonly open: number;
};
