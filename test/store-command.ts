/**
 * The command line as a child process, on a store of its own.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs `chancery` from its sources; no other server than that of `--data` is meant. */
export function chancery(...words: readonly string[]): Promise<Ran> {
  return node("--import", "tsx", "src/cli/main.ts", ...words);
}

export function node(...words: readonly string[]): Promise<Ran> {
  const { DATABASE_URL: _, ...env } = process.env;
  return new Promise((settle) => {
    const options = { cwd: root, env: { ...env, COLUMNS: "200" }, maxBuffer: 1 << 28 };
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
