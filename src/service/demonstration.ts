/**
 * The people of the demonstration, as the shipped example lists them, and how they get into the
 * store: as accounts that sign in with one click where there is a demonstration, and nowhere else.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodePeople, type ListedPerson } from "../codec/people.ts";
import { portionOf } from "../core/mark.ts";
import { ok, type Result } from "../core/result.ts";
import type { Database } from "../store/database.ts";
import { addAccount, giveGrant, listAccounts } from "../store/people.ts";
import { shippedDossier } from "./shelf.ts";
import { type KeepProblem, refused } from "./store.ts";

export type DemonstrationPeople = {
  readonly dossier: string;
  readonly people: readonly ListedPerson[];
};

const home = fileURLToPath(new URL("../../examples/", import.meta.url));

export function demonstrationPeople(): DemonstrationPeople | undefined {
  const id = shippedDossier();
  if (id === undefined) return undefined;
  return decodePeople(JSON.parse(readFileSync(join(home, id, "people.json"), "utf8")));
}

/** Lets these people in, cleared as listed whatever they were before. */
export async function demonstrate(
  { dossier, people }: DemonstrationPeople,
  database: Database,
): Promise<Result<undefined, KeepProblem>> {
  const real = (await listAccounts(database)).filter(({ demonstration }) => !demonstration);
  const taken = real.find(({ account }) => people.some((one) => one.account === account));
  if (taken !== undefined) {
    return refused(
      `\`${taken.account}\` is an account of yours here, and the demonstration has one of that name; give it a data folder of its own with \`--data\``,
    );
  }
  for (const { account, name, grant } of people) {
    await addAccount(database, { account, name, administrator: false, demonstration: true });
    const { clearance, roles } = grant;
    const { groups } = clearance;
    await giveGrant(database, account, {
      dossier,
      clearance: portionOf(clearance),
      groups,
      roles,
    });
  }
  return ok(undefined);
}

/** Who may be signed in as with one click. */
export async function listDemonstration(
  database: Database,
): Promise<readonly { readonly account: string; readonly name: string }[]> {
  const all = await listAccounts(database);
  return all
    .filter(({ demonstration, disabled }) => demonstration && !disabled)
    .map(({ account, name }) => ({ account, name }));
}

/** Where a visitor starts, and what to look at next: addresses of the web app. */
export type Tour = {
  readonly start: string;
  readonly steps: readonly { readonly why: string; readonly open: string }[];
};

export function demonstrationTour(): Tour {
  // Our own file, whose steps the end-to-end tests walk.
  const { web } = JSON.parse(readFileSync(join(home, "tour.json"), "utf8")) as {
    readonly web: Tour;
  };
  return web;
}
