/**
 * What an address names: an entry of one kind that the reader may read and that was known by then.
 */
import type { EntryOf, Kind } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Lens } from "../service/lens.ts";
import { knownEntry } from "../service/link-view.ts";
import { nothingThere, type Problem } from "./problem.ts";

export function entryAsked<K extends Kind>(
  id: string | undefined,
  kind: K,
  { reading }: Pick<Lens, "reading">,
): Result<EntryOf<K>, Problem> {
  const entry = knownEntry((id ?? "") as EntryId, reading); // an id that nobody bears finds nothing
  if (entry?.kind !== kind) return fail(nothingThere);
  return ok(entry as EntryOf<K>); // the kind has just been compared
}
