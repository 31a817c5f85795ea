/**
 * Whether the server can be reached: lost when a question finds nobody, back when its health
 * answers again. What was asked meanwhile is then asked again.
 */
import { useSyncExternalStore } from "react";
import { askAgain, onTrouble } from "./answers.ts";

export type Connection = "here" | "away";

let connection: Connection = "here";
const listeners = new Set<() => void>();
const pauses = [1, 2, 4, 8, 15] as const;

onTrouble(({ kind }) => {
  if (kind === "away") lost();
});

export function useConnection(): Connection {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => connection,
  );
}

/** Calls back whenever the server can be reached again. */
export function onBack(tell: () => void): void {
  listeners.add(() => {
    if (connection === "here") tell();
  });
}

/** To be called by whatever else found nobody there. */
export function lost(): void {
  if (connection === "away") return;
  set("away");
  void waitForServer(0);
}

/** To be called by what lost touch, which need not mean that nobody is there. */
export async function suspectLost(): Promise<void> {
  if (connection === "here" && !(await isThere())) lost();
}

/** When somebody is there again; at once where nobody has been missed. */
export function whenBack(): Promise<void> {
  if (connection === "here") return Promise.resolve();
  return new Promise((resolve) => {
    const changed = () => {
      if (connection === "away") return;
      listeners.delete(changed);
      resolve();
    };
    listeners.add(changed);
  });
}

async function waitForServer(tries: number): Promise<void> {
  const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 15;
  await new Promise((resolve) => setTimeout(resolve, pause * 1000));
  if (!(await isThere())) return waitForServer(tries + 1);
  set("here");
  askAgain("failed");
}

function isThere(): Promise<boolean> {
  return fetch("/api/health", { cache: "no-store" })
    .then(({ ok }) => ok)
    .catch(() => false);
}

function set(now: Connection): void {
  connection = now;
  for (const tell of listeners) tell();
}
