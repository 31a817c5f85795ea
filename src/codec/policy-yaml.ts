/**
 * A policy's text as plain values, and the line and column of each of them.
 *
 * YAML 1.2, of which JSON is a part. Anchors, aliases and tags are not used in
 * policies: a rule must be readable where it stands.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  parseDocument,
  visit,
} from "yaml";
import type { Path } from "../core/reference.ts";
import { fail, ok, type Result } from "../core/result.ts";

/** Counted from 1. */
export type Place = { readonly line: number; readonly column: number };

export type Written = {
  readonly value: unknown;
  /** Where the value at a path stands, or its name; the nearest there is for one that is missing. */
  readonly placeOf: (path: Path, about: "name" | "value" | "missing") => Place;
};

export type Unreadable = { readonly place: Place; readonly message: string };

/** More than a policy can need; what is longer or deeper is a mistake or an attack. */
const mostCharacters = 1_000_000;
const mostLevels = 200;

export function readYaml(text: string): Result<Written, readonly Unreadable[]> {
  if (text.length > mostCharacters) {
    return unreadable("is too long for a policy; check that it is one");
  }
  try {
    return isTooDeep(text) ? unreadable(tooDeep) : readFlat(text);
  } catch (error) {
    // The lexer calls itself for signs in a row, too; what overflows the stack is no policy.
    if (error instanceof RangeError) return unreadable(tooDeep);
    throw error;
  }
}

const tooDeep = "is nested too deeply; write it flat";

function readFlat(text: string): Result<Written, readonly Unreadable[]> {
  const lines = new LineCounter();
  // The library looks for each name among all before it, which takes minutes for a long mapping.
  const reading = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(text, reading);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? start : { line, column: col };
  };
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    place: placeAt(pos[0]),
    message: `is not YAML: ${message}`,
  }));
  problems.push(...strangeNodes(document, placeAt), ...namesTwice(document, placeAt));
  if (problems.length > 0) return fail(firstOnEachLine(problems));
  const value: unknown = document.toJS();
  return ok({ value, placeOf: (path, about) => placeAt(offsetOf(document, path, about)) });
}

/** One slip makes the parser object many times over; the first is the one to mend. */
function firstOnEachLine(problems: readonly Unreadable[]): readonly Unreadable[] {
  const lines = new Set<number>();
  const first = problems.filter(({ place }) => !lines.has(place.line) && lines.add(place.line));
  return first.sort((a, b) => a.place.line - b.place.line);
}

/** Lists within lists on one line, `- - - `, which the lexer calls itself for. */
const manyDashes = /(?:[-?:][ \t]+){100}/;

/** Composing a document calls itself for every level; the parser before it does not. */
function isTooDeep(text: string): boolean {
  if (manyDashes.test(text)) return true;
  let level: unknown[] = [...new Parser().parse(text)];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

/** What stands within a token: a document's value, a collection's items, their keys and values. */
function partsOf(token: unknown): unknown[] {
  if (typeof token !== "object" || token === null) return [];
  const { items, key, value } = token as { items?: unknown; key?: unknown; value?: unknown };
  return [...(Array.isArray(items) ? (items as unknown[]) : []), key, value].filter(
    (part) => typeof part === "object" && part !== null,
  );
}

const start = { line: 1, column: 1 };

function unreadable(message: string): Result<Written, readonly Unreadable[]> {
  return fail([{ place: start, message }]);
}

function strangeNodes(document: Document, placeAt: (offset: number) => Place): Unreadable[] {
  const problems: Unreadable[] = [];
  const refuse = (node: Node, message: string) => {
    problems.push({ place: placeAt(node.range?.[0] ?? 0), message });
  };
  visit(document, (key, node) => {
    if (!isNode(node)) return;
    if (isAlias(node)) refuse(node, "is an alias; write the value out");
    else if (node.anchor !== undefined) refuse(node, "has an anchor; leave it out");
    else if (node.tag?.startsWith("!")) refuse(node, "has a tag; leave it out");
    if (key === "key" && !(isScalar(node) && typeof node.value === "string")) {
      refuse(node, "is the name of a field and no text; put it in quotes");
    }
  });
  return problems;
}

function namesTwice(document: Document, placeAt: (offset: number) => Place): Unreadable[] {
  const problems: Unreadable[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue; // refused already
        if (names.has(key.value)) {
          const message = "is not YAML: Map keys must be unique";
          problems.push({ place: placeAt(key.range?.[0] ?? 0), message });
        }
        names.add(key.value);
      }
    },
  });
  return problems;
}

function offsetOf(document: Document, path: Path, about: "name" | "value" | "missing"): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      const isLast = index === path.length - 1;
      next = isLast && about === "name" ? pair?.key : (pair?.value ?? pair?.key);
    } else if (isSeq(node) && typeof step === "number") next = node.items[step];
    const at = startOf(next);
    if (at === undefined) return offset;
    offset = at;
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
