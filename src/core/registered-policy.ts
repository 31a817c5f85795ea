/**
 * A version of a contact policy that somebody put into the record.
 *
 * Its text is the policy; the id, version and title say the same again, so that lists need not
 * read it. A correction is the same version in another text: a draft that was worked on, or one
 * in force that was given its end.
 */
import type { PolicyId } from "./id.ts";

export type RegisteredPolicy = {
  readonly kind: "policy";
  readonly policy: PolicyId;
  readonly version: string;
  readonly title: string;
  /** As its author wrote it: YAML or JSON. */
  readonly text: string;
};
