import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "chancery-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

const vectors = "test/vectors";
const key = readFileSync(`${vectors}/journal.vkey`, "utf8").trimEnd();
const full = readFileSync(`${vectors}/journal-full.jsonl`, "utf8");

function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync("node", ["tools/verify/verify.mjs", ...options], {
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

function fileOf(text: string, name = "export.jsonl"): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test("a good export is verified, with exit code 0", () => {
  const kept = ["--checkpoint", `${vectors}/journal-master.checkpoint`];
  const all = run(`${vectors}/journal-full.jsonl`, "--key", key, ...kept);
  expect(all).toEqual({ status: 0, said: "verified: 5 entries\n" });
  const some = run(`${vectors}/journal-marks.jsonl`, "--key", key);
  expect(some).toEqual({ status: 0, said: "verified: 5 entries\n" });
});

test("a bad export is refused at its first bad index, with exit code 1", () => {
  const edited = fileOf(full.replace("line\\nbreak", "line break"));
  expect(run(edited, "--key", key)).toEqual({
    status: 1,
    said:
      "payloads: first bad index 2: not the payload committed to\n" +
      "first bad index 2: not the payload committed to\n",
  });
  const cut = fileOf(full.split("\n").slice(0, 4).join("\n"));
  expect(run(cut, "--key", key)).toMatchObject({ status: 1 });
});

test("an export of other trees than the checkpoint kept is refused, with exit code 1", () => {
  const kept = ["--checkpoint", `${vectors}/journal-master.checkpoint`];
  const { status, said } = run(`${vectors}/journal-marks.jsonl`, "--key", key, ...kept);
  expect(status).toBe(1);
  expect(said).toContain("no tree chancery.example/desk/north/master");
});

test.each([
  { what: "no arguments", options: [] },
  { what: "no key", options: [`${vectors}/journal-full.jsonl`] },
  { what: "a key that is none", options: [`${vectors}/journal-full.jsonl`, "--key", "a+b+c"] },
  { what: "no such file", options: ["nowhere.jsonl", "--key", key] },
  { what: "an unknown option", options: [`${vectors}/journal-full.jsonl`, "--keys", key] },
  {
    what: "a checkpoint that the key did not sign",
    options: [`${vectors}/journal-full.jsonl`, "--key", key, "--checkpoint", "package.json"],
  },
])("$what is wrong usage, with exit code 2", ({ options }) => {
  const { status, said } = run(...options);
  expect(status, said).toBe(2);
  expect(said).not.toBe("");
});

test("an export of another line separator than the newline is read whole", () => {
  const text = full.replace("The envoy called.", "The envoy\u2028called.");
  expect(run(fileOf(text), "--key", key).said).toContain("first bad index 0: not the payload");
});

test("it imports nothing but what Node brings", () => {
  const files = ["verify.mjs", "formats.mjs"].map((name) => `tools/verify/${name}`);
  const source = files.map((file) => readFileSync(file, "utf8")).join("");
  const imported = [...source.matchAll(/from "([^"]+)"/g)].map(([, name]) => name);
  expect(imported.length).toBeGreaterThan(3);
  for (const name of imported) expect(name).toMatch(/^node:|^\.\/formats\.mjs$/);
  expect(source).not.toMatch(/\bimport\(|\brequire\(/);
});

test("the vectors in test/vectors are those that the scripts here make", () => {
  for (const script of ["make-vectors.mjs", "make-journal.mjs"]) {
    const { status, stderr } = spawnSync("node", [`tools/verify/${script}`, folder], {
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
  }
  const files = ["merkle.json", "proofs.json", "notes.json", "ed25519.json", "journal-full.jsonl"];
  for (const file of [...files, "journal-marks.jsonl", "journal.vkey", "journal.tlog-proof"]) {
    const made = readFileSync(join(folder, file), "utf8");
    expect(made === readFileSync(join(vectors, file), "utf8"), file).toBe(true);
  }
});
