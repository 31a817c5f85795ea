#!/usr/bin/env node
/**
 * Verifies a journal export (docs/journal.md) with nothing but Node: no code of `src/`.
 *
 *   node tools/verify/verify.mjs EXPORT --key VKEY [--key VKEY] [--checkpoint FILE] ...
 *
 * Exit 0: every leaf is as signed. Exit 1: it is not, and the first bad index is named.
 * Exit 2: wrong usage, or a checkpoint that none of the keys has signed.
 */
import { createHash, createPublicKey, verify as ed25519 } from "node:crypto";
import { createReadStream, existsSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const usage = "usage: verify.mjs EXPORT --key VKEY [--key VKEY] [--checkpoint FILE] ...";
const lineForms = ["leaf,payload,position,salt", "excised,leaf,position"];
lineForms.push("index,leaf,payload,position,salt", "excised,index,leaf,position");

const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash("sha256")).digest();
const need = (truth, why) => {
  if (!truth) throw new Error(why);
};

/** RFC 8785; a payload may be nested 200 deep, and stands one deeper in its line. */
function canonical(value, depth = 0) {
  need(depth <= 201 && (typeof value !== "string" || value.isWellFormed()), "not I-JSON");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
  const member = (name) => `${canonical(name)}:${canonical(value[name], depth + 1)}`;
  return `{${Object.keys(value).sort().map(member).join()}}`;
}

/** RFC 6962, section 2.1, over leaf hashes; the roots of full subtrees are remembered. */
function rootOf(tree, start, end) {
  if (end - start < 2) return end > start ? tree.leaves[start] : sha256();
  const half = 2 ** (31 - Math.clz32(end - start - 1));
  const full = end - start === 2 * half;
  const known = full ? tree.nodes.get(`${start}+${half}`) : undefined;
  if (known) return known;
  const parts = [rootOf(tree, start, start + half), rootOf(tree, start + half, end)];
  const node = sha256("\x01", ...parts);
  if (full) tree.nodes.set(`${start}+${half}`, node);
  return node;
}

export function readKey(vkey) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey) ?? [];
  const bytes = Buffer.from(base64 ?? "", "base64");
  need(bytes.length === 33 && bytes[0] === 1, `not an Ed25519 verification key: ${vkey}`);
  need(sha256(`${name}\n`, bytes).toString("hex", 0, 4) === id, `its id does not fit: ${vkey}`);
  const jwk = { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url", 1) };
  return { name, id, key: createPublicKey({ key: jwk, format: "jwk" }) };
}

/** A checkpoint, and whether keys known here signed it: good, bad if one is false, unknown. */
export function readCheckpoint(note, keys) {
  const [, text, lines] = /^(.*\n)\n((?:— \S+ \S+\n)+)$/s.exec(note) ?? [];
  const [, origin, size, root] = /^(.+)\n(0|[1-9]\d*)\n(.{44})\n/.exec(text ?? "") ?? [];
  const verdicts = (lines ?? "").split("\n").flatMap((line) => {
    const [, name, base64] = line.split(" ");
    const bytes = Buffer.from(base64 ?? "", "base64");
    const signer = keys.find((k) => k.name === name && k.id === bytes.toString("hex", 0, 4));
    return signer ? ed25519(null, Buffer.from(text), signer.key, bytes.subarray(4)) : [];
  });
  if (!root || verdicts.includes(false)) return { state: "bad" };
  return { origin, size: Number(size), root, state: verdicts.length > 0 ? "good" : "unknown" };
}

function takeLine(book, line) {
  const value = JSON.parse(line);
  need(canonical(value) === line, "not in canonical form");
  const names = Object.keys(value).join();
  if (!book.form) {
    need(names === "dossier,form,log,view" && value.form === "chancery-journal/1", "no header");
    Object.assign(book, value, { base: `${value.log}/${encodeURIComponent(value.dossier)}` });
    if (value.view === "full") book.master = openTree(book, `${book.base}/master`, 0);
  } else if (names === "checkpoint") {
    const [origin, size] = value.checkpoint.split("\n");
    const tree = book.trees.get(origin);
    if (String(tree?.leaves.length) !== size) flaw(book, book.count - 1, "a stray checkpoint");
    else tree.notes.push({ note: value.checkpoint, size: tree.leaves.length });
  } else {
    need(lineForms.includes(names), "not a line of a journal");
    takeLeaf(book, value);
  }
}

function takeLeaf(book, { leaf, index, position, payload, salt, excised }) {
  const { count: at, last, master } = book;
  const origin = `${book.base}/mark/${encodeURIComponent(leaf.mark)}`;
  const known = book.trees.get(origin);
  const tree = known ?? openTree(book, origin, at);
  const place = tree.leaves.length;
  const check = (truth, why) => truth || flaw(book, at, why);
  check(master || follows(last, known, leaf), "the trees are not in the order of their marks");
  check(index === (master ? at : undefined) && position === place, "a wrong index or position");
  check(leaf.dossier === book.dossier, "a leaf of another dossier");
  if (excised > place) tree.gone.set(place, { at, excised });
  else check(excised === undefined && opens(leaf, payload, salt), "not the payload committed to");
  for (const other of leaf.excises ?? []) {
    if (tree.gone.get(other)?.excised === place) tree.gone.delete(other);
    else book.lesser.push({ first: at, why: "a payload excised and still there" });
  }
  const hash = sha256("\0", canonical(leaf));
  for (const grown of master ? [tree, master] : [tree]) {
    grown.leaves.push(hash);
    grown.at.push(at);
  }
  tree.mark = leaf.mark;
  Object.assign(book, { count: at + 1, last: tree });
}

function follows(last, known, { mark }) {
  return last === undefined || (known ? known === last : last.mark < mark);
}

