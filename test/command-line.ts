/**
 * The command line: as a child process, and, where its own start is not what is
 * tested, in this one.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { program } from "../src/cli/program.ts";
import { runCommand } from "../src/cli/run.ts";
import { parseInstant } from "../src/core/day.ts";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

export type Ended = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `chancery` from its sources with these words, in a folder. */
export function chancery(words: readonly string[], folder: string = projectRoot): Promise<Ended> {
  const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
  const loader = fileURLToPath(new URL("../node_modules/tsx/dist/loader.mjs", import.meta.url));
  return ended(["--import", loader, main, ...words], folder);
}

/** What `chancery` does with these words, on a fixed day. */
export function command(words: readonly string[], folder: string = projectRoot): Ended {
  const now = parseInstant("2026-01-02T03:04:05Z");
  if (!now.ok) throw new Error(now.problem);
  return runCommand(words, program, { now: now.value, cwd: folder, width: 80 });
}

/** Runs Node with these words; text is as wide as on a plain terminal. */
export function ended(words: readonly string[], folder: string): Promise<Ended> {
  const env = { ...process.env, COLUMNS: "80" };
  return new Promise((settle) => {
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [...words], options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      settle({ code, out, err });
    });
  });
}

/** A made-up tender, small and fixed: its dossier and its policy. */
export const tender = [
  "--dossier",
  `${projectRoot}/test/dossiers/tender.jsonl`,
  "--policy",
  `${projectRoot}/test/policies/procurement.yaml`,
] as const;
