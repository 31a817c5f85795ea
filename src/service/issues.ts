/**
 * The list of issues, by basket and title, and each whole.
 */
import type { IssueOutput, IssuesOutput } from "../codec/output-api-desk.ts";
import type { IssueId } from "../core/id.ts";
import type { Result } from "../core/result.ts";
import { viewIssueRow, viewIssueWhole } from "./issue-view.ts";
import { askedOf, type Lens } from "./lens.ts";
import { pageFrom, type Turn } from "./page.ts";
import { holdsWords, wordsOf } from "./words.ts";

export type IssueFilter = { readonly basket?: string | undefined; readonly q?: string | undefined };

export function listIssues(
  { basket, q }: IssueFilter,
  turn: Turn,
  lens: Lens,
): Result<IssuesOutput, "bad cursor"> {
  const keyOf = (one: (typeof all)[number]) => [
    lens.names.basket(one.basket),
    one.title,
    one.issue,
  ];
  const all = [...lens.book.issues.values()]
    .filter((one) => basket === undefined || one.basket === basket)
    .filter((one) => q === undefined || holdsWords(one, wordsOf(q)));
  const sorted = all.sort((a, b) => (keyOf(a).join("\0") < keyOf(b).join("\0") ? -1 : 1));
  const page = pageFrom(sorted, keyOf, turn);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  const rows = items.map((issue) => viewIssueRow(issue, lens));
  return { ok: true, value: { ...askedOf(lens), items: rows, next, total } };
}

export function oneIssue(id: string, lens: Lens): IssueOutput | undefined {
  const issue = lens.book.issues.get(id as IssueId); // an id that nobody bears finds nothing
  return issue === undefined ? undefined : viewIssueWhole(issue, lens);
}
