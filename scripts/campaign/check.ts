/**
 * Looks a stored journal through, as the auditor: positions without gaps, ids once, hashes that
 * follow from the text, heads that follow from the leaves. Gives the faults, in words.
 */
import type { DossierId, EntryId } from "../../src/core/id.ts";
import type { Database } from "../../src/store/database.ts";
import { commit, hashOfLeaf, type Leaf, type Salt } from "../../src/store/leaf.ts";
import { emptyFrontier, extend, type Hash } from "../../src/store/tree.ts";

export type Row = {
  readonly index: number;
  readonly mark: string;
  readonly position: number;
  readonly id: EntryId;
  readonly payload: string | null;
};

type Raw = {
  readonly index: string;
  readonly mark: string;
  readonly position: string;
  readonly id: EntryId | null;
  readonly recorded: string;
  readonly commitment: Leaf["commitment"];
  readonly leaf: Hash;
  readonly master_leaf: Hash;
  readonly salt: Salt | null;
  readonly payload: string | null;
  readonly excises: readonly string[] | null;
};

export type Checked = { readonly rows: readonly Row[]; readonly faults: readonly string[] };

export async function checkDossier(database: Database, dossier: string): Promise<Checked> {
  const [raw, head, markHeads, entries] = await database.audit(dossier, (sql) =>
    Promise.all([
      sql<Raw>(
        `select m.index, m.mark, m.position, e.id, recorded, commitment, e.leaf, m.leaf as master_leaf,
          salt, payload, excises
        from chancery.master m left join chancery.entry e
          on e.dossier = m.dossier and e.mark = m.mark and e.position = m.position
        where m.dossier = $1 order by m.index`,
        [dossier],
      ),
      sql("select size, peaks from chancery.journal_head where dossier = $1", [dossier]),
      sql("select mark, size, peaks from chancery.mark_head where dossier = $1", [dossier]),
      sql("select count(*) as count from chancery.entry where dossier = $1", [dossier]),
    ]),
  );
  const faults: string[] = [];
  const ids = new Set<string>();
  const leaves = new Map<string, Hash[]>();
  for (const [place, row] of raw.entries()) {
    const tree = leaves.get(row.mark) ?? [];
    leaves.set(row.mark, tree);
    faults.push(...faultsIn(row, place, tree.length, dossier).map((what) => `${place}: ${what}`));
    const name = `${row.mark} ${row.id}`;
    if (ids.has(name)) faults.push(`${place}: ${name} is there twice`);
    ids.add(name);
    tree.push(row.master_leaf);
  }
  if (Number(entries[0]?.count) !== raw.length) faults.push("entries outside the master tree");
  if (
    !fits(
      head[0],
      raw.map((row) => row.master_leaf),
    )
  )
    faults.push("the master head is wrong");
  for (const markHead of markHeads) {
    if (!fits(markHead, leaves.get(markHead.mark) ?? [])) faults.push(`head of ${markHead.mark}`);
  }
  const rows = raw.map(({ index, mark, position, id, payload }) => ({
    index: Number(index),
    mark,
    position: Number(position),
    id: id ?? ("" as EntryId),
    payload,
  }));
  return { rows, faults };
}

function faultsIn(row: Raw, place: number, size: number, dossier: string): string[] {
  const { id, mark, recorded, commitment, salt, payload, excises } = row;
  if (id === null) return ["its entry is missing"];
  const faults: string[] = [];
  if (Number(row.index) !== place) faults.push(`has index ${row.index}`);
  if (Number(row.position) !== size) faults.push(`has position ${row.position} in ${mark}`);
  const facts = { v: 1, dossier: dossier as DossierId, id, mark, recorded, commitment } as const;
  const leaf = excises === null ? facts : { ...facts, excises: excises.map(Number) };
  if (hashOfLeaf(leaf) !== row.leaf || row.leaf !== row.master_leaf)
    faults.push("has another leaf");
  if (salt !== null && payload !== null && commit(salt, payload) !== commitment) {
    faults.push("has another payload");
  }
  return faults;
}

function fits(head: { size: string; peaks: string } | undefined, leaves: readonly Hash[]): boolean {
  if (head === undefined) return leaves.length === 0;
  const frontier = extend(emptyFrontier, leaves);
  return Number(head.size) === frontier.size && head.peaks === frontier.hashes.join("\n");
}
