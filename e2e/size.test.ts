/**
 * How much script a page takes, as it travels: what its chunk and the first one import before
 * anything is shown (issue 5: at most 150 kB for the first route).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const built = join(import.meta.dirname, "..", "dist", "web");
const assets = join(built, "assets");
const most = 150_000;
const chunks = readdirSync(assets).filter((name) => name.endsWith(".js"));
const first = /src="\/assets\/([^"]+\.js)"/.exec(read(join(built, "index.html")))?.[1] ?? "";

test("the first route is the desk, and its script is counted", () => {
  expect(chunks).toContain(first);
  expect(chunks.some((name) => name.startsWith("desk-"))).toBe(true);
  expect(sizeOf(withImports([first]))).toBeGreaterThan(20_000);
});

test.each(chunks)("with %s a page takes at most 150 kB of script", (name) => {
  expect(sizeOf(withImports([first, name]))).toBeLessThanOrEqual(most);
});

/** The chunks and all that they import, each once. */
function withImports(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const imports = read(join(assets, name)).matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g);
    for (const [, imported = ""] of imports) follow(imported);
  };
  for (const name of names) follow(name);
  return found;
}

function sizeOf(names: ReadonlySet<string>): number {
  const sizes = [...names].map((name) => gzipSync(readFileSync(join(assets, name))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}
