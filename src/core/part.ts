/**
 * What one entry says of its own parts, or of the parts of another: asks of a
 * proposal, options on a scale, paragraphs of a document.
 */
import type { Entry, EntryOf } from "./entry.ts";
import type { EntryId, IssueId } from "./id.ts";
import type { Incoherence } from "./incoherence.ts";
import type { Path } from "./reference.ts";

type Parts = {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  /** The entry in force that defines an issue. */
  readonly issue: (id: IssueId) => EntryOf<"issue"> | undefined;
};

export function partProblems(entry: Entry, parts: Parts): readonly Incoherence[] {
  switch (entry.kind) {
    case "proposal":
      return inProposal(entry, parts);
    case "decision":
    case "ruling":
      return onAsk(entry, parts);
    case "position":
      return entry.issue === undefined
        ? []
        : onScale(entry, parts, { issue: entry.issue, option: entry.option, path: ["option"] });
    case "document":
      return inDocument(entry);
    default:
      return [];
  }
}

function inProposal(proposal: EntryOf<"proposal">, parts: Parts): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  const seen = new Set<string>();
  for (const [at, ask] of proposal.asks.entries()) {
    if (seen.has(ask.id)) {
      problems.push({
        entry: proposal.id,
        path: ["asks", at, "id"],
        kind: "same ask",
        ask: ask.id,
      });
    }
    seen.add(ask.id);
    if (ask.kind !== "stance") continue;
    for (const [index, { issue, option }] of ask.options.entries()) {
      const path = ["asks", at, "options", index, "option"];
      problems.push(...onScale(proposal, parts, { issue, option, path }));
    }
  }
  return problems;
}

function onAsk(entry: EntryOf<"decision"> | EntryOf<"ruling">, parts: Parts) {
  const { ask } = entry;
  const proposal = entry.proposal && parts.byId.get(entry.proposal);
  if (ask === undefined || proposal?.kind !== "proposal") return [];
  const known = proposal.asks.map(({ id }) => id);
  if (known.includes(ask)) return [];
  return [{ entry: entry.id, path: ["ask"], kind: "unknown ask", ask, known } as const];
}

function onScale(
  entry: Entry,
  parts: Parts,
  at: { readonly issue: IssueId; readonly option: string | undefined; readonly path: Path },
): readonly Incoherence[] {
  const { option, path } = at;
  const scale = parts.issue(at.issue)?.scale;
  if (option === undefined || scale === undefined) return [];
  const known = scale.map((point) => point.option);
  return known.includes(option)
    ? []
    : [{ entry: entry.id, path, kind: "unknown option", option, known }];
}

function inDocument(paper: EntryOf<"document">): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  const lengths = new Map<string, number>();
  for (const [at, { number, text }] of paper.paragraphs.entries()) {
    if (lengths.has(number)) {
      const path = ["paragraphs", at, "number"];
      problems.push({ entry: paper.id, path, kind: "same paragraph", number });
    }
    lengths.set(number, text.length);
  }
  for (const [index, { paragraph, at }] of paper.pageBreaks.entries()) {
    if (at <= (lengths.get(paragraph) ?? -1)) continue;
    const path = ["pageBreaks", index];
    problems.push({ entry: paper.id, path, kind: "no such place", number: paragraph });
  }
  return problems;
}
