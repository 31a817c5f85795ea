#!/usr/bin/env node
/**
 * Makes test/vectors/journal-*: an export and a receipt put together by hand, without `src/`.
 *
 * Every hash is taken over bytes written out here as docs/journal.md states them, in the order in
 * which canonical JSON sorts them. Run it to compare: `node tools/verify/make-journal.mjs [FOLDER]`.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash("sha256")).digest();
const b64 = (bytes) => bytes.toString("base64");

const log = "chancery.example/desk";
const seed = sha256("desk");
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const key = Buffer.concat([pkcs8, seed]);
const secret = createPrivateKey({ key, format: "der", type: "pkcs8" });
const raw = Buffer.from(createPublicKey(secret).export({ format: "jwk" }).x, "base64url");
const typed = Buffer.concat([Buffer.of(1), raw]);
const id = sha256(`${log}\n`, typed).subarray(0, 4);

// RFC 6962, section 2.1, by its definition.
function mth(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha256();
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

function checkpoint(tree, leaves) {
  const text = `${log}/north/${tree}\n${leaves.length}\n${b64(mth(leaves))}\n`;
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), secret)]);
  return `${text}\n— ${log} ${b64(signature)}\n`;
}

// Payloads as canonical text; the fourth entry excises the second.
const entries = [
  { mark: "S//Sensitive", payload: '{"kind":"contact","text":"The envoy called."}' },
  { mark: "U", payload: '{"a":[1,2.5,true,null],"text":"заявление \\"press\\""}' },
  { mark: "S//Sensitive", payload: '{"text":"line\\nbreak"}' },
  { mark: "U", payload: '{"authority":"records officer","kind":"excision"}', excises: 0 },
  { mark: "TS//Eyes Only", payload: '"a text alone"' },
].map(({ mark, payload, excises }, index) => {
  const salt = sha256(`salt ${index}`);
  const commitment = b64(sha256("chancery.commitment.v1\n", salt, payload));
  const list = excises === undefined ? "" : `"excises":[${excises}],`;
  const leaf =
    `{"commitment":"${commitment}","dossier":"north",${list}"id":"e${index}",` +
    `"mark":"${mark}","recorded":"2026-01-19T09:3${index}:00.000Z","v":1}`;
  return { index, mark, payload, salt: b64(salt), leaf, hash: sha256(Buffer.of(0), leaf) };
});

const note = (words) => JSON.stringify({ checkpoint: words });
const header = (view) =>
  `{"dossier":"north","form":"chancery-journal/1","log":"${log}","view":"${view}"}`;
const placed = new Map();
for (const entry of entries) {
  const tree = placed.get(entry.mark) ?? [];
  placed.set(entry.mark, [...tree, entry]);
  entry.position = tree.length;
}
const leafLine = ({ index, leaf, payload, position, salt }, full) => {
  const place = full ? `"index":${index},` : "";
  if (index === 1) return `{"excised":1,${place}"leaf":${leaf},"position":${position}}`;
  return `{${place}"leaf":${leaf},"payload":${payload},"position":${position},"salt":"${salt}"}`;
};
const hashes = (list) => list.map(({ hash }) => hash);
const markNote = (mark) =>
  checkpoint(`mark/${encodeURIComponent(mark)}`, hashes(placed.get(mark) ?? []));
const master = checkpoint("master", hashes(entries));

const full = [
  header("full"),
  ...entries.map((entry) => leafLine(entry, true)),
  ...[...placed.keys()].map((mark) => note(markNote(mark))),
  note(master),
];
const marks = [
  header("marks"),
  ...[...placed.keys()].sort().flatMap((mark) => {
    const lines = (placed.get(mark) ?? []).map((entry) => leafLine(entry, false));
    return [...lines, note(markNote(mark))];
  }),
];

// The third entry in the master tree: its sibling is the fourth, then the pair before, then the fifth.
const [h0, h1, h2, h3, h4] = hashes(entries);
const pair = sha256(Buffer.of(1), h0, h1);
const receipt = [
  "c2sp.org/tlog-proof@v1",
  `extra ${b64(Buffer.from(entries[2].leaf))}`,
  "index 2",
  b64(h3),
  b64(pair),
  b64(h4),
  "",
  master,
];
if (
  !mth([h0, h1, h2, h3, h4]).equals(
    sha256(Buffer.of(1), sha256(Buffer.of(1), pair, sha256(Buffer.of(1), h2, h3)), h4),
  )
)
  throw new Error("the proof does not lead to the root");

const folder = process.argv[2] ?? "test/vectors";
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "journal-full.jsonl"), `${full.join("\n")}\n`);
writeFileSync(join(folder, "journal-marks.jsonl"), `${marks.join("\n")}\n`);
writeFileSync(join(folder, "journal-master.checkpoint"), master);
writeFileSync(join(folder, "journal.vkey"), `${log}+${id.toString("hex")}+${b64(typed)}\n`);
writeFileSync(join(folder, "journal.tlog-proof"), receipt.join("\n"));
