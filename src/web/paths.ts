/**
 * Where an entry of each kind is opened.
 */
import { matchPath } from "./address.ts";
import { pages } from "./page-list.ts";

/** Kinds with a page of their own, and kinds whose page goes by another id than the entry's. */
const folders: Readonly<Record<string, string>> = {
  proposal: "proposals",
  contact: "contacts",
  document: "documents",
  approach: "approaches",
};

/** The page of its kind where there is one, or the entry's own. */
export function pathOf({ id, kind }: { readonly id: string; readonly kind: string }): string {
  const path = `${folders[kind] ?? "entries"}/${id}`;
  return hasPage(path) ? path : `entries/${id}`;
}

/** Where an issue, a person or an office is shown, if it is. */
export function pathTo(what: "issues" | "people" | "offices", id: string): string | undefined {
  const path = `${what}/${id}`;
  return hasPage(path) ? path : undefined;
}

function hasPage(path: string): boolean {
  return pages.some((page) => matchPath(page.path, path) !== undefined);
}
