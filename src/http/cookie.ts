/**
 * The cookie that carries a session.
 *
 * Over https it is `Secure` and its name begins with `__Host-`, so that no other host and no
 * plain connection can set it (RFC 6265bis). A browser takes neither from plain http on this
 * machine, where the name is bare.
 */
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";

export type Cookie = { readonly name: string; readonly secure: boolean };

export function sessionCookie(secure: boolean): Cookie {
  return { name: secure ? "__Host-chancery" : "chancery", secure };
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

export function giveCookie(c: Context, { name, secure }: Cookie, secret: string): void {
  setCookie(c, name, secret, { httpOnly: true, secure, sameSite: "Strict", path: "/" });
}

export function takeCookie(c: Context, { name, secure }: Cookie): void {
  deleteCookie(c, name, { httpOnly: true, secure, sameSite: "Strict", path: "/" });
}
