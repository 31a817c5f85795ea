import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { aFolder, endAll } from "../../test/folders.ts";
import { barrierTo } from "./account.ts";
import { installedPackage, serverBinaries } from "./binaries.ts";
import { placeFor, prepareFolder } from "./folder.ts";

const asRoot = process.getuid?.() === 0;

afterEach(endAll);

describe("the server's binaries", () => {
  test("are copied where the server's account cannot reach the installed ones", ({ skip }) => {
    skip(!asRoot, "not root here, so the installed ones are always within reach");
    const installed = installedPackage();
    const home = aFolder();
    const folder = prepareFolder(join(home, "data"), { name: "nobody", uid: 65_534, gid: 65_534 });
    if (!installed.ok || !folder.ok || folder.value.account === undefined) throw new Error("no");
    const hidden = join(home, "private");
    mkdirSync(hidden, { mode: 0o700 });
    cpSync(installed.value, join(hidden, "package"), { recursive: true, verbatimSymlinks: true });
    const bin = serverBinaries(folder.value, join(hidden, "package"));
    expect(bin).toEqual({ ok: true, value: join(home, "data", "server", "18.4.0-beta.17", "bin") });
    const { account } = folder.value;
    expect(barrierTo(join(home, "data", "server"), account)).toBeUndefined();
    const tried = spawnSync(
      join(home, "data", "server", "18.4.0-beta.17", "bin", "postgres"),
      ["-V"],
      {
        uid: account.uid,
        gid: account.gid,
        encoding: "utf8",
      },
    );
    expect(tried.stdout).toContain("PostgreSQL) 18.4");
  });

  test("are copied with their links where the package lacks them", () => {
    const installed = installedPackage();
    const home = aFolder();
    const folder = prepareFolder(join(home, "data"), undefined);
    if (!installed.ok || !folder.ok) throw new Error("no package or no folder");
    const bare = join(home, "package");
    cpSync(installed.value, bare, { recursive: true, verbatimSymlinks: true });
    rmSync(join(bare, "native", "lib", "libpq.so.5"));
    const bin = serverBinaries(folder.value, bare);
    expect(bin.ok && existsSync(join(bin.value, "..", "lib", "libpq.so.5"))).toBe(true);
  });
});

test.each([
  ["linux", { XDG_DATA_HOME: "/x" }, "/x/chancery"],
  ["linux", {}, "/home/a/.local/share/chancery"],
  ["darwin", {}, "/home/a/Library/Application Support/Chancery"],
  ["win32", { LOCALAPPDATA: "/local" }, "/local/Chancery"],
])("on %s with %j data goes to %s", (platform, env, place) => {
  expect(placeFor(platform, env, "/home/a")).toBe(place);
});
