/**
 * Hand-overs from one signing key to the next (docs/journal.md): a note of three lines that both
 * keys have signed.
 */
import { openNote, readKey, readNote } from "./note.ts";

export type HandOver = {
  readonly note: string;
  /** The ids of the two keys, where the note names two. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Whether both have signed it. */
  readonly holds: "yes" | "no" | "untried";
};

export async function readHandOver(text: string, canVerify: boolean): Promise<HandOver> {
  const unsaid = { note: text, from: undefined, to: undefined };
  const note = readNote(text);
  if (!note.ok) return { ...unsaid, holds: "no" };
  const [form, before = "", after = "", ...more] = note.value.text.split("\n");
  if (!canVerify) return { ...unsaid, holds: "untried" };
  const [from, to] = [await readKey(before), await readKey(after)];
  const isOne = form === "chancery-hand-over/1" && more.join("") === "";
  if (!isOne || from === undefined || to === undefined) return { ...unsaid, holds: "no" };
  const opened = await openNote(note.value, [from, to]);
  const both = opened.kind === "signed" && opened.by.length === 2;
  return { note: text, from: from.id, to: to.id, holds: both ? "yes" : "no" };
}
