/**
 * The pages of a dossier: to add one, write it in `pages/` and give it a line here.
 *
 * A page with a `nav` stands in the side bar, in the palette and among the keys. Each is loaded
 * when it is first opened; it is given what its address says between the slashes.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Icon } from "./components/icon.tsx";

export type PageProps = { readonly params: Readonly<Record<string, string>> };

export type Page = {
  /** `proposals/:id`; a last `:id*` takes ids with slashes. */
  readonly path: string;
  readonly title: string;
  readonly component: LazyExoticComponent<ComponentType<PageProps>>;
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
  readonly under?: string;
};

export const pages: readonly Page[] = [
  {
    path: "desk",
    title: "Desk",
    component: lazy(async () => ({ default: (await import("./pages/desk.tsx")).DeskPage })),
    nav: { group: 1, key: "d", icon: "desk", phone: true },
  },
  {
    path: "ask",
    title: "Ask",
    component: lazy(async () => ({ default: (await import("./pages/ask.tsx")).AskPage })),
    nav: { group: 1, key: "a", icon: "ask", phone: true },
  },
  {
    path: "proposals",
    title: "Proposals",
    component: lazy(async () => ({
      default: (await import("./pages/proposals.tsx")).ProposalsPage,
    })),
    nav: { group: 1, key: "p", icon: "paper", phone: true },
  },
  {
    path: "proposals/:id",
    title: "Proposal",
    component: lazy(async () => ({ default: (await import("./pages/proposal.tsx")).ProposalPage })),
    under: "proposals",
  },
  {
    path: "policy",
    title: "Policy",
    component: lazy(async () => ({ default: (await import("./pages/policy.tsx")).PolicyPage })),
    nav: { group: 3, key: "y", icon: "scales", phone: true },
  },
];
