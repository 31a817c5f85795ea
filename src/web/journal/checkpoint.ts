/**
 * Checkpoints in the browser (C2SP tlog-checkpoint): which tree, how large, with which root.
 */
import { fail, ok, type Result } from "../../core/result.ts";
import { type Bytes, bytesOf } from "./bytes.ts";
import { type Note, readNote } from "./note.ts";

export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly note: Note;
};

/** What a note says as a checkpoint; says nothing of who signed it. */
export function readCheckpoint(text: string): Result<Checkpoint, string> {
  const note = readNote(text);
  if (!note.ok) return note;
  const [origin = "", digits = "", base64 = "", ...more] = note.value.text.split("\n");
  const size = Number(digits);
  if (origin === "" || !/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) {
    return fail("it names no tree and no size");
  }
  const root = bytesOf(base64);
  if (root?.length !== 32) return fail("it has no root");
  if (more.slice(0, -1).includes("")) return fail("it holds an empty line");
  return ok({ origin, size, root, note: note.value });
}

/** A checkpoint as somebody pastes it: lines as another system ends them, the last one not at all. */
export function readPasted(text: string): Result<Checkpoint, string> {
  return readCheckpoint(`${text.replaceAll("\r\n", "\n").trim()}\n`);
}

const parts = /^(.*)\/([^/]+)\/(?:mark\/([^/]+)|(master))$/;

/** Which dossier and which mark an origin is of; the master tree is of no mark. */
export function readOrigin(
  origin: string,
): { readonly dossier: string; readonly mark: string | undefined } | undefined {
  const [, , dossier, mark] = parts.exec(origin) ?? [];
  if (dossier === undefined) return undefined;
  try {
    return {
      dossier: decodeURIComponent(dossier),
      mark: mark === undefined ? undefined : decodeURIComponent(mark),
    };
  } catch {
    return undefined; // a percent sign that begins nothing
  }
}
