/**
 * The command line on a store of its own: in this process, and as a child process where that is
 * what is tested.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fromStore } from "../src/cli/from-store.ts";
import { program } from "../src/cli/program.ts";
import { runToEnd } from "../src/cli/run.ts";
import { parseInstant } from "../src/core/day.ts";

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const root = fileURLToPath(new URL("..", import.meta.url));
// No other server than that of `--data` is meant.
delete process.env.DATABASE_URL;

/** What `chancery` does with these words now; what main.ts would write is given. */
export function chancery(...words: readonly string[]): Promise<Ran> {
  const now = parseInstant(new Date().toISOString());
  if (!now.ok) throw new Error(now.problem);
  return runToEnd(words, { program, fetch: fromStore }, { now: now.value, cwd: root, width: 100 });
}

/** The same as a process of its own, from its sources. */
export function chanceryProcess(...words: readonly string[]): Promise<Ran> {
  return node("--import", "tsx", "src/cli/main.ts", ...words);
}

export function node(...words: readonly string[]): Promise<Ran> {
  return new Promise((settle) => {
    const env = { ...process.env, COLUMNS: "200" };
    const options = { cwd: root, env, maxBuffer: 1 << 28 };
    execFile(process.execPath, [...words], options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      settle({ code, out, err });
    });
  });
}

/** An entry as a person would write it, without when it was recorded. */
export function note(id: string, more: object = {}): object {
  const text = "A note was taken.";
  return { id, kind: "event", when: "1983-02-01", event: "other", text, mark: "C", ...more };
}
