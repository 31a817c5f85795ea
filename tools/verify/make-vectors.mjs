#!/usr/bin/env node
/**
 * Makes test/vectors: what a right implementation must answer, worked out without `src/`.
 *
 * Trees by the recursive definitions of RFC 6962, section 2.1; signatures by node:crypto over
 * bytes put together here. Run it to compare: `node tools/verify/make-vectors.mjs [FOLDER]`.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sha256 = (...parts) => {
  const hasher = createHash("sha256");
  for (const part of parts) hasher.update(part);
  return hasher.digest();
};
const hex = (bytes) => bytes.toString("hex");
const b64 = (bytes) => bytes.toString("base64");

// RFC 6962, section 2.1: MTH, PATH and PROOF as they stand there.
const leafOf = (bytes) => sha256(Buffer.of(0), bytes);
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);
const splitOf = (n) => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
function mth(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leafOf(leaves[0]);
  const k = splitOf(leaves.length);
  return nodeOf(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}
function path(m, leaves) {
  if (leaves.length === 1) return [];
  const k = splitOf(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}
function subproof(m, leaves, whole) {
  if (m === leaves.length) return whole ? [] : [mth(leaves)];
  const k = splitOf(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
}

function trees() {
  const most = 12;
  const inputs = Array.from({ length: most }, (_, i) => Buffer.from("entry ".repeat(i) + i));
  const roots = Array.from({ length: most + 1 }, (_, n) => mth(inputs.slice(0, n)));
  const inclusion = [];
  const consistency = [];
  for (let size = 1; size <= most; size++) {
    const leaves = inputs.slice(0, size);
    for (let at = 0; at < size; at++) {
      inclusion.push({ index: at, size, leaf: leafOf(inputs[at]), proof: path(at, leaves) });
    }
    for (let from = 1; from <= size; from++) {
      consistency.push({ from, to: size, proof: subproof(from, leaves, true) });
    }
  }
  return { inputs, roots, inclusion, consistency };
}

const flipped = (bytes) => Buffer.from(bytes.map((byte, at) => (at === 3 ? byte ^ 8 : byte)));
/** What a liar may do to a list of hashes. */
const spoiltProofs = (proof, root) => [
  ["a hash before", [root, ...proof]],
  ["a hash after", [...proof, root]],
  ["an empty hash after", [...proof, Buffer.alloc(0)]],
  ...proof.map((_, at) => [`without hash ${at}`, proof.filter((_, i) => i !== at)]),
  ...proof.map((_, at) => [`hash ${at} changed`, proof.map((h, i) => (i === at ? flipped(h) : h))]),
];

function inclusionProbes({ roots, inclusion }) {
  const wanted = inclusion.filter(({ index, size }) => (index * 7 + size) % 11 === 0);
  return wanted.flatMap((good) => {
    const probe = { desc: "good", ...good, root: roots[good.size], valid: true };
    const bad = (desc, change) => ({ ...probe, ...change, desc, valid: false });
    return [
      probe,
      bad("next index", { index: good.index + 1 }),
      bad("negative index", { index: -1 }),
      bad("index at the end", { index: good.size }),
      bad("twice the size", { size: good.size * 2 }),
      bad("no size", { size: 0 }),
      bad("other leaf", { leaf: flipped(good.leaf) }),
      bad("short leaf", { leaf: good.leaf.subarray(1) }),
      bad("other root", { root: flipped(probe.root) }),
      bad("no root", { root: Buffer.alloc(0) }),
      ...spoiltProofs(good.proof, probe.root).map(([desc, proof]) => bad(desc, { proof })),
    ];
  });
}

function consistencyProbes({ roots, consistency }) {
  const wanted = consistency.filter(({ from, to }) => (from * 5 + to) % 13 === 0);
  return wanted.flatMap((good) => {
    const both = { fromRoot: roots[good.from], toRoot: roots[good.to] };
    const probe = { desc: "good", ...good, ...both, valid: true };
    const bad = (desc, change) => ({ ...probe, ...change, desc, valid: false });
    return [
      probe,
      bad("from nothing", { from: 0 }),
      bad("from after to", { from: good.to + 1 }),
      bad("other earlier root", { fromRoot: flipped(both.fromRoot) }),
      bad("other later root", { toRoot: flipped(both.toRoot) }),
      bad("no earlier root", { fromRoot: Buffer.alloc(0) }),
      ...spoiltProofs(good.proof, both.toRoot).map(([desc, proof]) => bad(desc, { proof })),
    ];
  });
}

