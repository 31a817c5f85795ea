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
  log: lazy(async () => ({ default: (await import("./pages/log.tsx")).LogPage })),
  "correct/:id*": lazy(async () => ({
    default: (await import("./pages/correct.tsx")).CorrectPage,
  })),
  "write/:kind": lazy(async () => ({ default: (await import("./pages/write.tsx")).WritePage })),
  documents: lazy(async () => ({
    default: (await import("./pages/documents.tsx")).DocumentsPage,
  })),
  "documents/:id*": lazy(async () => ({
    default: (await import("./pages/document.tsx")).DocumentPage,
  })),
  journal: lazy(async () => ({ default: (await import("./pages/journal.tsx")).JournalPage })),
  "receipts/:id*": lazy(async () => ({
    default: (await import("./pages/receipt.tsx")).ReceiptPage,
  })),
  access: lazy(async () => ({ default: (await import("./pages/access.tsx")).AccessPage })),
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
