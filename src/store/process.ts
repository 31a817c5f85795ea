/**
 * Processes of this machine: whether one lives, when it began, what it works in.
 */

import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { codeOf } from "./problem.ts";

export function isAlive(pid: number): boolean {
  return isTaken(pid) && (process.platform !== "linux" || !isZombie(pid));
}

/** Whether the number stands for a process, be it one that is dead and not yet buried. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** A text that differs for two processes with one number; undefined if there is none such. */
export function beganAt(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") return `${bootId()} ${statOf(pid)[19] ?? ""}`;
  if (process.platform === "win32") return "alive";
  return psOf(pid, "lstart=") || "alive";
}

/** Whether the process is a PostgreSQL server over that folder. */
export function serves(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform !== "linux") return psOf(pid, "command=").includes(cluster);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

/** The fields of /proc/PID/stat from the state on: 0 is the state, 19 the start time. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function isZombie(pid: number): boolean {
  return statOf(pid)[0] === "Z";
}

/** Start times count from the boot, so the boot belongs to them. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function psOf(pid: number, field: string): string {
  return (
    spawnSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).stdout ?? ""
  ).trim();
}
