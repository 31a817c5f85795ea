import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { installIsDue, isRecent } from "../scripts/prepare.mjs";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Packages = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>;

/** A clone whose lock file wants some packages, and whose npm says that it has some. */
function aClone(wanted: Packages, present?: Packages, left: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "chancery-clone-"));
  folders.push(folder);
  const account = (packages: Packages) => JSON.stringify({ packages });
  writeFileSync(
    join(folder, "package-lock.json"),
    account({ "": { version: "1.0.0" }, ...wanted }),
  );
  if (present === undefined) return folder;
  for (const path of Object.keys(present)) {
    if (!left.includes(path)) mkdirSync(join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), account(present));
  return folder;
}

const a = { "node_modules/a": { version: "1.0.0" } };

test("what npm installed as the lock file says is left alone", () => {
  expect(installIsDue(aClone(a, a))).toBe(false);
});

test("an install is due where there is none, or where it was interrupted", () => {
  expect(installIsDue(aClone(a))).toBe(true);
});

test("an install is due where a version differs, is missing, or its folder is gone", () => {
  expect(installIsDue(aClone(a, { "node_modules/a": { version: "1.0.1" } }))).toBe(true);
  expect(installIsDue(aClone(a, {}))).toBe(true);
  expect(installIsDue(aClone(a, a, ["node_modules/a"]))).toBe(true);
});

test("a package for another system need not be there", () => {
  const wanted = { ...a, "node_modules/b": { version: "1.0.0", optional: true } };
  expect(installIsDue(aClone(wanted, a))).toBe(false);
});

test.each([
  ["20.19.0", true],
  ["20.20.2", true],
  ["22.0.0", true],
  ["20.18.9", false],
  ["18.99.0", false],
  ["9.0.0", false],
])("Node %s is recent enough for >=20.19: %s", (version, recent) => {
  expect(isRecent(version, ">=20.19")).toBe(recent);
});
