/**
 * How large a request may be, whether it says so beforehand or comes in pieces.
 */
import type { Context } from "hono";
import { largest } from "./problem.ts";

export type BodyLimit = { readonly isTooLarge: () => boolean };

/** Cuts the body off where it grows too large; whoever reads it then fails. */
export function limitBody(c: Context): BodyLimit {
  const { raw } = c.req;
  const said = Number(raw.headers.get("content-length") ?? 0);
  if (said > largest) return { isTooLarge: () => true };
  if (raw.body === null || raw.headers.has("content-length")) return { isTooLarge: () => false };
  let size = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      size += piece.byteLength;
      if (size > largest) controller.error(new RangeError("the body is too large"));
      else controller.enqueue(piece);
    },
  });
  const init = { body: raw.body.pipeThrough(counting), duplex: "half" as const };
  c.req.raw = new Request(raw, init);
  return { isTooLarge: () => size > largest };
}
