import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "./together.ts";

test("each asker is answered by a look that began after they asked, and few looks are made", async () => {
  let begun = 0;
  const ask = together(async () => {
    begun += 1;
    const mine = begun;
    await pause(5);
    return mine;
  });
  for (let round = 0; round < 5; round++) {
    const asked = Array.from({ length: 8 }, async () => ({ before: begun, look: await ask("a") }));
    for (const { before, look } of await Promise.all(asked)) expect(look).toBeGreaterThan(before);
  }
  expect(begun).toBe(10);
});

test("a look that fails fails its own askers and no others", async () => {
  let looks = 0;
  const ask = together(async () => {
    looks += 1;
    await pause(1);
    if (looks === 1) throw new Error("the first");
    return looks;
  });
  const [first, second] = await Promise.allSettled([ask("a"), ask("a")]);
  expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
});
