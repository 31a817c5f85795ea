/**
 * Who reads a dossier: the accounts that were given something in it.
 */
import type { ReadersOutput } from "../codec/output-api-people.ts";
import { portionOf } from "../core/mark.ts";
import { listAccounts } from "../store/people.ts";
import { grantsOf } from "./standing.ts";
import type { Store } from "./store.ts";

export async function viewReaders(dossier: string, { database }: Store): Promise<ReadersOutput> {
  const accounts = await listAccounts(database);
  const people = accounts.flatMap(({ account, name, disabled, grants }) => {
    const grant = grantsOf(grants).get(dossier);
    if (grant === undefined) return [];
    const { clearance, roles } = grant;
    const groups = [...clearance.groups];
    return [
      { account, name, clearance: portionOf(clearance), groups, roles: [...roles], disabled },
    ];
  });
  return { people };
}
