/**
 * The shipped marking schemes, for tests.
 */
import type { Scheme } from "../src/core/scheme.ts";
import { shippedSchemes } from "../src/service/schemes.ts";

export const schemes: readonly Scheme[] = [...shippedSchemes().values()];

export function schemeOf(id: string): Scheme {
  const scheme = shippedSchemes().get(id);
  if (scheme === undefined) throw new Error(`\`${id}\` is no shipped scheme`);
  return scheme;
}
