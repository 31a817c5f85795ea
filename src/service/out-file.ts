/**
 * Writing a file whole or not at all: under another name first, then renamed.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { ok, type Result } from "../core/result.ts";
import { type KeepProblem, refused } from "./store.ts";

/** Writes the pieces, and gives how many bytes they were. */
export function writeText(
  path: string,
  cwd: string,
  pieces: Iterable<string>,
): Result<number, KeepProblem> {
  const file = begin(path, cwd);
  if (!file.ok) return file;
  try {
    for (const piece of pieces) file.value.write(piece);
    return ok(file.value.end());
  } catch (error) {
    file.value.drop();
    return toldOf(error, path);
  }
}

/** The same, for pieces that have to be waited for. */
export async function writePieces(
  path: string,
  cwd: string,
  pieces: AsyncIterable<string>,
): Promise<Result<number, KeepProblem>> {
  const file = begin(path, cwd);
  if (!file.ok) return file;
  try {
    for await (const piece of pieces) file.value.write(piece);
    return ok(file.value.end());
  } catch (error) {
    file.value.drop();
    return toldOf(error, path);
  }
}

type Draft = {
  readonly write: (piece: string) => void;
  readonly end: () => number;
  readonly drop: () => void;
};

function begin(path: string, cwd: string): Result<Draft, KeepProblem> {
  const target = resolve(cwd, path);
  const draft = `${target}.part-${process.pid}`;
  let bytes = 0;
  try {
    const handle = openSync(draft, "w", 0o600);
    return ok({
      write: (piece) => {
        const all = Buffer.from(piece);
        for (let from = 0; from < all.length; ) from += writeSync(handle, all, from);
        bytes += all.length;
      },
      end: () => {
        fsyncSync(handle);
        closeSync(handle);
        renameSync(draft, target);
        return bytes;
      },
      drop: () => {
        closeSync(handle);
        rmSync(draft, { force: true });
      },
    });
  } catch (error) {
    return toldOf(error, path);
  }
}

function toldOf(error: unknown, path: string): Result<never, KeepProblem> {
  const { code, syscall } = error as NodeJS.ErrnoException; // or none of these, and then it is thrown on
  const reason = reasons[code ?? ""];
  if (reason === undefined || syscall === undefined) throw error;
  return refused(`\`${path}\` cannot be written: ${reason}; nothing is left of it`);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
  EROFS: "it lies on a disk that can only be read",
  ENOENT: "there is no such folder",
  ENOTDIR: "a file stands where a folder should be",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
};
