#!/usr/bin/env node
/**
 * The command line: `chancery VERB`. Reads the clock, the folder and the width of
 * the terminal, and writes what comes of it.
 */
import { parseInstant } from "../core/day.ts";
import { fromStore } from "./from-store.ts";
import { program } from "./program.ts";
import { type Ended, runToEnd } from "./run.ts";
import { showProgress } from "./show-progress.ts";
import type { Shell } from "./verb.ts";

// What a pipe no longer takes, as with `| head`, is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const ended = await run();
process.stdout.write(ended.out);
process.stderr.write(ended.err);
process.exitCode = ended.code;

/** A problem of the reader's is an answer; what is thrown is a fault of the program. */
async function run(): Promise<Ended> {
  try {
    return await runToEnd(process.argv.slice(2), { program, fetch: fromStore }, shellOf());
  } catch (error) {
    const trace = error instanceof Error ? error.stack : String(error);
    return {
      code: 1,
      out: "",
      err: `chancery: a fault of the program; please report it\n${trace}\n`,
    };
  }
}

function shellOf(): Shell {
  const now = parseInstant(new Date().toISOString());
  if (!now.ok) throw new Error(`the clock is wrong: ${now.problem}`);
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS ?? 80);
  const width = Number.isInteger(columns) ? Math.min(100, Math.max(40, columns)) : 80;
  const progress = showProgress(process.stderr);
  const tell = (words: string) => process.stderr.write(`${words}\n`);
  return {
    now: now.value,
    cwd: process.cwd(),
    width,
    ...(progress && { progress }),
    ...(process.stderr.isTTY ? { tell } : {}),
  };
}
