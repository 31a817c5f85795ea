/**
 * Sharpness of the campaign: each deliberate leak, opened by itself, must be found by few pairs of
 * stores, and without any the woven program must tell a reader the same.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { doors, type TestServer } from "../servers.ts";
import { openPair, type Pair, tryPairs } from "./http-pairs.ts";
import { leaks } from "./leaks.ts";
import { loadDice } from "./seeded-dice.ts";
import { openLeak } from "./sharp.ts";

/** By so many pairs a leak must be found. */
const most = 40;

let server: TestServer | undefined;
let pair: Pair | undefined;
let unload = () => {};
/** All of them, or those that are named; see scripts/leaks.mjs. */
const wanted = (process.env.CHANCERY_LEAKS ?? "").split(",");
const chosen = leaks.filter(({ id }) => wanted.some((name) => name === "" || name === id));
let found = 0;

beforeAll(async () => {
  server = await doors[0]?.open();
  if (server === undefined) throw new Error("no server");
  pair = await openPair(server, "sharp");
  unload = loadDice();
}, 120_000);

afterAll(async () => {
  unload();
  openLeak(undefined);
  await pair?.full.close();
  await pair?.cut.close();
  await server?.close();
  say(`${found} of ${chosen.length} leaks found`);
}, 60_000);

async function differenceUnder(leak: string | undefined, count: number) {
  if (pair === undefined) throw new Error("no stores");
  openLeak(leak);
  return tryPairs(pair, { from: 0, count, name: leak ?? "none" });
}

test("without a leak both tell the reader the same", async () => {
  expect(await differenceUnder(undefined, 4)).toBeUndefined();
}, 120_000);

test.each(chosen)(
  "$id is found: $breaks",
  async ({ id, channel, breaks }) => {
    const difference = await differenceUnder(id, most);
    expect(difference).toBeDefined();
    const [where = "", asked = ""] = difference?.split("\n") ?? [];
    const by = asked
      .replace(/^asked: +/, "")
      .split(/[ ?]/, 2)
      .join(" ");
    found += 1;
    say(`${where.replace(" differs", "")}: ${channel}: ${id}: ${breaks}; by ${by}`);
  },
  300_000,
);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
