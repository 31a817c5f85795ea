/**
 * The account that the database server runs under.
 *
 * PostgreSQL refuses to run as root. Where Chancery itself is root, the server
 * runs as `postgres`, else as `nobody`, and its folders must be within that
 * account's reach: a home of mode 0700 on the way is not.
 */

import { spawnSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fail, ok, type Result } from "../core/result.ts";
import type { StoreProblem } from "./problem.ts";

export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

const candidates = ["postgres", "nobody"] as const;

/** Undefined where the server may run as whoever Chancery runs as. */
export function serverAccount(): Result<Account | undefined, StoreProblem> {
  if (process.getuid?.() !== 0) return ok(undefined);
  for (const name of candidates) {
    const uid = numberFrom("-u", name);
    const gid = numberFrom("-g", name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return ok({ name, uid, gid });
  }
  return fail({ kind: "no-account", tried: candidates });
}

/** The first folder on the way to the path that the account may not enter; undefined if none. */
export function barrierTo(path: string, account: Account): string | undefined {
  return foldersTo(path).find((folder) => !mayEnter(folder, account));
}

/** The folders that exist from the root down to the path, symbolic links followed. */
function foldersTo(path: string): string[] {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  folder = realpathSync(folder);
  const folders = [folder];
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    folders.unshift(folder);
  }
  return folders;
}

function mayEnter(folder: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function numberFrom(flag: string, name: string): number | undefined {
  const asked = spawnSync("id", [flag, name], { encoding: "utf8" });
  const number = Number.parseInt(asked.stdout ?? "", 10);
  return asked.status === 0 && Number.isSafeInteger(number) ? number : undefined;
}
