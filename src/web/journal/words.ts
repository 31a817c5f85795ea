/**
 * What came of verifying, as sentences for the page.
 */
import { listed } from "../../core/names.ts";
import type { Key } from "./note.ts";
import type { ReceiptVerdict } from "./receipt.ts";
import type { Verdict, Wrong } from "./verify.ts";

export type Said = {
  readonly tone: "ok" | "no" | "und";
  readonly word: string;
  readonly text: string;
};

/** Whose word is taken for the keys. */
export type Trust = "yours" | "the server's";

export function sayVerdict(verdict: Verdict, trust: Trust): Said {
  switch (verdict.kind) {
    case "holds":
      return { tone: "ok", word: "Verified", text: sayHolds(verdict, trust) };
    case "wrong":
      return { tone: "no", word: "Not as signed", text: sayWrong(verdict) };
    case "kept is of no use":
      return {
        tone: "und",
        word: "Not verified",
        text:
          verdict.why === "unknown key"
            ? "None of the keys has signed the checkpoint that you kept, so it says nothing here."
            : "The signature on the checkpoint that you kept is false, so it says nothing here.",
      };
    case "cannot":
      return sayCannot(verdict.why);
    case "stopped":
      return {
        tone: "und",
        word: "Stopped",
        text: `You stopped after ${count(verdict.at, "leaf", "leaves")} of ${num(verdict.of)}; nothing is proved by part of a tree.`,
      };
    case "failed":
      return {
        tone: "und",
        word: "Not verified",
        text: `The leaves could not be had: ${verdict.problem.title}. Nothing is proved either way.`,
      };
  }
}

function sayHolds({ size, by, kept }: Extract<Verdict, { kind: "holds" }>, trust: Trust): string {
  const whose = trust === "yours" ? "that you gave" : "that this server names";
  const all = size === 1 ? "The 1 leaf is" : `All ${num(size)} leaves are`;
  const first = `${all} those that were signed, up to size ${num(size)}, by ${keysOf(by)}, ${by.length === 1 ? "a key" : "keys"} ${whose}.`;
  if (kept === undefined) return first;
  return `${first} The tree begins with what the checkpoint you kept vouches for, up to size ${num(kept)}.`;
}

function sayWrong({ what, between, keys, sizes }: Extract<Verdict, { kind: "wrong" }>): string {
  const key = keys === undefined ? "" : listed(keys);
  const why: Readonly<Record<Wrong, string>> = {
    "no checkpoint": "What was sent as the last checkpoint is none.",
    "other tree": "The last checkpoint is of another tree.",
    "false signature": `The signature under the last checkpoint, said to be by ${key}, is false.`,
    "unknown key": `None of the keys has signed the last checkpoint; it is said to be by ${key}.`,
    "leaf changed": "A leaf does not hash to what was sent with it.",
    "leaf of another tree": "A leaf says that it is of another tree.",
    "leaf missing": "The tree ends before the size that was signed.",
    "other leaves": "The leaves are not those that were signed.",
    "end missing": `The end is missing: the checkpoint you kept is of size ${num(sizes?.kept)}, and this tree is signed up to ${num(sizes?.signed)}.`,
    "other history": `Another history was signed: at size ${num(sizes?.kept)} the checkpoint you kept says another root, and both are signed.`,
  };
  return between === undefined ? why[what] : `${why[what]} ${sayPlace(between)}`;
}

function sayPlace([first, last]: readonly [number, number]): string {
  if (first === last) return `The first bad index is ${num(first)}.`;
  return `The first bad index lies from ${num(first)} to ${num(last)}; a checkpoint of a size in between would tell more.`;
}

/** Why this browser checks nothing. */
export function sayCannot(why: "not here" | "no Ed25519"): Said {
  const text =
    why === "not here"
      ? "A browser hashes only on pages that came by https or from this machine. Use tools/verify on an export."
      : "This browser does not know Ed25519, the signatures of the journal. Use a newer one, or tools/verify on an export.";
  return { tone: "und", word: "Not verified", text: text };
}

export function sayReceipt(
  verdict: ReceiptVerdict,
  { index, size }: { readonly index: number; readonly size: number },
): Said {
  switch (verdict.kind) {
    case "holds":
      return {
        tone: "ok",
        word: "Verified",
        text: `The entry is leaf ${num(index)} of the ${num(size)} that were signed by ${keysOf(verdict.by)}, a key that this server names.`,
      };
    case "not included":
      return {
        tone: "no",
        word: "Not as signed",
        text: "The leaf is not in the tree that was signed.",
      };
    case "other tree":
      return {
        tone: "no",
        word: "Not as signed",
        text: "The leaf is of another tree than the checkpoint.",
      };
    case "false signature":
      return {
        tone: "no",
        word: "Not as signed",
        text: `The signature by ${verdict.key} is false.`,
      };
    case "unknown key":
      return {
        tone: "und",
        word: "Not verified",
        text: `The checkpoint is signed by none of the keys that this server names, only by ${listed(verdict.keys)}.`,
      };
  }
}

function keysOf(keys: readonly Key[]): string {
  return listed(keys.map(({ name, id }) => `${name}+${id}`));
}

function count(number: number, one: string, several: string): string {
  return `${num(number)} ${number === 1 ? one : several}`;
}

function num(number: number | undefined): string {
  return (number ?? 0).toLocaleString("en-GB");
}
