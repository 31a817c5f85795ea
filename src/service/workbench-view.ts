/**
 * What the workbench finds of a policy, in the form that goes out to programs.
 */
import type { PolicyCheckOutput, PolicyDiffOutput } from "../codec/output-workbench.ts";
import type { Book } from "../core/book.ts";
import type { Policy } from "../core/policy.ts";
import {
  kindOfRequestText,
  outcomeText,
  requestText,
  type SaidOutcome,
  type Titles,
  titlesOf,
} from "../core/policy-words.ts";
import type { Cover, KindOfRequest } from "../lab/cover.ts";
import type { Outcome } from "../lab/lines.ts";

type Kinds = PolicyCheckOutput["silence"]["kinds"];

export function recordTitles(policy: Policy, book: Book): Titles {
  const title =
    <Key, One extends { readonly title: string }>(map: ReadonlyMap<Key, One>) =>
    (id: string) =>
      map.get(id as Key)?.title ?? id; // an id nobody bears finds nothing
  return titlesOf(policy, {
    issue: title(book.issues),
    basket: title(book.baskets),
    forum: title(book.forums),
  });
}

export function viewCover(
  found: { readonly count: number; readonly cover: Cover },
  titles: Titles,
): { readonly count: number; readonly left: number; readonly kinds: Kinds } {
  const { kinds, left } = found.cover;
  return { count: found.count, left, kinds: kinds.map((kind) => viewKind(kind, titles)) };
}

export function viewKind({ named, example }: KindOfRequest, titles: Titles): Kinds[number] {
  return {
    text: kindOfRequestText(named, titles),
    example: { ...example },
    exampleText: requestText(example, titles),
  };
}

export function viewOutcome(
  outcome: Outcome,
  policy: Policy,
): PolicyDiffOutput["changes"][number]["before"] {
  const said: SaidOutcome = outcome;
  return { kind: outcome.kind, text: outcomeText(said, policy) };
}
