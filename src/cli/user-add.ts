/**
 * `chancery user add` and `user link`: an account, and the link by which its owner begins.
 */
import { ok } from "../core/result.ts";
import { addPerson, linkPerson, tiePerson } from "../service/people.ts";
import { atStore, dataOption } from "./store-options.ts";
import { accountWord, identityFrom, identityOptions, linkLines, said } from "./user-options.ts";
import { one, type Verb } from "./verb.ts";

export const userAddVerb: Verb = {
  name: "user add",
  summary: "Add somebody who may sign in",
  about:
    "Adds an account and prints a one-time link by which its owner chooses a password and a second factor, or ties the account to the identity provider. With --issuer and --subject it is tied to an identity at once. The account reads nothing until `user grant` gives it something in a dossier.",
  words: [accountWord],
  options: {
    name: { value: "NAME", what: "Who it is. Without it, the name of the account" },
    administrator: { what: "Let them administer accounts; no right to read goes with it" },
    ...identityOptions,
    ...dataOption,
  },
  examples: [
    'user add vega --name "Ana Vega"',
    "user add lind --issuer https://id.example --subject 7c1f --data ./data",
  ],
  run: (given) => {
    const [account = ""] = given.words;
    const identity = identityFrom(given);
    if (!identity.ok) return identity;
    const administrator = given.flags.has("administrator");
    const name = one(given, "name") ?? account;
    const person = { account, name, administrator, identity: identity.value };
    return atStore(given, async ({ database }) => {
      const added = await addPerson(database, person);
      if (!added.ok) return added;
      const { link } = added.value;
      const lines = link === undefined ? "" : linkLines(link);
      return ok({ json: { account, link: link ?? null }, print: () => `Added.\n${lines}` });
    });
  },
};

export const userLinkVerb: Verb = {
  name: "user link",
  summary: "A new one-time link, as after a lost password",
  about:
    "Prints a new one-time link for an account, by which its owner chooses a password and a second factor anew, or ties the account to the identity provider. Links that it had are good no longer; what it signs in with now stays good until the new link is used. With --issuer and --subject there is no link: the account is tied to that identity at once, in the place of what it signed in with.",
  words: [accountWord],
  options: { ...identityOptions, ...dataOption },
  examples: ["user link vega", "user link vega --issuer https://id.example --subject 7c1f"],
  run: (given) => {
    const [account = ""] = given.words;
    const identity = identityFrom(given);
    if (!identity.ok) return identity;
    return atStore(given, async ({ database }) => {
      if (identity.value !== undefined) {
        const tied = await tiePerson(database, account, identity.value);
        const { issuer } = identity.value;
        return said(tied, { account, issuer }, `\`${account}\` signs in at ${issuer} now.`);
      }
      const link = await linkPerson(database, account);
      if (!link.ok) return link;
      return ok({ json: { account, link: link.value }, print: () => linkLines(link.value) });
    });
  },
};