function opens({ commitment }, payload, salt) {
  const bytes = Buffer.from(salt, "base64");
  need(bytes.length === 32 && bytes.toString("base64") === salt, "a salt is 32 bytes in base64");
  const hash = sha256("chancery.commitment.v1\n", bytes, canonical(payload));
  return hash.toString("base64") === commitment;
}

function openTree(book, origin, start) {
  const kept = book.kept.filter((c) => c.origin === origin && c.size > 0);
  const lists = { leaves: [], at: [], notes: [], nodes: new Map(), gone: new Map() };
  const tree = { origin, start, kept, good: 0, ...lists };
  book.trees.set(origin, tree);
  return tree;
}

function flaw(book, index, why) {
  if (!(book.flaw?.first <= index)) book.flaw = { first: Math.max(index, 0), why };
}

/** Holds a tree against checkpoints, in their order; gives what is wrong with it, if anything. */
function wrongWith(book, tree, notes) {
  const size = tree.leaves.length;
  const end = book.master ? book.count : tree.start + size;
  const root = (n) => rootOf(tree, 0, n).toString("base64");
  const parting = tree.kept.find((c) => c.size <= size && c.root !== root(c.size));
  // No leaf before this one is bad: a good checkpoint vouches for all of them.
  const doubtful = (most) =>
    Math.min(Math.max(tree.at[tree.good] ?? most, book.master?.good ?? 0), most);
  const lastOf = (n) => tree.at[Math.min(n, parting?.size ?? n) - 1] ?? 0;
  const wrong = (why, first) => ({ why, first, tree });
  tree.good = 0;
  for (const { note, size: n } of notes) {
    const checkpoint = readCheckpoint(note, book.keys);
    if (checkpoint.state === "unknown") continue;
    if (checkpoint.root !== root(n)) return wrong("another tree was signed", doubtful(lastOf(n)));
    if (n >= parting?.size) {
      const agreed = tree.kept[tree.kept.indexOf(parting) - 1]?.size ?? 0;
      return wrong("a fork: two trees of this size were signed", tree.at[agreed]);
    }
    tree.good = n;
  }
  if (book.garbled) return undefined;
  if (parting) return wrong("not the tree of the checkpoint kept", doubtful(lastOf(size)));
  if (tree.good !== size || notes.length === 0) return wrong("no known key signed", doubtful(end));
  return tree.kept.some((c) => c.size > size) ? wrong("it ends too early", end) : undefined;
}

/** The verdict on an export: `keys` from `readKey`, `kept` from `readCheckpoint`. */
export async function verifyExport(lines, { keys, kept = [] }) {
  const sorted = kept.toSorted((a, b) => a.size - b.size);
  const book = { keys, kept: sorted, trees: new Map(), lesser: [], count: 0 };
  try {
    for await (const line of lines) takeLine(book, line);
    need(book.form, "no header");
    for (const { at } of [...book.trees.values()].flatMap((tree) => [...tree.gone.values()])) {
      book.lesser.push({ first: at, why: "a payload missing, and no excision of it" });
    }
  } catch (error) {
    book.garbled = error.message;
  }
  const atEnd = (tree) => tree.notes.filter((n) => n.size === tree.leaves.length).slice(-1);
  const trees = [...book.trees.values()];
  const fits = trees.every((tree) => !wrongWith(book, tree, atEnd(tree)));
  const absent = book.kept.find((c) => c.size > 0 && !book.trees.has(c.origin));
  if (absent && book.lesser.length === 0) {
    book.lesser.push({ first: 0, why: `no tree ${absent.origin}`, tree: { ...absent, start: 0 } });
  }
  const sound = fits && !book.garbled;
  if (sound && !book.flaw && book.lesser.length === 0) return { ok: true, entries: book.count };
  const worst = firstWrong(book, trees);
  const tree = worst.tree ?? trees.findLast(({ start }) => start <= worst.first);
  if (book.master || !tree) return { ok: false, first: worst.first, why: worst.why };
  return { ok: false, tree: tree.origin, first: worst.first - tree.start, why: worst.why };
}

/** Something is wrong: now every checkpoint on the way is tried, to say where. */
function firstWrong(book, trees) {
  const wrongs = trees.flatMap((tree) => wrongWith(book, tree, tree.notes) ?? []);
  const doubtful = trees.map((t) => Math.max(t.at[t.good] ?? book.count, book.master?.good ?? 0));
  const broke = { first: Math.min(book.count, ...doubtful), why: book.garbled };
  const amiss = book.garbled ? [broke, ...wrongs] : wrongs;
  // Excisions are told by two lines: they mean little where leaves are amiss.
  const all = [book.flaw ?? [], amiss.length > 0 ? amiss : book.lesser].flat();
  return all.sort((a, b) => a.first - b.first)[0];
}

/** Lines as `\n` ends them, and nothing else: a text may hold other line separators. */
async function* linesOf(file) {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function main() {
  const several = { type: "string", multiple: true };
  const options = { key: several, checkpoint: several };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  need(positionals.length === 1 && values.key, usage);
  need(existsSync(positionals[0]), `no such file: ${positionals[0]}`);
  const keys = values.key.map(readKey);
  const kept = (values.checkpoint ?? []).map((file) => {
    const checkpoint = readCheckpoint(readFileSync(file, "utf8"), keys);
    need(checkpoint.state === "good", `not a checkpoint signed by a key given: ${file}`);
    return checkpoint;
  });
  const verdict = await verifyExport(linesOf(positionals[0]), { keys, kept });
  const { ok, entries, first, tree, why } = verdict;
  const place = tree ? `${first} of ${tree}` : first;
  process.stdout.write(
    ok ? `verified: ${entries} entries\n` : `first bad index ${place}: ${why}\n`,
  );
  process.exitCode = ok ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  });
}
