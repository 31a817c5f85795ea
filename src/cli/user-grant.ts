/**
 * `chancery user grant`: what somebody may read and do in a dossier.
 */
import { givePerson, takeFromPerson } from "../service/people.ts";
import { atStore, dataOption, dossierFrom, dossierOption } from "./store-options.ts";
import { accountWord, said } from "./user-options.ts";
import { all, one, type Verb, wrongUsage } from "./verb.ts";

export const userGrantVerb: Verb = {
  name: "user grant",
  summary: "Say what somebody may read and do in a dossier",
  about:
    "Gives an account a clearance and roles in a dossier, instead of what it had there. Sessions, tokens and event streams that are open follow at once. --none takes away what it had.",
  words: [accountWord],
  options: {
    ...dossierOption,
    clearance: { value: "MARK", what: "The clearance: a level and captions, as in `S; Sensitive`" },
    group: { value: "NAME", many: true, what: "A group that the clearance holds" },
    role: {
      value: "ROLE",
      many: true,
      what: "A role: principal, custodian, recipient, desk officer, assessor, reader or auditor",
    },
    none: { what: "Take away what the account has in the dossier" },
    ...dataOption,
  },
  examples: [
    'user grant vega --dossier ID --clearance "S; Sensitive" --role "desk officer"',
    "user grant vega --dossier ID --none",
  ],
  run: (given) => {
    const [account = ""] = given.words;
    const dossier = dossierFrom(given);
    if (!dossier.ok) return dossier;
    const clearance = one(given, "clearance");
    const [groups, roles] = [all(given, "group"), all(given, "role")];
    const none = given.flags.has("none");
    if (none !== (clearance === undefined && roles.length === 0)) {
      return wrongUsage("give `--clearance MARK` and at least one `--role ROLE`, or else `--none`");
    }
    return atStore(given, async ({ database }) => {
      const { value: id } = dossier;
      const json = { account, dossier: id };
      if (none) {
        const taken = await takeFromPerson(database, account, id);
        return said(taken, json, `\`${account}\` has nothing in \`${id}\` any more.`);
      }
      const giving = { dossier: id, clearance: clearance ?? "", groups, roles };
      const done = await givePerson(database, account, giving);
      const what = `${clearance}, as ${roles.join(" and ")}`;
      return said(done, { ...json, clearance, groups, roles }, `\`${account}\` has ${what}.`);
    });
  },
};
