/**
 * The ledger of one transaction: the heads of a dossier's trees as they were read under the lock,
 * moved on in memory by each append that is in order, and then written in one go.
 *
 * Nothing in it waits and nothing in it is random but the salts, so a group of appends is decided
 * in the order it came, and one that is refused leaves the others alone.
 */

import { canonicalJson } from "../codec/canonical.ts";
import type { EntryId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { instantOf } from "./clock.ts";
import type { Append, AppendProblem, Draft, Entered, Receipt, Sizes } from "./journal-types.ts";
import { commit, freshSalt, hashOfLeaf, type Leaf, type Salt } from "./leaf.ts";
import { emptyFrontier, extend, type Frontier, type Hash } from "./tree.ts";

export type MarkHead = { readonly frontier: Frontier; readonly entered: number };

/** What was read under the lock. */
export type Opening = {
  readonly dossier: string;
  readonly master: Frontier;
  readonly marks: ReadonlyMap<string, MarkHead>;
  /** The keys that were used, with the hash of what was asked and the answer. */
  readonly keys: ReadonlyMap<string, { readonly body: string; readonly receipt: string }>;
  readonly now: number;
  /** Whether what bears the first mark may rest on what bears the second. */
  readonly dominates: (high: string, low: string) => boolean;
};

export type Row = {
  readonly leaf: Leaf;
  readonly hash: Hash;
  readonly position: number;
  readonly index: number;
  readonly entered: number;
  readonly salt: Salt;
  readonly payload: string;
};

export type KeyRow = { readonly key: string; readonly body: string; readonly receipt: string };

/** An append that was looked through before the lock was asked for. */
export type Prepared = {
  readonly append: Append;
  readonly key: string;
  readonly body: string;
  /** How much text there is, for the size of a group. */
  readonly characters: number;
  readonly excises?: readonly number[];
};

export type Ledger = {
  /** Enters an append, or says why not and enters nothing of it. */
  readonly enter: (prepared: Prepared) => Result<Receipt, AppendProblem>;
  readonly rows: () => readonly Row[];
  readonly keyRows: () => readonly KeyRow[];
  readonly master: () => Frontier;
  /** The heads that moved. */
  readonly moved: () => ReadonlyMap<string, MarkHead>;
};

/** The name of an id within its mark: the same id under another mark is another entry's. */
export function idAt(mark: string, id: string): string {
  return `${mark}\n${id}`;
}

export function openLedger(opening: Opening): Ledger {
  const heads = new Map(opening.marks);
  const keys = new Map(opening.keys);
  const ids = new Set<string>(); // entered here; those of before the table itself knows
  const moved = new Map<string, MarkHead>();
  const rows: Row[] = [];
  const keyRows: KeyRow[] = [];
  let master = opening.master;

  /** After all that it may rest on; what it may not know of has no say in its time. */
  function timeFor(mark: string): number {
    let time = opening.now;
    for (const [other, head] of heads) {
      if (other === mark || opening.dominates(mark, other)) time = Math.max(time, head.entered + 1);
    }
    return time;
  }

  function enterOne(draft: Draft, excises: readonly number[] | undefined): Entered {
    const { id, kind, mark, by } = draft;
    const head = heads.get(mark) ?? { frontier: emptyFrontier, entered: 0 };
    const entered = timeFor(mark);
    const recorded = draft.recorded ?? instantOf(entered);
    const payload = canonicalJson({ by, entered, kind, payload: draft.payload });
    const salt = freshSalt();
    const commitment = commit(salt, payload);
    const dossier = opening.dossier as Leaf["dossier"]; // the append named it
    const facts = { v: 1, dossier, id, mark, recorded, commitment } as const;
    const leaf: Leaf = excises === undefined ? facts : { ...facts, excises };
    const hash = hashOfLeaf(leaf);
    const position = head.frontier.size;
    rows.push({ leaf, hash, position, index: master.size, entered, salt, payload });
    master = extend(master, [hash]);
    const next = { frontier: extend(head.frontier, [hash]), entered };
    heads.set(mark, next);
    moved.set(mark, next);
    ids.add(idAt(mark, id));
    return { id, mark, position, recorded };
  }

  function enter({ append, key, body, excises }: Prepared): Result<Receipt, AppendProblem> {
    const known = keys.get(key);
    if (known !== undefined) return sayAgain(known, { append, key, body });
    if (append.entries.length === 0) return fail({ kind: "not-an-entry", detail: "nothing" });
    if (append.expected !== undefined && hasMoved(append.expected, heads)) {
      return fail({ kind: "stale", sizes: sizesNow(append.expected, heads) });
    }
    const taken = takenId(append.entries, ids);
    if (taken !== undefined) return fail({ kind: "id-taken", id: taken });
    const entries = append.entries.map((draft) => enterOne(draft, excises));
    const more = append.said === undefined ? {} : { said: append.said };
    const receipt = JSON.stringify(append.said === undefined ? entries : { entries, ...more });
    keys.set(key, { body, receipt });
    keyRows.push({ key, body, receipt });
    return ok({ entries, repeated: false, ...more });
  }

  return {
    enter,
    rows: () => rows,
    keyRows: () => keyRows,
    master: () => master,
    moved: () => moved,
  };
}

/** What was said when the key was first used, if the same is asked. */
function sayAgain(
  known: { readonly body: string; readonly receipt: string },
  { append, key, body }: Pick<Prepared, "append" | "key" | "body">,
): Result<Receipt, AppendProblem> {
  if (known.body !== body) return fail({ kind: "key-reused", key });
  // Without a key of the asker's it is our own second try, after a lost connection.
  return ok({ ...readReceipt(known.receipt), repeated: append.key !== undefined });
}

/** A receipt as it was kept: the entries alone where nothing more was said. */
function readReceipt(text: string): Omit<Receipt, "repeated"> {
  const kept: Entered[] | Omit<Receipt, "repeated"> = JSON.parse(text);
  return Array.isArray(kept) ? { entries: kept } : kept;
}

function hasMoved(expected: Sizes, heads: ReadonlyMap<string, MarkHead>): boolean {
  for (const [mark, size] of expected) {
    if ((heads.get(mark)?.frontier.size ?? 0) !== size) return true;
  }
  return false;
}

/** As they are now, of the marks that the writer named and no others. */
function sizesNow(expected: Sizes, heads: ReadonlyMap<string, MarkHead>): Sizes {
  return new Map([...expected.keys()].map((mark) => [mark, heads.get(mark)?.frontier.size ?? 0]));
}

function takenId(drafts: readonly Draft[], ids: ReadonlySet<string>): EntryId | undefined {
  const own = new Set<string>();
  for (const { id, mark } of drafts) {
    const name = idAt(mark, id);
    if (ids.has(name) || own.has(name)) return id;
    own.add(name);
  }
  return undefined;
}
