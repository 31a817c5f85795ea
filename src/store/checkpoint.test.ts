import { describe, expect, test } from "vitest";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import {
  type Checkpoint,
  formatCheckpointBody,
  type KnownKey,
  markOrigin,
  masterOrigin,
  openCheckpoint,
  parseCheckpoint,
  parseCheckpointBody,
  signCheckpoint,
} from "./checkpoint.ts";
import { generateKey } from "./key.ts";
import { signNote } from "./note.ts";
import { leafHash } from "./tree.ts";

const [old, next] = [generateKey("chancery.example/log"), generateKey("chancery.example/log")];
const origin = masterOrigin("chancery.example/log", "north");
const at = (size: number): Checkpoint => ({ origin, size, root: leafHash(`${size}`) });

test("a checkpoint opens to what was signed", () => {
  const note = signCheckpoint(at(7), [old]);
  expect(openCheckpoint(note, [{ key: old.verifier }])).toEqual({ ok: true, value: at(7) });
  expect(parseCheckpoint(note)).toEqual({ ok: true, value: at(7) });
});

test("a key speaks only for the stretch of each tree that it was in use for", () => {
  const retired: KnownKey = {
    key: old.verifier,
    spans: new Map([[origin, { until: 10 }]]),
  };
  const current: KnownKey = { key: next.verifier, spans: new Map([[origin, { from: 10 }]]) };
  const keys = [retired, current];
  const opens = (size: number, signer: typeof old) =>
    openCheckpoint(signCheckpoint(at(size), [signer]), keys).ok;
  expect([opens(0, old), opens(10, old), opens(11, old)]).toEqual([true, true, false]);
  expect([opens(9, next), opens(10, next), opens(99, next)]).toEqual([false, true, true]);
  const other = signCheckpoint({ ...at(3), origin: `${origin}x` }, [old]);
  expect(openCheckpoint(other, keys)).toMatchObject({ problem: { kind: "out-of-span" } });
  // At the hand-over both sign, and either is enough.
  expect(openCheckpoint(signCheckpoint(at(12), [old, next]), keys).ok).toBe(true);
});

test("a signed note that is no checkpoint is none", () => {
  const keys = [{ key: old.verifier }];
  for (const body of ["just words\n", `${origin}\n01\n${leafHash("")}\n`, `${origin}\n1\nAAAA\n`]) {
    const opened = openCheckpoint(signNote(body, [old]), keys);
    expect(opened).toMatchObject({ ok: false, problem: { kind: "malformed" } });
  }
});

test("no two trees have the same origin", () => {
  const dossiers = ["a", "a/mark/b", "a%2F", "a/master"];
  const marks = ["S", "S//Sensitive", "S/%2FSensitive", "S+", "Eyes Only", "master"];
  const origins = dossiers.flatMap((dossier) => [
    masterOrigin("log", dossier),
    ...marks.map((mark) => markOrigin("log", dossier, mark)),
  ]);
  expect(new Set(origins).size).toBe(origins.length);
  for (const text of origins) expect(text).not.toMatch(/[\s+]/);
});

describe.skipIf(withoutVectors)(`the published bodies ${withoutVectors ?? ""}`, () => {
  type Body = {
    desc: string;
    body: string;
    valid: boolean;
    want: { origin: string; size: number; hash?: string; rest: string } | null;
  };
  const { checkpointBodies = [] } = readVectors<{ checkpointBodies?: Body[] }>(
    "c2sp-signed-note.json",
  );

  test("are 11", () => expect(checkpointBodies).toHaveLength(11));

  test.each(checkpointBodies)("$desc", ({ body, valid, want }) => {
    const parsed = parseCheckpointBody(body);
    expect(parsed.ok).toBe(valid);
    if (!parsed.ok || want === null) return;
    const { origin: named, size, root, extensions } = parsed.value;
    expect([named, size]).toEqual([want.origin, want.size]);
    expect(extensions.map((line) => `${line}\n`).join("")).toBe(want.rest);
    if (want.hash !== undefined) expect(Buffer.from(root).toString()).toBe(want.hash);
  });
});

test("a body is written as it is read", () => {
  const parsed = parseCheckpointBody(formatCheckpointBody(at(5)));
  const root = Buffer.from(at(5).root, "base64");
  expect(parsed).toEqual({ ok: true, value: { origin, size: 5, root, extensions: [] } });
});
