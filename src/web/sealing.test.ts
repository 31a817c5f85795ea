import { expect, test } from "vitest";
import { sealUnder } from "./sealing.ts";

const key = (byte: number) => btoa(String.fromCharCode(byte).repeat(32));

test("what was sealed is opened under the same key, and under no other", async () => {
  const [one, other] = [await sealUnder(key(250)), await sealUnder(key(251))];
  const sealed = (await one?.seal("Громыко said no")) ?? "";
  expect(sealed).not.toContain("said");
  expect(await one?.open(sealed)).toBe("Громыко said no");
  expect(await other?.open(sealed)).toBeUndefined();
  expect(await one?.open(`${sealed.slice(0, -4)}AAA=`)).toBeUndefined();
  expect(await one?.open("no seal")).toBeUndefined();
});

test("the same text is never sealed alike twice", async () => {
  const seal = await sealUnder(key(1));
  expect(await seal?.seal("again")).not.toBe(await seal?.seal("again"));
});
