/**
 * The web app as files: what the build put into `dist/web`, read once and served from memory.
 *
 * Files under `assets` bear a hash of what they hold, so they may be kept for ever. Any other
 * address that is not the API's is one of the app's own, and gets its page.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";

type File = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | undefined;
  readonly type: string;
  readonly lasting: boolean;
};

export type WebApp = ReadonlyMap<string, File>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".json": "application/json",
};
const worthZipping = new Set([".html", ".js", ".css", ".svg", ".json"]);

/** Where the build puts the app; the same for the program as built and from its sources. */
const builtApp = fileURLToPath(new URL("../../dist/web/", import.meta.url));

/** The app by the addresses of its files; empty where it has not been built. */
export function readWebApp(folder: string = builtApp): WebApp {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  return new Map(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      const address = `/${path.slice(folder.length).replaceAll("\\", "/").replace(/^\//, "")}`;
      const kind = extname(one.name);
      const bytes = new Uint8Array(readFileSync(path));
      const file = {
        bytes,
        zipped: worthZipping.has(kind) ? new Uint8Array(gzipSync(bytes)) : undefined,
        type: types[kind] ?? "application/octet-stream",
        lasting: address.startsWith("/assets/"),
      };
      return [address, file] as const;
    }),
  );
}

export function serveWebApp(app: WebApp): MiddlewareHandler {
  return async (c, next) => {
    const { path, method } = c.req;
    const file = method === "GET" || method === "HEAD" ? fileAt(app, path) : undefined;
    if (file === undefined) return next();
    const takesZip = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    return send(file, { zip: takesZip, head: method === "HEAD" });
  };
}

function fileAt(app: WebApp, path: string): File | undefined {
  if (path === "/api" || path.startsWith("/api/")) return undefined;
  const isFile = extname(path) !== "" || path.startsWith("/assets/");
  return app.get(path) ?? (isFile ? undefined : app.get("/index.html"));
}

function send(file: File, how: { readonly zip: boolean; readonly head: boolean }): Response {
  const zipped = how.zip ? file.zipped : undefined;
  return new Response(how.head ? null : (zipped ?? file.bytes), {
    headers: {
      "content-type": file.type,
      "cache-control": file.lasting ? "public, max-age=31536000, immutable" : "no-store",
      vary: "accept-encoding",
      ...(zipped === undefined ? {} : { "content-encoding": "gzip" }),
    },
  });
}
