import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { afterAll, expect, test } from "vitest";
import { readWebApp, serveWebApp } from "./static.ts";

const folder = mkdtempSync(join(tmpdir(), "chancery-static-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<title>Chancery</title>");
writeFileSync(join(folder, "assets", "main-1a2b.js"), "let it = 1;");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const app = new Hono();
app.use(serveWebApp(readWebApp(folder)));
app.notFound((c) => c.text("no", 404));

test("every address of the app's own gets its page, which is never kept", async () => {
  for (const path of ["/", "/d/x/desk", "/d/x/proposals/p-1"]) {
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toContain("<title>Chancery</title>");
  }
});

test("a hashed file is kept for ever, and comes packed to who takes it so", async () => {
  const plain = await app.request("/assets/main-1a2b.js");
  expect(plain.headers.get("cache-control")).toContain("immutable");
  expect(await plain.text()).toBe("let it = 1;");
  const packed = await app.request("/assets/main-1a2b.js", {
    headers: { "accept-encoding": "gzip, br" },
  });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe("let it = 1;");
});

test("the API, a file that is not there and a way out of the folder are not the app's", async () => {
  for (const path of ["/api", "/api/no-such", "/assets/gone.js", "/..%2f..%2fetc%2fpasswd.txt"]) {
    expect((await app.request(path)).status).toBe(404);
  }
  expect((await app.request("/d/x/desk", { method: "POST" })).status).toBe(404);
});
