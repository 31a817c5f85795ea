#!/usr/bin/env node
/**
 * Verifies a journal export (docs/journal.md) with nothing but Node: no code of `src/`.
 *
 *   node tools/verify/verify.mjs EXPORT --key VKEY [--key VKEY] [--checkpoint FILE] ...
 *
 * Exit 0: all is as signed. Exit 1: it is not; each check names the first bad index that it found.
 * Exit 2: wrong usage, or a checkpoint that none of the keys has signed.
 */
import { createReadStream, existsSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  addLeaf,
  agrees,
  canonical,
  hashOf,
  need,
  opens,
  readCheckpoint,
  readKey,
  rootOf,
} from "./formats.mjs";

const usage = "usage: verify.mjs EXPORT --key VKEY [--key VKEY] [--checkpoint FILE] ...";

const forms = ["leaf,payload,position,salt", "excised,leaf,position"];
forms.push("index,leaf,payload,position,salt", "excised,index,leaf,position");

function openTree(book, origin, start, mark) {
  const lists = { at: [], peaks: [], notes: [], gone: new Map() };
  const tree = { origin, start, mark, agreed: 0, good: 0, ...lists };
  book.trees.set(origin, tree);
  return tree;
}

/** Adds a leaf, and compares with the checkpoints kept elsewhere of the tree at its new size. */
function grow(tree, leaf, at, kept) {
  addLeaf(tree.peaks, leaf, tree.at.length);
  const size = tree.at.push(at);
  const here = kept.filter((c) => c.origin === tree.origin && c.size === size);
  const parting = { first: tree.at[tree.agreed], last: at };
  if (here.some(({ root }) => root !== rootOf(tree.peaks))) tree.parting ??= parting;
  else if (here.length > 0) tree.agreed = size;
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
    const [origin, size, root] = value.checkpoint.split("\n");
    const tree = book.trees.get(origin);
    if (String(tree?.at.length) !== size) return find(book, "places", book.count - 1, "stray");
    const [fits, last] = [root === rootOf(tree.peaks), tree.at.at(-1)];
    const { parting } = tree;
    tree.notes.push({ text: value.checkpoint, fits, parting, size: Number(size), last });
  } else {
    need(forms.includes(names), "not a line of a journal");
    takeLeaf(book, value);
  }
}

function takeLeaf(book, { leaf, index, position, payload, salt, excised }) {
  const { count: at, last, master } = book;
  const origin = `${book.base}/mark/${encodeURIComponent(leaf.mark)}`;
  const known = book.trees.get(origin);
  const tree = known ?? openTree(book, origin, at, leaf.mark);
  const place = tree.at.length;
  const check = (truth, name, why) => truth || find(book, name, at, why);
  const follows = master || last === undefined || (known ? known === last : last.mark < leaf.mark);
  check(follows, "places", "the trees are not in the order of their marks");
  check(index === (master ? at : undefined), "places", "a wrong index");
  check(position === place, "places", "a wrong position");
  check(leaf.dossier === book.dossier, "places", "a leaf of another dossier");
  const isHeld = excised === undefined && opens(leaf, payload, salt);
  if (excised > place) tree.gone.set(place, { at, excised });
  else check(isHeld, "payloads", "not the payload committed to");
  check(agrees(leaf, payload), "payloads", "the payload says of itself what its leaf does not");
  for (const other of leaf.excises ?? []) {
    const isGone = tree.gone.get(other)?.excised === place && tree.gone.delete(other);
    check(isGone, "excisions", "a payload excised and still there");
  }
  const hash = hashOf(leaf);
  for (const grown of master ? [tree, master] : [tree]) grow(grown, hash, at, book.kept);
  Object.assign(book, { count: at + 1, last: tree });
}

/** Notes what a check found wrong, if it is the earliest that it found. */
function find(book, name, index, why, tree) {
  const first = Math.max(index, 0);
  if (!(book.found.get(name)?.first <= first)) book.found.set(name, { name, first, why, tree });
}

