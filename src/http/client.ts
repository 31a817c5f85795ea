/**
 * Where a request comes from, as far as can be known.
 */
import type { Context } from "hono";

/**
 * The address at the other end; behind a proxy of ours, the one that the proxy adds to
 * `X-Forwarded-For`, which is the last.
 */
export function addressOf(c: Context, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : "";
  if (forwarded) return forwarded;
  const { incoming } = (c.env ?? {}) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return incoming?.socket?.remoteAddress ?? "";
}
