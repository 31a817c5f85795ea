/**
 * The hashes of a tree's leaves, and what the heads say of them; asked as the auditor.
 *
 * Proofs are made from these hashes and held against a signed root, so that a proof from a store
 * that was changed is never handed out.
 */
import type { DossierId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { frontierOf } from "./append.ts";
import type { Database } from "./database.ts";
import { enteredLeaves } from "./export-rows.ts";
import { hashOfLeaf } from "./leaf.ts";
import { emptyFrontier, extend, type Frontier, type Hash, rootOfFrontier } from "./tree.ts";

/** The leaves of a mark's tree, or of the master tree where no mark is named, in order. */
export async function leafHashes(
  database: Database,
  dossier: string,
  mark: string | undefined,
): Promise<readonly Hash[]> {
  const rows = await database.audit(dossier, (sql) =>
    mark === undefined
      ? sql<{ leaf: Hash }>("select leaf from chancery.master where dossier = $1 order by index", [
          dossier,
        ])
      : sql<{ leaf: Hash }>(
          `select leaf from chancery.entry where dossier = $1 and mark = $2 order by position`,
          [dossier, mark],
        ),
  );
  return rows.map(({ leaf }) => leaf);
}

export type Derived = { readonly entries: number; readonly trees: number };

/**
 * Derives again what the store keeps beside the entries, the hash of each leaf and the head of
 * each tree, and compares: gives how many there are, or the first thing that differs.
 */
export async function compareDerived(
  database: Database,
  dossier: DossierId,
): Promise<Result<Derived, string>> {
  const master = await leafHashes(database, dossier, undefined);
  const trees = new Map<string, Frontier>();
  let whole = emptyFrontier;
  for await (const { leaf, position } of enteredLeaves(database, dossier)) {
    const hash = hashOfLeaf(leaf);
    const tree = trees.get(leaf.mark) ?? emptyFrontier;
    if (position !== tree.size)
      return fail(
        `\`${leaf.id}\` stands at position ${position}, and the tree of \`${leaf.mark}\` goes on at ${tree.size}`,
      );
    if (master[whole.size] !== hash)
      return fail(`the hash kept of \`${leaf.id}\`, index ${whole.size}, is not that of its leaf`);
    trees.set(leaf.mark, extend(tree, [hash]));
    whole = extend(whole, [hash]);
  }
  if (master.length !== whole.size) {
    return fail(`there are ${master.length} leaves, and the head knows of ${whole.size}`);
  }
  const wrong = await wrongHead(database, dossier, { whole, trees });
  if (wrong !== undefined) return fail(wrong);
  return ok({ entries: whole.size, trees: trees.size });
}

async function wrongHead(
  database: Database,
  dossier: string,
  { whole, trees }: { readonly whole: Frontier; readonly trees: ReadonlyMap<string, Frontier> },
): Promise<string | undefined> {
  const heads = await readHeads(database, dossier);
  if (heads.master === undefined || !isSame(heads.master, whole)) {
    return `the head of the master tree is not that of its ${whole.size} leaves`;
  }
  for (const [mark, head] of heads.marks) {
    const tree = trees.get(mark);
    if (tree === undefined || !isSame(head, tree)) {
      return `the head of the tree of \`${mark}\` is not that of its leaves`;
    }
  }
  if (heads.marks.size < trees.size) return "the head of a tree is missing";
  return undefined;
}

export type Heads = {
  /** Absent where there is no such dossier. */
  readonly master: Frontier | undefined;
  readonly marks: ReadonlyMap<string, Frontier>;
};

export async function readHeads(database: Database, dossier: string): Promise<Heads> {
  type Head = { readonly mark: string | null; readonly size: string; readonly peaks: string };
  const rows = await database.audit(dossier, (sql) =>
    sql<Head>(
      `select null as mark, size, peaks from chancery.journal_head where dossier = $1
      union all select mark, size, peaks from chancery.mark_head where dossier = $1`,
      [dossier],
    ),
  );
  const marks = new Map<string, Frontier>();
  let master: Frontier | undefined;
  for (const { mark, size, peaks } of rows) {
    if (mark === null) master = frontierOf(size, peaks);
    else marks.set(mark, frontierOf(size, peaks));
  }
  return { master, marks };
}

export function isSame(one: Frontier, other: Frontier): boolean {
  return one.size === other.size && rootOfFrontier(one) === rootOfFrontier(other);
}
