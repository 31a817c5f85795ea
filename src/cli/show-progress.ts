/**
 * How far long work is, on one line of a terminal; nothing where there is none, as in a script.
 */
import type { WriteStream } from "node:tty";

/** Shorter work than this comes and goes unannounced. */
const least = 2000;

export function showProgress(
  terminal: Pick<WriteStream, "isTTY" | "write">,
): ((done: number, total: number) => void) | undefined {
  if (!terminal.isTTY) return undefined;
  return (done, total) => {
    if (total < least) return;
    const share = Math.floor((100 * done) / total);
    terminal.write(`\r${done} of ${total} (${share} %)${done === total ? "\n" : ""}`);
  };
}
