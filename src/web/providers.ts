/**
 * Identity providers, as the pages about signing in know them: going to one, and what is said to
 * somebody who comes back from one and was not let in.
 */
import { readPlace } from "./address.ts";
import { type Problem, type Question, send } from "./api.ts";

/** `GET /api/providers` */
export type Providers = {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
};
export const providersQuestion: Question<Providers> = { url: "/api/providers" };

/** Where a visitor was to go, kept in this tab alone until they are back from a provider. */
const placeKept = "chancery-place";

/** Leaves the app for a provider's page; gives the problem where that cannot be. */
export async function goToProvider(id: string, link?: string): Promise<Problem | undefined> {
  const reply = await send<{ readonly go: string }>(`/api/providers/${id}/sign-in`, {
    method: "POST",
    body: link === undefined ? {} : { link },
  });
  if (!reply.ok) return reply.problem;
  if (readPlace(new URL(location.href)) !== undefined) {
    sessionStorage.setItem(placeKept, `${location.pathname}${location.search}${location.hash}`);
  }
  location.assign(reply.value.go);
  return undefined;
}

/** After a sign-in at a provider one is at `/`: goes on to where one was to go. */
export function returnToPlace(): void {
  if (location.pathname !== "/" || location.search !== "") return;
  const kept = sessionStorage.getItem(placeKept);
  sessionStorage.removeItem(placeKept);
  if (kept?.startsWith("/d/")) history.replaceState(undefined, "", kept);
}

/** What is said of a refusal that the address tells of (http/identity-sign-in.ts). */
export function refusalIn(
  search: string,
  { providers }: Providers,
): { readonly title: string; readonly detail: string } | undefined {
  const query = new URLSearchParams(search);
  const refused = query.get("refused");
  if (refused === null) return undefined;
  const known = providers.find(({ id }) => id === query.get("provider"));
  return wordsFor(refused, known?.name ?? "the identity provider");
}

function wordsFor(refused: string, name: string) {
  switch (refused) {
    case "elsewhere":
      return {
        title: "This sign-in was not begun in this browser, or too long ago",
        detail: "begin again here",
      };
    case "refused":
      return {
        title: `${capitalised(name)} did not let you in`,
        detail: "try again; if it goes on, ask whoever keeps your account there",
      };
    case "unreachable":
      return {
        title: `${capitalised(name)} could not be reached`,
        detail: "nothing is wrong with your account; try again in a minute",
      };
    case "no-account":
      return {
        title: `${capitalised(name)} knows you, but no account here is tied to that identity`,
        detail: "an administrator of Chancery gives you a one-time link, by which you tie it",
      };
    case "link-spent":
      return {
        title: "The one-time link was used meanwhile, or is too old",
        detail: "ask an administrator for another",
      };
    case "taken":
      return {
        title: "That identity belongs to another account",
        detail: `open your link again, and sign in at ${name} as yourself`,
      };
    default:
      return {
        title: `What ${name} answered does not hold, so nobody was let in`,
        detail: "try again; if it goes on, tell an administrator: the log says why",
      };
  }
}

function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
