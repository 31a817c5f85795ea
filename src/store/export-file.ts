/**
 * An export as a file: its lines, read a piece at a time.
 *
 * Lines end with a newline and with nothing else; a payload may hold other line separators.
 */
import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** The lines of a file, without their newlines; the file is read as they are asked for. */
export function* linesOf(path: string): Iterable<string> {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.alloc(1 << 18);
    const decoder = new StringDecoder("utf8");
    let rest = "";
    for (;;) {
      const count = readSync(file, piece);
      const text = rest + (count === 0 ? decoder.end() : decoder.write(piece.subarray(0, count)));
      const lines = text.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
      if (count === 0) break;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}
