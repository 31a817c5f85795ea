/**
 * A data folder as an administrator leaves it before it is first served: a dossier, and people who
 * may read it and have not signed in yet.
 */
import { withStore } from "../src/compose.ts";
import { ok } from "../src/core/result.ts";
import { importDossier } from "../src/service/keep.ts";
import { addPerson, givePerson } from "../src/service/people.ts";
import { takeDossier } from "../src/service/shelf.ts";
import { projectRoot } from "./command-line.ts";
import { makeReadyFolder } from "./folders.ts";

export type SetUp = {
  /** A shipped dossier, or the path of a file. */
  readonly dossier: string;
  /** By account; `undefined` for an administrator, who reads nothing. */
  readonly people: Readonly<
    Record<string, { readonly clearance: string; readonly role: string } | undefined>
  >;
};

/** The folder, and everybody's one-time link. */
export async function setUpStore({ dossier, people }: SetUp): Promise<{
  readonly folder: string;
  readonly links: ReadonlyMap<string, string>;
}> {
  const folder = await makeReadyFolder();
  const taken = takeDossier(dossier, projectRoot);
  if (!taken.ok) throw new Error(`no dossier ${dossier}`);
  const done = await withStore({ folder, env: {} }, async (store) => {
    const imported = await importDossier(taken.value, store);
    if (!imported.ok) return imported;
    const links = new Map<string, string>();
    for (const [account, given] of Object.entries(people)) {
      const person = { account, name: `Ana ${account}`, administrator: given === undefined };
      const added = await addPerson(store.database, person);
      if (!added.ok) return added;
      links.set(account, added.value.link ?? "");
      if (given === undefined) continue;
      const { clearance, role } = given;
      const giving = { dossier: taken.value.header.dossier, clearance, groups: [], roles: [role] };
      const gave = await givePerson(store.database, account, giving);
      if (!gave.ok) return gave;
    }
    return ok(links);
  });
  if (!done.ok) throw new Error(done.problem.lines.join("\n"));
  return { folder, links: done.value };
}
