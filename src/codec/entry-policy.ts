/**
 * The wire form of a registered version of a policy. That its text is such a policy is looked at
 * when it is entered (service/registering.ts), and not when what is stored is read again.
 */
import { entryOf } from "./envelope.ts";
import { ids, text } from "./fields.ts";

export const policyEntries = {
  policy: entryOf("policy", { policy: ids.policy, version: text, title: text, text }),
};
