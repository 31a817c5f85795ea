/**
 * The text of a policy as text: where a field of it stands, and the same text with another value
 * in a field, all else left as its author wrote it; in JSON but for its spaces.
 */
import { isMap, isScalar, parseDocument } from "yaml";
import type { Path } from "../core/reference.ts";
import { type Place, readYaml } from "./policy-yaml.ts";

/** Where the value at a path stands; the beginning where the text is none. */
export function placeIn(text: string, path: Path): Place {
  const written = readYaml(text);
  return written.ok ? written.value.placeOf(path, "value") : { line: 1, column: 1 };
}

/** The text with a field of the policy itself set to a plain value; a new one follows `after`. */
export function withField(
  text: string,
  { name, value, after }: { readonly name: string; readonly value: string; readonly after: string },
): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (!isMap(contents) || contents.flow === true) {
    const fields = document.toJS() as Readonly<Record<string, unknown>>; // it was read as a policy
    return `${JSON.stringify({ ...fields, [name]: value }, undefined, 2)}\n`;
  }
  const pairOf = (key: string) =>
    contents.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  const there = pairOf(name);
  const range = isScalar(there?.value) ? there.value.range : undefined;
  if (range) return `${text.slice(0, range[0])}"${value}"${text.slice(range[1])}`;
  const before = pairOf(after);
  const end = isScalar(before?.value) ? before.value.range?.[1] : undefined;
  if (end === undefined) return `${name}: "${value}"\n${text}`;
  const lineEnd = text.indexOf("\n", end);
  const at = lineEnd === -1 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${name}: "${value}"${text.slice(at)}`;
}
