#!/usr/bin/env node
/**
 * Checks a receipt (C2SP tlog-proof) or a proof of growth offline, with nothing but Node.
 *
 *   node tools/verify/proof.mjs RECEIPT --key VKEY [--key VKEY] ...
 *   node tools/verify/proof.mjs PROOF --since CHECKPOINT --key VKEY ...
 *
 * Exit 0: it holds. Exit 1: it does not. Exit 2: wrong usage.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCheckpoint, readKey } from "./formats.mjs";

const usage = "usage: proof.mjs FILE [--since CHECKPOINT] --key VKEY [--key VKEY] ...";
const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash("sha256")).digest();
const need = (truth, why) => {
  if (!truth) throw new Error(why);
};

/** RFC 9162, section 2.1.3.2. */
function rootFrom(leaf, index, size, path) {
  let [at, last, node] = [index, size - 1, leaf];
  for (const sibling of path) {
    need(last > 0, "the proof is too long");
    if (at % 2 === 1 || at === last) {
      node = sha256("\x01", sibling, node);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = sha256("\x01", node, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  need(last === 0, "the proof is too short");
  return node.toString("base64");
}

/** RFC 9162, section 2.1.4.2: the roots of both trees. */
function rootsFrom(from, to, oldRoot, path) {
  const isFull = Number.isInteger(Math.log2(from));
  const [first, ...rest] = isFull ? [Buffer.from(oldRoot, "base64"), ...path] : path;
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [older, newer] = [first, first];
  for (const node of rest) {
    need(last > 0, "the proof is too long");
    if (at % 2 === 1 || at === last) {
      older = sha256("\x01", node, older);
      newer = sha256("\x01", node, newer);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else newer = sha256("\x01", newer, node);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  need(last === 0, "the proof is too short");
  return [older.toString("base64"), newer.toString("base64")];
}

function hashesIn(lines) {
  const hashes = lines.map((line) => Buffer.from(line, "base64"));
  need(
    hashes.every((hash, at) => hash.length === 32 && hash.toString("base64") === lines[at]),
    "a hash is 32 bytes in base64",
  );
  return hashes;
}

function good(note, keys, what) {
  const checkpoint = readCheckpoint(note, keys);
  need(checkpoint.state === "good", `${what} is signed by none of the keys given`);
  return checkpoint;
}

function checkReceipt([first, extra, place, ...path], head) {
  need(first === "c2sp.org/tlog-proof@v1" && extra.startsWith("extra "), "not a receipt");
  const leaf = Buffer.from(extra.slice(6), "base64");
  const index = Number(place.replace(/^index /, ""));
  need(Number.isSafeInteger(index) && index >= 0 && index < head.size, "no such index");
  const root = rootFrom(sha256("\0", leaf), index, head.size, hashesIn(path));
  need(root === head.root, "the leaf is not in the tree that was signed");
  const { id, dossier, mark } = JSON.parse(leaf);
  const origin = `/${encodeURIComponent(dossier)}/mark/${encodeURIComponent(mark)}`;
  need(head.origin.endsWith(origin), "the leaf is of another tree");
  return `verified: ${id} is entry ${index} of ${head.origin}, signed at ${head.size}`;
}

function checkGrowth([first, ...path], head, old) {
  need(old.origin === head.origin, "the two checkpoints are of two trees");
  need(first === `old ${old.size}`, "the proof is not from that checkpoint");
  if (old.size === head.size) need(path.length === 0 && old.root === head.root, "two trees");
  else if (old.size > 0) {
    const [older, newer] = rootsFrom(old.size, head.size, old.root, hashesIn(path));
    need(older === old.root && newer === head.root, "the tree did not grow from that checkpoint");
  }
  return `verified: ${head.origin} only grew, from ${old.size} to ${head.size}`;
}

function main() {
  const key = { type: "string", multiple: true };
  const options = { key, since: { type: "string" } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  need(positionals.length === 1 && values.key, usage);
  const keys = values.key.map(readKey);
  const text = readFileSync(positionals[0], "utf8");
  const old = values.since && good(readFileSync(values.since, "utf8"), keys, "the old checkpoint");
  return () => {
    const blank = text.indexOf("\n\n");
    need(blank > 0, "no checkpoint in it");
    const lines = text.slice(0, blank).split("\n");
    const head = good(text.slice(blank + 2), keys, "the checkpoint");
    return old ? checkGrowth(lines, head, old) : checkReceipt(lines, head);
  };
}

try {
  const check = main();
  try {
    process.stdout.write(`${check()}\n`);
  } catch (error) {
    process.stdout.write(`does not hold: ${error.message}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
