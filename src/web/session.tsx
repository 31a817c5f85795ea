import type { Clearance } from "../access/clearance.ts";
import type { Role } from "../access/reader.ts";
import { forgetAnswers } from "./answers.ts";
import { type Question, send } from "./api.ts";
import { forgetDrafts, hasDrafts } from "./drafts.ts";
import { emptyOutbox } from "./outbox.ts";
import { forgetTitles } from "./titles.ts";

/** `GET /api/session` */
export type Visitor = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  /** What the session's drafts are sealed with. */
  readonly draftKey: string | null;
  readonly dossiers: readonly {
    readonly dossier: string;
    readonly roles: readonly Role[];
    readonly clearance: Clearance;
  }[];
};

export const sessionQuestion: Question<Visitor> = { url: "/api/session" };

/** The people of the demonstration, who sign in with one click; none where it is not loaded. */
export type Demonstration = {
  readonly people: readonly { readonly account: string; readonly name: string }[];
};
export const demonstrationQuestion: Question<Demonstration> = { url: "/api/demonstration" };

/** Where a visitor of the demonstration starts, and what to look at next. */
export type Tour = {
  readonly start: string | null;
  readonly steps: readonly { readonly why: string; readonly open: string }[];
};
export const tourQuestion: Question<Tour> = { url: "/api/tour" };

/** What was recorded goes out first; what is half-written goes with the session, if that is wanted. */
export async function signOut(): Promise<void> {
  await emptyOutbox();
  const question = "What you were writing is not recorded and will be gone. Sign out?";
  if (hasDrafts() && !confirm(question)) return;
  forgetDrafts();
  await send("/api/session", { method: "DELETE" });
  forgetAnswers();
  forgetTitles();
  // A reload leaves nothing of the record in the memory of the tab.
  location.assign("/");
}
