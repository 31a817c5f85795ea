/**
 * The pages themselves, by their addresses; each is loaded when it is first opened.
 */
import type { ComponentType, LazyExoticComponent } from "react";
import { lazy } from "./lazy-page.ts";
import type { PagePath, PageProps } from "./page-list.ts";

type Component = LazyExoticComponent<ComponentType<PageProps>>;

export const components: Readonly<Record<PagePath, Component>> = {
  desk: lazy(async () => ({ default: (await import("./pages/desk.tsx")).DeskPage })),
  ask: lazy(async () => ({ default: (await import("./pages/ask.tsx")).AskPage })),
  proposals: lazy(async () => ({
    default: (await import("./pages/proposals.tsx")).ProposalsPage,
  })),
  "proposals/:id": lazy(async () => ({
    default: (await import("./pages/proposal.tsx")).ProposalPage,
  })),
  record: lazy(async () => ({ default: (await import("./pages/record.tsx")).RecordPage })),
  "contacts/:id*": lazy(async () => ({
    default: (await import("./pages/contact.tsx")).ContactPage,
  })),
  "entries/:id*": lazy(async () => ({ default: (await import("./pages/entry.tsx")).EntryPage })),
  issues: lazy(async () => ({ default: (await import("./pages/issues.tsx")).IssuesPage })),
  "issues/:id": lazy(async () => ({ default: (await import("./pages/issue.tsx")).IssuePage })),
  people: lazy(async () => ({ default: (await import("./pages/people.tsx")).PeoplePage })),
  "people/:id": lazy(async () => ({ default: (await import("./pages/person.tsx")).PersonPage })),
  "offices/:id*": lazy(async () => ({ default: (await import("./pages/office.tsx")).OfficePage })),
  approaches: lazy(async () => ({
    default: (await import("./pages/approaches.tsx")).ApproachesPage,
  })),
  "approaches/:id": lazy(async () => ({
    default: (await import("./pages/approach.tsx")).ApproachPage,
  })),
  policy: lazy(async () => ({ default: (await import("./pages/policy.tsx")).PolicyPage })),
  "policy/draft": lazy(async () => ({
    default: (await import("./pages/policy-draft.tsx")).PolicyDraftPage,
  })),
};
