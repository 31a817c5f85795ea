/**
 * The verbs that work on the store, in the order of the help.
 */
import { exportVerb } from "./export.ts";
import { importVerb } from "./import.ts";
import type { Verb } from "./verb.ts";

export const storeVerbs: readonly Verb[] = [importVerb, exportVerb];