/** Holds a tree against checkpoints, in their order; gives what is wrong with it, if anything. */
function wrongWith(book, tree, notes) {
  const wrong = (why, first) => ({ name: "trees", why, first, tree });
  const end = book.master ? book.count : tree.start + tree.at.length;
  // No leaf before this one is bad: a good checkpoint vouches for all of them.
  const doubtful = (most) =>
    Math.min(Math.max(tree.at[tree.good] ?? most, book.master?.good ?? 0), most);
  tree.good = 0;
  for (const { text, fits, parting, size, last } of notes) {
    const { state } = readCheckpoint(text, book.keys);
    if (state === "unknown") continue;
    const most = parting?.last ?? last;
    if (state === "bad" || !fits) return wrong("another was signed", doubtful(most));
    if (parting) return wrong("a fork: two trees of one size were signed", parting.first);
    tree.good = size;
  }
  if (book.garbled) return undefined;
  if (tree.parting) return wrong("not that of the checkpoint kept", doubtful(tree.parting.last));
  const isSigned = tree.good === tree.at.length && notes.length > 0;
  if (!isSigned) return wrong("no known key signed", doubtful(end));
  const isCut = book.kept.some(({ origin, size }) => origin === tree.origin && size > tree.good);
  return isCut ? wrong("it ends too early", end) : undefined;
}

/** The verdict on an export: `keys` from `readKey`, `kept` from `readCheckpoint`. */
export async function verifyExport(lines, { keys, kept = [] }) {
  const wanted = kept.filter(({ size }) => size > 0);
  const book = { keys, kept: wanted, trees: new Map(), found: new Map(), count: 0 };
  try {
    for await (const line of lines) takeLine(book, line);
    need(book.form, "no header");
  } catch (error) {
    book.garbled = error.message;
  }
  const trees = [...book.trees.values()];
  const missing = book.garbled ? [] : trees.flatMap((tree) => [...tree.gone.values()]);
  for (const { at } of missing) find(book, "excisions", at, "a payload missing, and no excision");
  const absent = wanted.find(({ origin }) => !book.trees.has(origin));
  if (absent) find(book, "kept", 0, `no tree ${absent.origin}`, { ...absent, start: 0 });
  // Where all is well the last checkpoint of each tree is enough, and the roots of the others.
  const lastOf = ({ at, notes }) => notes.filter(({ size }) => size === at.length).slice(-1);
  const isSound = trees.every((tree) => !wrongWith(book, tree, lastOf(tree)));
  const isStray = trees.some(({ notes }) => notes.some(({ fits }) => !fits));
  const isClean = isSound && !isStray && !book.garbled && book.found.size === 0;
  const every = (tree) => wrongWith(book, tree, tree.notes) ?? [];
  return verdictOf(book, isClean ? [] : trees.flatMap(every));
}

/** The earliest of all that is wrong. What two lines show means little where leaves are amiss. */
function verdictOf(book, wrongs) {
  const { count, garbled, master } = book;
  const trees = [...book.trees.values()];
  const open = trees.map(({ at, good }) => Math.max(at[good] ?? count, master?.good ?? 0));
  if (garbled) find(book, "lines", Math.min(count, ...open), garbled);
  for (const { name, first, why, tree } of wrongs) find(book, name, first, why, tree);
  const isLesser = ({ name }) => name === "excisions" || name === "kept";
  const grave = ({ name }) => name === "trees" || name === "lines";
  const place = ({ name, first, why, tree: given }) => {
    const tree = given ?? trees.findLast(({ start }) => start <= first);
    return {
      name,
      why,
      first: first - (master ? 0 : (tree?.start ?? 0)),
      tree: master ? undefined : tree?.origin,
    };
  };
  const found = [...book.found.values()].sort((a, b) => a.first - b.first);
  const worst = found.find((one) => !isLesser(one) || !found.some(grave));
  const named = found.map(place);
  if (worst === undefined) return { ok: true, entries: count, found: named };
  const { first, why, tree } = place(worst);
  return { ok: false, first, why, ...(tree && { tree }), found: named };
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
  const said = ({ first, tree, why }) =>
    `first bad index ${first}${tree ? ` of ${tree}` : ""}: ${why}`;
  const lines = verdict.found.map((one) => `${one.name}: ${said(one)}`);
  lines.push(verdict.ok ? `verified: ${verdict.entries} entries` : said(verdict));
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exitCode = verdict.ok ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  });
}
