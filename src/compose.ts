/**
 * Puts the pieces together: which database, the keys that go with it, and what is made of a
 * failure. The only file that knows all of them.
 *
 * A data folder that is named is opened, and else what DATABASE_URL names, and else the usual
 * data folder. See docs/database.md.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail, type Result } from "./core/result.ts";
import type { KeepProblem, Store } from "./service/store.ts";
import { serverAccount } from "./store/account.ts";
import { type Database, StoreTrouble } from "./store/database.ts";
import { openEmbedded } from "./store/embedded.ts";
import { defaultFolder } from "./store/folder.ts";
import { openKeys } from "./store/key-file.ts";
import { codeOf, exitCodeOf, problemOf, type StoreProblem, sentenceOf } from "./store/problem.ts";
import { addressesIn, openUrl } from "./store/url.ts";

export type StoreChoice = {
  /** The data folder, where one is named. */
  readonly folder: string | undefined;
  readonly env: NodeJS.ProcessEnv;
};

/** Whether there is a store without anybody naming one; opens nothing. */
export function hasStore({ folder, env }: StoreChoice): boolean {
  if (folder !== undefined || addressesIn(env) !== undefined) return true;
  const usual = usualFolder();
  return usual !== undefined && existsSync(join(usual, "cluster"));
}

/** Where the keys lie, whichever database it is. */
export function keysFolder({ folder, env }: StoreChoice): string {
  if (folder === undefined && env.CHANCERY_KEYS) return resolve(env.CHANCERY_KEYS);
  return join(folder ?? usualFolder() ?? ".", "keys");
}

/** Opens the store, has the work done, and closes the store, whatever comes of the work. */
export async function withStore<Value>(
  choice: StoreChoice,
  work: (store: Store) => Promise<Result<Value, KeepProblem>>,
): Promise<Result<Value, KeepProblem>> {
  const place = choice.folder ?? choice.env.DATABASE_URL ?? usualFolder() ?? "";
  let database: Database | undefined;
  try {
    const opened = await openChosen(choice);
    if (!opened.ok) return told(opened.problem);
    database = opened.value;
    const keys = openKeys(keysFolder(choice));
    if (!keys.ok) return fail({ kind: "refused", lines: [keys.problem] });
    return await work({ database, keys: keys.value });
  } catch (error) {
    const problem = error instanceof StoreTrouble ? error.problem : problemOf(error, place);
    if (problem !== undefined) return told(problem);
    const reason = reasons[codeOf(error) ?? ""];
    if (reason === undefined) throw error;
    const path = (error as NodeJS.ErrnoException).path ?? place; // an error of the file system
    return fail({
      kind: "refused",
      lines: [`\`${path}\` cannot be used: ${reason}; choose another folder with --data`],
    });
  } finally {
    await database?.close();
  }
}

async function openChosen({ folder, env }: StoreChoice): Promise<Result<Database, StoreProblem>> {
  if (folder !== undefined) return openEmbedded({ folder });
  const addresses = addressesIn(env);
  return addresses === undefined ? openEmbedded() : openUrl(addresses);
}

function told(problem: StoreProblem): Result<never, KeepProblem> {
  const kind = exitCodeOf(problem) === 4 ? "damaged" : "refused";
  return fail({ kind, lines: [sentenceOf(problem)] });
}

function usualFolder(): string | undefined {
  const account = serverAccount();
  return account.ok ? defaultFolder(account.value) : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
  EROFS: "it lies on a disk that can only be read",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "a file stands where a folder should be",
};
