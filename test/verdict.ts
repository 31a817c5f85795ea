/**
 * The verdict of both verifiers on the same lines, which must agree.
 */
import { expect } from "vitest";
import { formatVerifierKey } from "../src/store/key.ts";
import { verifyExport } from "../src/store/verify.ts";
import { readCheckpoint, readKey } from "../tools/verify/formats.mjs";
import { verifyExport as verifyAlone } from "../tools/verify/verify.mjs";
import { firstKey, secondKey } from "./journal.ts";

export const keys = [firstKey, secondKey].map(({ verifier }) => ({ key: verifier }));
const vkeys = [firstKey, secondKey].map(({ verifier }) => readKey(formatVerifierKey(verifier)));

export async function verdictOn(lines: readonly string[], kept: readonly string[] = []) {
  const ours = await verifyExport(() => lines, { keys, kept });
  const evidence = { keys: vkeys, kept: kept.map((note) => readCheckpoint(note, vkeys)) };
  const theirs = await verifyAlone(lines, evidence);
  if (ours.ok || !theirs.ok) expect(theirs.ok).toBe(ours.ok);
  if (ours.ok) {
    expect(theirs).toMatchObject({ ok: true, entries: ours.value.entries });
    return { ok: true, tree: undefined, first: Number.NaN, last: Number.NaN } as const;
  }
  const broken = ours.problem;
  if (broken.kind !== "broken") throw new Error(JSON.stringify(broken));
  expect(theirs).toMatchObject({ ok: false, first: broken.first });
  return { ok: false, ...broken } as const;
}
