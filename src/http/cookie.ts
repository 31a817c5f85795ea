/**
 * The cookie that carries a session, and the one that ties a sign-in at a provider to the browser
 * that began it.
 *
 * Over https it is `Secure` and its name begins with `__Host-`, so that no other host and no
 * plain connection can set it (RFC 6265bis). A browser takes neither from plain http on this
 * machine, where the name is bare.
 */
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";

export type Cookie = {
  readonly name: string;
  readonly secure: boolean;
  /** `Lax` comes with whoever another site sends here, and with nothing else of that site's. */
  readonly sameSite: "Strict" | "Lax";
  /** Without it, until the browser is closed. */
  readonly seconds?: number;
};

export function sessionCookie(secure: boolean): Cookie {
  return { name: secure ? "__Host-chancery" : "chancery", secure, sameSite: "Strict" };
}

/** The provider sends the browser back from its own site, so this one is `Lax`. */
export function goingCookie(secure: boolean, seconds: number): Cookie {
  const name = secure ? "__Host-chancery-going" : "chancery-going";
  return { name, secure, sameSite: "Lax", seconds };
}

/** The secret in the request; undefined where there is none, or two that differ. */
export function secretIn({ name }: Cookie, headers: Headers): string | undefined {
  const given = new Set<string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key, value = ""] = pair.split(/=(.*)/s);
    if (key?.trim() === name) given.add(value.trim());
  }
  const [secret] = given;
  return given.size === 1 && secret !== undefined && /^[\w-]{43}$/.test(secret)
    ? secret
    : undefined;
}

export function giveCookie(c: Context, cookie: Cookie, secret: string): void {
  const { name, secure, sameSite, seconds } = cookie;
  const lasting = seconds === undefined ? {} : { maxAge: seconds };
  setCookie(c, name, secret, { httpOnly: true, secure, sameSite, path: "/", ...lasting });
}

export function takeCookie(c: Context, { name, secure, sameSite }: Cookie): void {
  deleteCookie(c, name, { httpOnly: true, secure, sameSite, path: "/" });
}
