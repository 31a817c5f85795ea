/**
 * The record for a question, from the store where the store is meant: always with `--data`,
 * and without it where the usual store has the dossier. A file needs no store.
 */
import { hasStore, withStore } from "../compose.ts";
import { ok, type Result } from "../core/result.ts";
import { noDossier } from "../service/append.ts";
import { isFile, shippedDossier } from "../service/shelf.ts";
import { type KeepProblem, refused, type Store } from "../service/store.ts";
import { readStored, type Stored, storedDossiers } from "../service/stored.ts";
import type { Fetch } from "./run.ts";
import { choiceFrom, troubledBy } from "./store-options.ts";
import { one, wrongUsage } from "./verb.ts";

export const fromStore: Fetch = async (given) => {
  const name = one(given, "dossier");
  const choice = choiceFrom(given);
  if (name !== undefined && isFile(name)) {
    if (choice.folder === undefined) return ok(undefined);
    return wrongUsage(`\`${name}\` is a file and is in no store; leave out \`--data\` or the file`);
  }
  if (!hasStore(choice)) return ok(undefined);
  const isNamed = choice.folder !== undefined;
  const found = await withStore(choice, async (store) => {
    if (isNamed) return held(name, store);
    const wanted = name ?? shippedDossier();
    return ok(wanted === undefined ? undefined : await readStored(store, wanted));
  });
  return found.ok ? found : troubledBy(found.problem);
};

/** The dossier of that id; without an id, the only one. */
async function held(name: string | undefined, store: Store): Promise<Result<Stored, KeepProblem>> {
  const known = await storedDossiers(store);
  const [only, another] = known;
  const wanted = name ?? (another === undefined ? only : undefined);
  if (wanted === undefined) {
    const which = known.map((id) => `\`${id}\``).join(", ");
    return refused(
      known.length === 0
        ? "the store holds no dossier yet; import one with `chancery import`"
        : `say which dossier is meant with \`--dossier\`: ${which}`,
    );
  }
  const stored = await readStored(store, wanted);
  return stored === undefined ? refused(noDossier(wanted)) : ok(stored);
}
