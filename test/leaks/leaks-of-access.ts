/**
 * Deliberate leaks at the cut itself, and in what is kept for the next who asks.
 */
import { type Leak, leak } from "./leak.ts";

export const leaksOfAccess: readonly Leak[] = [
  leak("cut", "captions", "captions do not count", [
    "access/clearance.ts",
    "meets(scheme, holdings, needs)",
    "true",
  ]),
  leak("cut", "one-level-up", "a clearance reaches one level too high", [
    "access/clearance.ts",
    "rank < Math.min(needs.rank, scheme.levels.length - 1)",
    "rank + 1 < Math.min(needs.rank, scheme.levels.length - 1)",
  ]),
  leak("caches", "cache-by-dossier", "what was opened for one reader is kept for all", [
    "service/reading-room.ts",
    "JSON.stringify([dossier, [...shelf.sizes], clearance])",
    "JSON.stringify([dossier])",
  ]),
  leak("caches", "cache-of-lists", "lists are kept by what was asked, and not by who reads", [
    "service/contacts.ts",
    "lens.setup ?? lens.book",
    "sharp.store()",
  ]),
  leak(
    "caches",
    "cache-of-gates",
    "gates are kept by the policy and the day alone",
    [
      "service/lens.ts",
      "desks.get(reading) ?? new Map<string, Desk>()",
      "desks.get(sharp.store() as never) ?? new Map<string, Desk>()",
    ],
    ["service/lens.ts", "desks.set(reading, known)", "desks.set(sharp.store() as never, known)"],
  ),
  leak(
    "GUC left in a pool",
    "left-over-marks",
    "the marks of whoever used the connection before stay set",
    ["store/database.ts", 'marks.join("\\n")', 'sharp.left(dossier, marks).join("\\n")'],
    [
      "store/mark-leaves.ts",
      "`select ${columns} from chancery.entry\n      where dossier = $1 and mark = any($2) and id = $3 order by mark`",
      "`select ${columns} from chancery.entry where dossier = $1 and $2::text[] is not null and id = $3 order by mark`",
    ],
  ),
];
