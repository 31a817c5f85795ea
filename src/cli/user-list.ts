/**
 * `chancery user list`: who may sign in, by what, and what they were given.
 */
import { ok } from "../core/result.ts";
import { listPeople } from "../service/people.ts";
import { atStore, dataOption } from "./store-options.ts";
import { table } from "./text.ts";
import type { Verb } from "./verb.ts";

type Listed = Awaited<ReturnType<typeof listPeople>>[number];

export const userListVerb: Verb = {
  name: "user list",
  summary: "Who may sign in, and what they were given",
  about:
    "Lists the accounts: how each signs in, whether it is disabled, and its clearance and roles in each dossier.",
  words: [],
  options: dataOption,
  examples: ["user list", "user list --data ./data --json"],
  run: (given) =>
    atStore(given, async ({ database }) => {
      const accounts = await listPeople(database);
      const print = (width: number) =>
        accounts.length === 0
          ? "Nobody yet; add somebody with `chancery user add`.\n"
          : `${table(accounts.map(rowOf), { width })}\n`;
      return ok({ json: { accounts }, print });
    }),
};

function rowOf(listed: Listed): readonly [string, string] {
  const { account, name, administrator, disabled, grants } = listed;
  const given = grants.map(({ dossier, clearance, groups, roles }) => {
    const among = groups.length === 0 ? "" : ` [${groups.join(", ")}]`;
    return `${dossier}: ${clearance}${among}, ${roles.join(", ")}`;
  });
  const states = [
    ...(disabled ? ["disabled"] : []),
    ...(administrator ? ["administrator"] : []),
    waysOf(listed),
    ...given,
  ];
  return [account, `${name}; ${states.join("; ")}`];
}

function waysOf({ demonstration, password, issuer }: Listed): string {
  if (demonstration) return "of the demonstration";
  const ways = [
    ...(password ? ["password"] : []),
    ...(issuer === undefined ? [] : [`identity at ${issuer}`]),
  ];
  return ways.length === 0 ? "cannot sign in yet" : ways.join(" and ");
}
