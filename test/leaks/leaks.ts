/**
 * The deliberate leaks, all of which the campaign must find: at least one to each channel by which
 * this product could tell somebody what they may not know.
 */
import type { Leak } from "./leak.ts";
import { leaksOfAccess } from "./leaks-of-access.ts";
import { leaksOfAnswers } from "./leaks-of-answers.ts";
import { leaksOfIds } from "./leaks-of-ids.ts";
import { leaksOfJournal } from "./leaks-of-journal.ts";
import { leaksOfLists } from "./leaks-of-lists.ts";

export const leaks: readonly Leak[] = [
  ...leaksOfLists,
  ...leaksOfIds,
  ...leaksOfAnswers,
  ...leaksOfJournal,
  ...leaksOfAccess,
];
