import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnyOperation } from "../../src/http/operation.ts";
import { operations } from "../../src/http/operations.ts";
import { runs } from "../any-harbour.ts";
import { doors, type TestServer } from "../servers.ts";
import { openPair, type Pair, tryPairs } from "./http-pairs.ts";
import { answeredSoFar } from "./pair-asking.ts";
import { loadDice } from "./seeded-dice.ts";

let server: TestServer | undefined;
let pair: Pair | undefined;
let unload = () => {};

beforeAll(async () => {
  server = await doors[0]?.open();
  if (server === undefined) throw new Error("no server");
  pair = await openPair(server);
  unload = loadDice();
}, 120_000);

afterAll(async () => {
  unload();
  await pair?.full.close();
  await pair?.cut.close();
  await server?.close();
}, 60_000);

/** More of them: `npm run test:leaks -- 200`. */
test("two stores that differ only above a reader answer that reader alike, byte for byte", async () => {
  if (pair === undefined) throw new Error("no stores");
  expect(await tryPairs(pair, { from: 0, count: runs(20) })).toBeUndefined();
}, 900_000);

test("every operation was asked by the reader, and has answered", () => {
  const isHeard = ({ answer, method }: AnyOperation) =>
    answer === "text/event-stream" && method === "get";
  const silent = operations.filter((one) => {
    const statuses = [...(answeredSoFar.get(one) ?? [])];
    // The master tree is for nobody from whom something is hidden: they are told so each time.
    const isAnswer = (status: number) =>
      one.path.startsWith("/journal/master") ? status === 404 : status < 300;
    return !isHeard(one) && !statuses.some(isAnswer);
  });
  // A release takes two people and a ruling: what is sampled is refused, and told alike; none succeeds yet.
  const unheard = silent.filter(({ path }) => !path.startsWith("/releases"));
  expect(unheard.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
