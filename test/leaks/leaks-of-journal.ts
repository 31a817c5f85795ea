/**
 * Deliberate leaks by the journal: tags, keys, events, trees, receipts, times.
 */
import { type Leak, leak } from "./leak.ts";

export const leaksOfJournal: readonly Leak[] = [
  leak("ETag", "etag", "the tag of an answer changes with what is hidden", [
    "http/operation.ts",
    'createHash("sha256").update(sent)',
    'createHash("sha256").update(sent).update(String(sharp.all().length))',
  ]),
  leak("versions", "tag-of-the-record", "the tag of the record counts what is hidden", [
    "service/reading-room.ts",
    "tagOf(sizes)",
    'tagOf(new Map([...sizes, ["", sharp.all().length]]))',
  ]),
  leak("If-Match", "if-match", "what is hidden keeps a write of one's own from its place", [
    "http/entering.ts",
    "tags.includes(dossier.tag)",
    "(tags.includes(dossier.tag) && sharp.hidden().length === 0)",
  ]),
  leak("If-Match", "what-came-in", "a stale write is told what came in, hidden entries too", [
    "http/entering.ts",
    "dossier.since(read) ?? []",
    "[...(dossier.since(read) ?? []), ...sharp.hidden()]",
  ]),
  leak("idempotency", "shared-keys", "a key that somebody else used is used up", [
    "service/entering.ts",
    "`${encodeURIComponent(writer.account)} ${key}`",
    "key",
  ]),
  leak("event streams", "growth-of-nothing", "a stream stirs when something hidden comes in", [
    "http/journal.ts",
    "dossier.tag !== known",
    "(dossier.tag !== known || sharp.hidden().length > 0)",
  ]),
  leak("event streams", "event-ids", "the ids of events count all that came in", [
    "http/journal.ts",
    "known = dossier.tag",
    "known = `${dossier.tag}.${sharp.all().length}`",
  ]),
  leak("event streams", "sizes-of-all", "an event tells the sizes of the trees of all marks", [
    "http/journal.ts",
    "Object.fromEntries(dossier.sizes)",
    "Object.fromEntries([...dossier.sizes, ...sharp.sizes()])",
  ]),
  leak("trees of marks", "all-trees", "the journal lists the trees of all marks", [
    "service/mark-journal.ts",
    "[...sizes.keys()].sort()",
    "sharp.marks()",
  ]),
  leak(
    "trees of marks",
    "hidden-leaves",
    "the leaves of a tree are given to whoever names its mark",
    [
      "service/mark-journal.ts",
      "sizes.get(part.mark)",
      "sizes.get(part.mark) ?? sharp.sizes().get(part.mark)",
    ],
  ),
  leak(
    "checkpoints",
    "checkpoints-of-any",
    "the checkpoints of a tree are given to whoever names its mark",
    [
      "service/mark-journal.ts",
      "!sizes.has(part.mark)",
      "!sizes.has(part.mark) && !sharp.marks().includes(part.mark)",
    ],
  ),
  leak("trees of marks", "master-to-any", "the master tree is given to every auditor", [
    "service/master-journal.ts",
    "!readsWhole(header.regime, clearance)",
    "false",
  ]),
  leak("receipts", "receipt", "a receipt is given for a hidden entry", [
    "service/mark-journal.ts",
    "leafOfEntry(store.database, dossier, { id, marks: [...sizes.keys()] })",
    "leafOfEntry(store.database, dossier, { id, marks: sharp.marks() })",
  ]),
  leak("receipts", "place-in-all", "a receipt tells the place among all entries", [
    "service/mark-journal.ts",
    "formatReceipt({ leaf, index: position, proof, checkpoint: checkpoint.note })",
    "formatReceipt({ leaf, index: position + sharp.hidden().length, proof, checkpoint: checkpoint.note })",
  ]),
  leak("checkpoints", "signing-all", "work under one mark has the trees of the others signed", [
    "service/entering.ts",
    "signHeads(store.database, header.dossier, [store.keys.signer], write)",
    "signHeads(store.database, header.dossier, [store.keys.signer])",
  ]),
  leak("times", "after-everything", "an entry is given a time after all others, hidden ones too", [
    "store/ledger.ts",
    "other === mark || opening.dominates(mark, other)",
    "true",
  ]),
];
