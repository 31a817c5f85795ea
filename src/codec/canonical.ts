/**
 * Canonical JSON: the one text of a JSON value (RFC 8785), so that equal values hash alike.
 *
 * What I-JSON (RFC 7493) cannot carry is refused and never repaired: a lone surrogate, NaN,
 * `undefined`, a bigint, a class instance. Text that is read back must be in this form to the
 * byte, which also catches what a parser would hide: a name given twice, digits a double loses.
 */
import { fail, ok, type Result } from "../core/result.ts";

/** Deeper nesting is refused, so that no reader of the journal overflows its stack. */
const deepest = 200;

/** The canonical text of a plain JSON value; throws a TypeError that names the place at fault. */
export function canonicalJson(value: unknown): string {
  return keysStandInOrder(value, []) ? JSON.stringify(value) : write(value);
}

/** Reads canonical text; any other text of the same value is a problem, said in words. */
export function parseCanonicalJson(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? ok(value) : fail("not in canonical form (RFC 8785)");
  } catch (error) {
    return fail(error instanceof Error ? error.message : "not JSON");
  }
}

type Path = (string | number)[];

/** Refuses what is not I-JSON; tells whether all names stand as RFC 8785 sorts them, by UTF-16. */
function keysStandInOrder(value: unknown, path: Path): boolean {
  switch (typeof value) {
    case "string":
      return value.isWellFormed() || refuse(path, "a lone surrogate");
    case "number":
      return Number.isFinite(value) || refuse(path, `the number ${value}`);
    case "boolean":
      return true;
    case "object":
      if (value === null) return true;
      if (path.length >= deepest) refuse(path.slice(0, 5), `nested deeper than ${deepest}`);
      return Array.isArray(value) ? itemsInOrder(value, path) : membersInOrder(value, path);
    default:
      return refuse(path, `of type ${typeof value}`);
  }
}

function itemsInOrder(items: readonly unknown[], path: Path): boolean {
  let ordered = true;
  for (let at = 0; at < items.length; at++) {
    path.push(at);
    if (!keysStandInOrder(items[at], path)) ordered = false;
    path.pop();
  }
  return ordered;
}

function membersInOrder(value: object, path: Path): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(path, "not a plain object");
  const members = value as { readonly [name: string]: unknown };
  let ordered = true;
  let last = "";
  for (const name of Object.keys(members)) {
    path.push(name);
    if (!name.isWellFormed()) refuse(path, "named with a lone surrogate");
    if (name < last) ordered = false;
    if (!keysStandInOrder(members[name], path)) ordered = false;
    path.pop();
    last = name;
  }
  return ordered;
}

/** Writes a value that has been looked through; RFC 8785 writes strings and numbers as JS does. */
function write(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`);
  return `{${members.join(",")}}`;
}

function refuse(path: Path, what: string): never {
  const place = path.length === 0 ? "the value" : `\`${path.join(".")}\``;
  throw new TypeError(`${place} cannot stand in canonical JSON: it is ${what}`);
}
