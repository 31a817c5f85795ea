/**
 * The verbs that work on the store, in the order of the help.
 */
import { backupVerb, rebuildVerb, restoreVerb } from "./backup.ts";
import { exportVerb } from "./export.ts";
import { importVerb } from "./import.ts";
import { journalAppendVerb } from "./journal-append.ts";
import { journalCheckpointVerb } from "./journal-checkpoint.ts";
import { journalProveVerb } from "./journal-prove.ts";
import { journalReadVerb } from "./journal-read.ts";
import { journalRotateKeyVerb } from "./journal-rotate-key.ts";
import { journalVerifyVerb } from "./journal-verify.ts";
import { userAddVerb, userLinkVerb } from "./user-add.ts";
import { userDisableVerb, userEnableVerb } from "./user-disable.ts";
import { userGrantVerb } from "./user-grant.ts";
import { userListVerb } from "./user-list.ts";
import { userTokenVerb } from "./user-token.ts";
import type { Verb } from "./verb.ts";

export const storeVerbs: readonly Verb[] = [
  importVerb,
  exportVerb,
  journalAppendVerb,
  journalReadVerb,
  journalVerifyVerb,
  journalCheckpointVerb,
  journalProveVerb,
  journalRotateKeyVerb,
  backupVerb,
  restoreVerb,
  rebuildVerb,
  userAddVerb,
  userLinkVerb,
  userListVerb,
  userGrantVerb,
  userDisableVerb,
  userEnableVerb,
  userTokenVerb,
];