/** An Ed25519 pair from a seed, by the wrapping of RFC 8410. */
function pairOf(name, seed) {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const key = Buffer.concat([prefix, seed]);
  const secret = createPrivateKey({ key, format: "der", type: "pkcs8" });
  const raw = Buffer.from(createPublicKey(secret).export({ format: "jwk" }).x, "base64url");
  const typed = Buffer.concat([Buffer.of(1), raw]);
  const id = sha256(`${name}\n`, typed).subarray(0, 4);
  return { name, secret, raw, id, vkey: `${name}+${hex(id)}+${b64(typed)}`, seed };
}
const lineOf = (pair, text) =>
  `— ${pair.name} ${b64(Buffer.concat([pair.id, sign(null, Buffer.from(text), pair.secret)]))}\n`;
const noteOf = (text, ...pairs) => `${text}\n${pairs.map((pair) => lineOf(pair, text)).join("")}`;

function notes() {
  const desk = pairOf("chancery.example/desk", sha256("desk"));
  const witness = pairOf("witness.example/w1", sha256("witness"));
  const text = "Reference is made to the note of the 19th.\n\nIt is acknowledged — with thanks.\n";
  const good = noteOf(text, desk);
  const skey = `PRIVATE+KEY+${desk.name}+${hex(desk.id)}+${b64(Buffer.concat([Buffer.of(1), desk.seed]))}`;
  const note = (desc, words, verifies) => ({ desc, vkey: desk.vkey, note: words, verifies });
  return {
    key: { vkey: desk.vkey, skey, text, note: good },
    notes: [
      note("one signature", good, true),
      note("a witness first", noteOf(text, witness, desk), true),
      note("signed twice over", noteOf(text, desk, desk), true),
      note("only a witness", noteOf(text, witness), false),
      note("changed text", good.replace("19th", "20th"), false),
      note("one good, one false", good + lineOf(desk, `${text}more\n`), false),
      note("the key's id under another name", good.replace("/desk", "/disk"), false),
    ],
    malformed: [
      ["no signature block", text],
      ["no signature", `${text}\n`],
      ["the last line does not end", good.slice(0, -1)],
      ["a tab in the text", good.replace("note", "no\tte")],
      ["a carriage return", good.replaceAll("\n", "\r\n")],
      ["a hyphen for the dash", good.replace("\n— ", "\n- ")],
      ["a line more", `${good}and more\n`],
      ["a space in the name", good.replace("/desk ", "/the desk ")],
      ["a plus in the name", good.replace("/desk ", "/desk+ ")],
      ["base64 without its padding", good.replace(/=+\n$/, "\n")],
      ["too many signatures", `${text}\n${lineOf(desk, text).repeat(101)}`],
    ].map(([why, words]) => ({ why, note: words })),
  };
}

/** Checks that everyone must make who verifies Ed25519 (RFC 8032, section 5.1.7). */
function signatures() {
  const { secret, raw } = pairOf("x", sha256("ed25519"));
  const other = pairOf("y", sha256("other")).raw;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  return Array.from({ length: 8 }, (_, i) => Buffer.from("message ".repeat(i))).flatMap((msg) => {
    const sig = sign(null, msg, secret);
    const scalar = BigInt(`0x${hex(Buffer.from(sig.subarray(32)).reverse())}`);
    const grown = Buffer.from((scalar + order).toString(16).padStart(64, "0"), "hex").reverse();
    const row = (desc, change) => ({ desc, pk: raw, msg, sig, valid: false, ...change });
    return [
      row("good", { valid: true }),
      row("S plus the group's order", { sig: Buffer.concat([sig.subarray(0, 32), grown]) }),
      row("R changed", { sig: flipped(sig) }),
      row("a byte short", { sig: sig.subarray(0, 63) }),
      row("a byte long", { sig: Buffer.concat([sig, Buffer.of(0)]) }),
      row("empty", { sig: Buffer.alloc(0) }),
      row("all zero", { sig: Buffer.alloc(64) }),
      row("other message", { msg: Buffer.concat([msg, Buffer.of(0)]) }),
      row("other key", { pk: other }),
    ];
  });
}

const folder = process.argv[2] ?? "test/vectors";
const plain = (_, value) =>
  value?.type === "Buffer" ? Buffer.from(value.data).toString("base64") : value;
const write = (file, value) =>
  writeFileSync(join(folder, file), `${JSON.stringify(value, plain, 1)}\n`);
const made = "made by tools/verify/make-vectors.mjs; bytes in base64";
const tree = trees();
mkdirSync(folder, { recursive: true });
write("merkle.json", { made, ...tree });
write("proofs.json", {
  made,
  inclusion: inclusionProbes(tree),
  consistency: consistencyProbes(tree),
});
write("notes.json", { made, ...notes() });
write("ed25519.json", { made, signatures: signatures() });
