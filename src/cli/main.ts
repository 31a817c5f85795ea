#!/usr/bin/env node
/**
 * The command line: `chancery VERB`. Reads the clock, the folder and the width of
 * the terminal, and writes what comes of it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseInstant } from "../core/day.ts";
import { home } from "../service/shelf.ts";
import { answerVerb } from "./answer.ts";
import { findingVerb } from "./finding.ts";
import { fromStore } from "./from-store.ts";
import { gatesVerb } from "./gates.ts";
import { matrixVerb } from "./matrix.ts";
import { policyShowVerb } from "./policy-show.ts";
import { postureVerb } from "./posture.ts";
import { ruleVerb } from "./rule.ts";
import { type Ended, type Program, runToEnd } from "./run.ts";
import { showVerb } from "./show.ts";
import { showProgress } from "./show-progress.ts";
import { storeVerbs } from "./store-verbs.ts";
import type { Shell } from "./verb.ts";

const program: Program = {
  version: versionOf(readFileSync(join(home, "package.json"), "utf8")),
  verbs: [
    ruleVerb,
    answerVerb,
    gatesVerb,
    postureVerb,
    matrixVerb,
    findingVerb,
    policyShowVerb,
    showVerb,
    ...storeVerbs,
  ],
};

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
  return { now: now.value, cwd: process.cwd(), width, ...(progress && { progress }) };
}

function versionOf(manifest: string): string {
  const { version } = JSON.parse(manifest) as { readonly version: string }; // our own manifest
  return version;
}
