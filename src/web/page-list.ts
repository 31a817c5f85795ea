/**
 * The pages of a dossier, as data: their addresses, and where they stand in the menus.
 *
 * To add a page: write it in `pages/`, give it a line here and one in `pages.tsx`, and one in
 * `e2e/screens.ts`, which has it drawn and checked. A page with a `nav` stands in the side bar,
 * in the palette and among the keys.
 */
import type { Icon } from "./components/icon.tsx";

export type PageProps = { readonly params: Readonly<Record<string, string>> };

export type Page = {
  /** `proposals/:id`; a last `:id*` takes ids with slashes. */
  readonly path: string;
  readonly title: string;
  readonly nav?: {
    /** The rule lines of the side bar stand between groups. */
    readonly group: 1 | 2 | 3;
    /** After G. */
    readonly key: string;
    readonly icon: Icon;
    /** Whether it stands in the bottom bar of a phone; there is room for four. */
    readonly phone?: true;
  };
  /** The page it belongs to, for the side bar and the path above the page. */
  readonly under?: PagePath;
};

export const pages: readonly (Page & { readonly path: PagePath })[] = [
  { path: "desk", title: "Desk", nav: { group: 1, key: "d", icon: "desk", phone: true } },
  { path: "ask", title: "Ask", nav: { group: 1, key: "a", icon: "ask", phone: true } },
  {
    path: "proposals",
    title: "Proposals",
    nav: { group: 1, key: "p", icon: "paper", phone: true },
  },
  { path: "proposals/:id", title: "Proposal", under: "proposals" },
  { path: "record", title: "Record", nav: { group: 1, key: "r", icon: "record" } },
  { path: "contacts/:id*", title: "Contact", under: "record" },
  { path: "entries/:id*", title: "Entry" },
  { path: "log", title: "Record a contact", under: "record" },
  { path: "correct/:id*", title: "Correct" },
  { path: "write/:kind", title: "Record" },
  { path: "issues", title: "Issues", nav: { group: 1, key: "i", icon: "list" } },
  { path: "issues/:id", title: "Issue", under: "issues" },
  { path: "documents", title: "Documents", nav: { group: 1, key: "t", icon: "list" } },
  { path: "documents/:id*", title: "Document", under: "documents" },
  { path: "people", title: "People and offices", nav: { group: 1, key: "e", icon: "person" } },
  { path: "people/:id", title: "Person", under: "people" },
  { path: "offices/:id*", title: "Office", under: "people" },
  {
    path: "approaches",
    title: "Channel and approaches",
    nav: { group: 2, key: "h", icon: "channel" },
  },
  { path: "approaches/:id", title: "Approach", under: "approaches" },
  { path: "policy", title: "Policy", nav: { group: 3, key: "y", icon: "scales", phone: true } },
  { path: "policy/draft", title: "Draft", under: "policy" },
  { path: "journal", title: "Journal", nav: { group: 3, key: "j", icon: "seal" } },
  { path: "receipts/:id*", title: "Receipt", under: "journal" },
  { path: "access", title: "People and access", nav: { group: 3, key: "u", icon: "person" } },
];

export type PagePath =
  | "desk"
  | "ask"
  | "proposals"
  | "proposals/:id"
  | "record"
  | "contacts/:id*"
  | "entries/:id*"
  | "log"
  | "correct/:id*"
  | "write/:kind"
  | "issues"
  | "issues/:id"
  | "documents"
  | "documents/:id*"
  | "people"
  | "people/:id"
  | "offices/:id*"
  | "approaches"
  | "approaches/:id"
  | "policy"
  | "journal"
  | "receipts/:id*"
  | "access"
  | "policy/draft";

/** Whether there is a page at exactly this address. */
export function hasPage(path: string): boolean {
  return pages.some((page: Page) => page.path === path);
}
