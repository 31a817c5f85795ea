/**
 * JSON as it is asked for over the wire: what RFC 8259 leaves open, an object that names a field
 * twice, is refused, since two readers may each take another of the two.
 */
import { fail, ok, type Result } from "../core/result.ts";

export type JsonProblem =
  | { readonly kind: "not JSON" }
  | { readonly kind: "twice"; readonly path: readonly (string | number)[] };

/** Deeper than this no form of ours goes. */
const mostLevels = 64;

export function parseStrictJson(text: string): Result<unknown, JsonProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ kind: "not JSON" }); // the parser tells bad text by throwing
  }
  const twice = repeatedName(text);
  return twice === undefined ? ok(value) : fail(twice);
}

type Level =
  | { readonly kind: "object"; readonly seen: Set<string>; name: string; atName: boolean }
  | { readonly kind: "list"; place: number };

/** Walks text that is JSON, token by token, and finds the first name that stands twice in its object. */
function repeatedName(text: string): JsonProblem | undefined {
  const levels: Level[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ kind: "object", seen: new Set(), name: "", atName: true });
    else if (token === "[") levels.push({ kind: "list", place: 0 });
    else if (token === "}" || token === "]") levels.pop();
    else if (level !== undefined && isSecond(token, level)) {
      return { kind: "twice", path: levels.map(placeIn) };
    }
    if (levels.length > mostLevels) return { kind: "not JSON" };
  }
  return undefined;
}

/** Moves on within a list or an object; whether a name was met again. */
function isSecond(token: string, level: Level): boolean {
  if (level.kind === "list") {
    if (token === ",") level.place += 1;
    return false;
  }
  if (token === ",") level.atName = true;
  else if (token === ":") level.atName = false;
  else if (level.atName) {
    level.name = String(JSON.parse(token));
    if (level.seen.has(level.name)) return true;
    level.seen.add(level.name);
  }
  return false;
}

function placeIn(level: Level): string | number {
  return level.kind === "list" ? level.place : level.name;
}
