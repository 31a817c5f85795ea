/**
 * An audit in progress: the lines of a journal are taken one by one, and what is wrong is noted.
 *
 * Two kinds of evidence are kept apart. A flaw lies in one line and is placed exactly, such as a
 * payload that does not open its commitment. A failure lies somewhere among the leaves that no
 * good checkpoint vouches for: the tree they make is not the one that was signed.
 */
import { storedDisagreement } from "./agreement.ts";
import {
  type AuditedTree,
  type Failure,
  type Flaw,
  failureAtEnd,
  firstOpen,
  grow,
  judge,
  narrowed,
  openTree,
} from "./audited-tree.ts";
import { type Checkpoint, type KnownKey, markOrigin, masterOrigin } from "./checkpoint.ts";
import type { CheckpointLine, Content, HeaderLine, LeafLine } from "./export-line.ts";
import { commit, hashOfLeaf, type Leaf } from "./leaf.ts";
import { rootOfFrontier } from "./tree.ts";

export type Audit = {
  readonly header: HeaderLine;
  readonly keys: readonly KnownKey[];
  readonly kept: readonly Checkpoint[];
  /** Whether every checkpoint is tried as it comes, or only the last of each tree. */
  readonly thorough: boolean;
  /** By origin. */
  readonly trees: Map<string, AuditedTree>;
  readonly byMark: Map<string, AuditedTree>;
  readonly master: AuditedTree | undefined;
  /** The tree of the last leaf's mark. */
  current: AuditedTree | undefined;
  count: number;
  excised: number;
  /** Whether an earlier checkpoint says another root, where only the last ones are tried. */
  strayed: boolean;
  /** The earliest flaw that a line shows by itself. */
  flaw: Failure | undefined;
  /** The earliest that two lines show together, which means little where leaves are amiss. */
  excisionFlaw: Failure | undefined;
};

export function openAudit(start: Pick<Audit, "header" | "keys" | "kept" | "thorough">): Audit {
  const { header, kept } = start;
  const origin = masterOrigin(header.log, header.dossier);
  const full = header.view === "full";
  const master = full ? openTree({ origin, mark: undefined, start: 0 }, kept) : undefined;
  const trees = new Map(master === undefined ? [] : [[origin, master]]);
  const byMark = new Map<string, AuditedTree>();
  const counts = { count: 0, excised: 0, strayed: false, current: undefined };
  return { ...start, ...counts, trees, byMark, master, flaw: undefined, excisionFlaw: undefined };
}

export function takeLeaf(audit: Audit, { index, position, leaf, content }: LeafLine): void {
  const at = audit.count;
  const tree = treeOf(audit, leaf);
  const place = tree.frontier.size;
  const rightIndex = audit.master === undefined ? undefined : at;
  audit.current = tree;
  if (index !== rightIndex) noteFlaw(audit, at, "wrong-index");
  if (position !== place) noteFlaw(audit, at, "wrong-position");
  if (leaf.dossier !== audit.header.dossier) noteFlaw(audit, at, "other-dossier");
  takeContent(audit, tree, { leaf, content });
  const hash = hashOfLeaf(leaf);
  grow(tree, hash, at);
  if (audit.master !== undefined) grow(audit.master, hash, at);
  audit.count += 1;
}

export function takeCheckpoint(audit: Audit, { note }: CheckpointLine): void {
  const [origin, size, root] = note.split("\n", 3);
  const tree = audit.trees.get(origin ?? "");
  if (tree === undefined || size !== String(tree.frontier.size)) {
    noteFlaw(audit, Math.max(audit.count - 1, 0), "stray-checkpoint");
    return;
  }
  tree.latest = { note, size: tree.frontier.size };
  if (audit.thorough) judge(tree, note, audit.keys);
  // Its signature is left for the second reading, which this makes necessary.
  else if (root !== rootOfFrontier(tree.frontier)) audit.strayed = true;
}

/** Ends the audit and gives the failures of its trees; what only the end shows is noted. */
export function closeAudit(audit: Audit): readonly Failure[] {
  for (const tree of audit.trees.values()) {
    const { latest, frontier, start } = tree;
    if (!audit.thorough && latest?.size === frontier.size) {
      judge(tree, latest.note, audit.keys);
    }
    for (const { index } of tree.missing.values()) noteExcision(audit, index, "payload-missing");
    const end = audit.master === undefined ? start + frontier.size : audit.count;
    tree.failure = failureAtEnd(tree, end);
  }
  return failuresSoFar(audit);
}

/** What is wrong where every leaf is as signed: with an excision, or for want of a whole tree. */
export function lesserFailures({ excisionFlaw, kept, trees }: Audit): readonly Failure[] {
  if (excisionFlaw !== undefined) return [excisionFlaw];
  const missing = kept.find(({ origin, size }) => size > 0 && !trees.has(origin));
  if (missing === undefined) return [];
  return [{ lower: 0, upper: 0, cause: { kind: "tree-missing", origin: missing.origin } }];
}

export function failuresSoFar({ trees, master }: Audit): readonly Failure[] {
  const failures = [...trees.values()].flatMap(({ failure }) => failure ?? []);
  return failures.map((failure) => narrowed(failure, master?.vouched ?? 0));
}

/** The first index that nothing vouches for, as when the stream breaks off. */
export function firstUnvouched({ trees, master, count }: Audit): number {
  const open = Math.min(count, ...[...trees.values()].map(firstOpen));
  return Math.max(open, master?.vouched ?? 0);
}

function treeOf(audit: Audit, { mark }: Leaf): AuditedTree {
  const { current, header, master, byMark } = audit;
  if (current?.mark === mark) return current;
  const known = byMark.get(mark);
  // Without a master tree the trees follow each other, in the order of their marks.
  if (master === undefined && (known !== undefined || (current?.mark ?? "") > mark)) {
    noteFlaw(audit, audit.count, "trees-unsorted");
  }
  if (known !== undefined) return known;
  const origin = markOrigin(header.log, header.dossier, mark);
  const tree = openTree({ origin, mark, start: audit.count }, audit.kept);
  byMark.set(mark, tree);
  audit.trees.set(origin, tree);
  return tree;
}

/** A payload opens its commitment; or it is gone, and a later excision in its tree names it. */
function takeContent(
  audit: Audit,
  tree: AuditedTree,
  { leaf, content }: { readonly leaf: Leaf; readonly content: Content },
): void {
  const place = tree.frontier.size;
  if (content.kind === "held") {
    const opens = commit(content.salt, content.payload) === leaf.commitment;
    if (!opens) noteFlaw(audit, audit.count, "payload-differs");
    else if (storedDisagreement(leaf, content.payload) !== undefined) {
      noteFlaw(audit, audit.count, "payload-disagrees");
    }
  } else {
    audit.excised += 1;
    if (content.by <= place) noteFlaw(audit, audit.count, "payload-missing");
    else tree.missing.set(place, { index: audit.count, by: content.by });
  }
  for (const position of leaf.excises ?? []) {
    if (tree.missing.get(position)?.by === place) tree.missing.delete(position);
    else noteExcision(audit, audit.count, "payload-kept");
  }
}

function noteFlaw(audit: Audit, index: number, flaw: Flaw): void {
  if (audit.flaw !== undefined && audit.flaw.lower <= index) return;
  audit.flaw = { lower: index, upper: index, cause: { kind: "flaw", flaw } };
}

function noteExcision(audit: Audit, index: number, flaw: Flaw): void {
  if (audit.excisionFlaw !== undefined && audit.excisionFlaw.lower <= index) return;
  audit.excisionFlaw = { lower: index, upper: index, cause: { kind: "flaw", flaw } };
}
