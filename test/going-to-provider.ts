/**
 * A browser that signs in at an identity provider: it goes there from the app, and comes back.
 */
import type { Browser } from "./served.ts";

/** Where the app sends a browser to sign in; throws where it does not. */
export async function goingTo(
  browser: Browser,
  id: string,
  body: { readonly link?: string } = {},
): Promise<URL> {
  const answer = await browser.ask("POST", `/api/providers/${id}/sign-in`, body);
  if (!answer.ok) throw new Error(`nobody can go to ${id}: ${await answer.text()}`);
  return new URL(((await answer.json()) as { readonly go: string }).go);
}

/** Goes through the provider's own pages as a browser does, to where it sends one back. */
export async function throughProvider(go: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = go;
  for (let steps = 0; steps < 10; steps += 1) {
    if (at.origin !== go.origin) return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`${at.pathname}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at);
  }
  throw new Error("the provider sends one round and round");
}

/** What the app says to one who comes back: `in`, or why not. */
export async function comingBack(browser: Browser, at: URL): Promise<string> {
  const answer = await browser.ask("GET", `${at.pathname}${at.search}`);
  if (answer.status !== 303) return `${answer.status}`;
  const to = new URL(answer.headers.get("location") ?? "", "http://here");
  return to.searchParams.get("refused") ?? (to.href === "http://here/" ? "in" : to.href);
}

/** The whole way: there, through the provider, and back. */
export async function signingInAt(
  browser: Browser,
  id: string,
  body: { readonly link?: string } = {},
): Promise<string> {
  return comingBack(browser, await throughProvider(await goingTo(browser, id, body)));
}

/** Whose session a browser is in; undefined where in none. */
export async function whoIsIn(browser: Browser): Promise<string | undefined> {
  const answer = await browser.ask("GET", "/api/session");
  if (answer.status === 401) return undefined;
  return ((await answer.json()) as { readonly account: string }).account;
}
