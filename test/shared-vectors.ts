/**
 * Published test vectors, which lie beside a working copy and not in it.
 */
import { existsSync, readFileSync } from "node:fs";

const folder = "../shared/vectors";

/** What a test says that needs them where they are not. */
export const withoutVectors = existsSync(folder)
  ? undefined
  : `skipped: ${folder} with the published vectors is not here`;

/** Reads a file of vectors; an empty object where there are none, for tests that then skip. */
export function readVectors<T>(file: string): T {
  if (withoutVectors !== undefined) return {} as T;
  return JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
}

/** Reads a file of the vectors that lie in test/vectors. */
export function readOwnVectors<T>(file: string): T {
  return JSON.parse(readFileSync(`test/vectors/${file}`, "utf8"));
}
