/**
 * The lock on a data folder: one Chancery to a folder.
 *
 * The file says who has it: a process, and when that process began, so that a
 * number used again by another process is not taken for the holder. The lock of
 * a dead process is taken over. Two that take over at the same moment are told
 * apart by the advisory lock that each then asks of the server (see embedded.ts).
 */

import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { codeOf } from "./problem.ts";
import { beganAt } from "./process.ts";

type Holder = { readonly pid: number; readonly began: string | undefined };

/** Takes the lock, or gives the process that has it. */
export function takeLock(path: string): { readonly held: number } | undefined {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const self: Holder = { pid: process.pid, began: beganAt(process.pid) };
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    linkSync(draft, path);
    rmSync(draft);
    return undefined;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  const holder = holderOf(path);
  if (holder !== undefined && isLive(holder)) {
    rmSync(draft);
    return { held: holder.pid };
  }
  renameSync(draft, path);
  return undefined;
}

/** Gives the lock up if it is ours. */
export function releaseLock(path: string): void {
  if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

/** The process that has the lock, by its file. */
export function holderOf(path: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(path, "utf8"));
    return typeof pid === "number" ? { pid, began } : undefined;
  } catch {
    return undefined; // no file, or one cut short by a crash: nobody's
  }
}

function isLive(holder: Holder): boolean {
  const began = beganAt(holder.pid);
  if (began === undefined) return false;
  return holder.began === undefined || began === holder.began;
}
