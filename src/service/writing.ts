/**
 * What a writer may enter: under which marks, by which duties, and never a gate alone.
 *
 * A mark has to be within the writer's clearance and dominate the marks of all that the entry
 * names, so that nothing closely held is told under a lower mark (Bell and LaPadula's *-property).
 */
import { mayReadMark } from "../access/clearance.ts";
import { type Act, actToEnter, mayDo } from "../access/duty.ts";
import type { Reader } from "../access/reader.ts";
import type { Entry, EntryOf, Kind } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { type Mark, portionOf } from "../core/mark.ts";
import { dominates } from "../core/mark-needs.ts";
import { definitionOf, type Path, referencesOf } from "../core/reference.ts";
import type { Readable } from "./reading-room.ts";

export type Writer = Reader;
type Problem = { readonly path: Path; readonly message: string };
type Beside = { readonly dossier: Readable; readonly beside: readonly Entry[] };

/** The marks of the entries that an entry names, and of those that define the names it uses. */
export function citedMarks(entry: Entry, where: Beside): readonly Mark[] {
  return cited(entry, where).map(({ mark }) => mark);
}

function cited(entry: Entry, { dossier, beside }: Beside): readonly Entry[] {
  const wanted = new Set(referencesOf(entry).map(({ to, id }) => `${to} ${id}`));
  if (entry.supersedes !== undefined) wanted.add(`entry ${entry.supersedes.entry}`);
  if (wanted.size === 0) return [];
  return [...dossier.entries, ...beside].filter((other) => {
    const defined = definitionOf(other);
    if (wanted.has(`entry ${other.id}`)) return true;
    return defined !== undefined && wanted.has(`${defined.to} ${defined.id}`);
  });
}

export function markProblems(
  added: readonly Entry[],
  { clearance }: Writer,
  dossier: Readable,
): readonly Problem[] {
  const { regime } = dossier.header;
  return added.flatMap((entry, nth): readonly Problem[] => {
    const path = ["entries", nth, "mark"];
    const mark = portionOf(entry.mark);
    if (!mayReadMark(regime, clearance, entry.mark)) {
      return [{ path, message: `\`${mark}\` is not a mark that you may write under` }];
    }
    const others = cited(entry, { dossier, beside: added });
    const above = others.find((other) => !dominates(regime, entry.mark, other.mark));
    if (above === undefined) return [];
    const message = `\`${mark}\` is below \`${portionOf(above.mark)}\`, the mark of \`${above.id}\`, which it names`;
    return [{ path, message }];
  });
}

/** What of it is not among the writer's duties, or would be found by one person alone. */
export function dutyProblems(
  added: readonly Entry[],
  writer: Writer,
  dossier: Readable,
): readonly Problem[] {
  return added.flatMap((entry, nth): readonly Problem[] => {
    const lacking = actsOf(entry, dossier).find((act) => !mayDo(writer.roles, act));
    if (lacking !== undefined) {
      const message = `to enter a ${entry.kind} is to ${lacking}, which is not among your duties here`;
      return [{ path: ["entries", nth, "kind"], message }];
    }
    if (entry.kind !== "determination" || isRecommended(entry, writer, dossier)) return [];
    return [{ path: ["entries", nth, "on"], message: alone }];
  });
}

/** What is told under a lower mark is proposed by one and confirmed by another, and not entered outright. */
export function releasedAlone(added: readonly Entry[]): readonly Problem[] {
  const kinds: readonly Kind[] = ["release", "confirmation", "released ruling"];
  return added.flatMap(({ kind }, nth) => {
    if (!kinds.includes(kind)) return [];
    const message = `a ${kind} is not entered outright: propose it to \`/releases\`, and have somebody else confirm it`;
    return [{ path: ["entries", nth, "kind"], message }];
  });
}

const alone =
  "rests on no assessment that somebody else recorded: no one opens a gate alone; have it assessed first, and where it is of no move and no issue name that assessment under `sources`";

/** Taking back or correcting what another entered is an act of the kind of that entry. */
function actsOf(entry: Entry, { entries }: Readable): readonly Act[] {
  if (entry.kind !== "withdrawal") return [actToEnter[entry.kind]];
  const target = entries.find(({ id }) => id === entry.of);
  return [actToEnter.withdrawal, ...(target === undefined ? [] : [actToEnter[target.kind]])];
}

/** Whether an assessment of the matter, recorded by another account, still holds. */
function isRecommended(
  { on, sources }: EntryOf<"determination">,
  { account }: Writer,
  { entries }: Readable,
): boolean {
  const gone = new Set<EntryId>(
    entries.flatMap((entry) => [
      ...(entry.supersedes === undefined ? [] : [entry.supersedes.entry]),
      ...(entry.kind === "withdrawal" ? [entry.of] : []),
    ]),
  );
  const issue = on.kind === "concession" ? undefined : on.issue;
  const moves = new Set(
    entries.flatMap((entry) => {
      if (entry.kind !== "move") return [];
      const about = on.kind === "concession" ? entry.id === on.move : entry.issue === issue;
      return about ? [entry.id] : [];
    }),
  );
  const named = new Set(sources.map(({ work }) => work));
  return entries.some(
    (entry) =>
      entry.kind === "assessment" &&
      entry.recorded.by !== account &&
      !gone.has(entry.id) &&
      (moves.has(entry.move) || (issue === undefined && named.has(entry.id))),
  );
}
