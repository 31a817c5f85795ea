/**
 * A ruling as it stands in the record: frozen. Ruling again gives a second one
 * beside it and never changes the first (E34).
 */

import type { Day, Instant } from "./day.ts";
import type { AskId, EntryId, PolicyId, RuleId } from "./id.ts";

export type RecordedRuling = {
  readonly kind: "ruling";
  readonly proposal?: EntryId;
  readonly ask?: AskId;
  readonly contact?: EntryId;
  readonly policy: PolicyId;
  readonly policyVersion: string;
  readonly asOf: Day;
  readonly knownOn: Instant;
  readonly word: string;
  readonly rules: readonly RuleId[];
  readonly reasons: readonly string[];
  readonly records: readonly EntryId[];
};
