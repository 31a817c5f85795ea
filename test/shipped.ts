/** The dossier and the policies that come with the program, ready to be asked. */
import { readFileSync } from "node:fs";
import { parseDossier } from "../src/codec/dossier.ts";
import { parsePolicy } from "../src/codec/policy.ts";
import { type Book, openBook } from "../src/core/book.ts";
import { type Day, endOfDay } from "../src/core/day.ts";
import { setUp } from "../src/core/gate.ts";
import { knownOn } from "../src/core/known.ts";
import type { Policy } from "../src/core/policy.ts";
import type { Past } from "../src/lab/backtest.ts";

export function shippedPast(): Past {
  const dossier = parseDossier(readFileSync("examples/us-soviet-1981-83/dossier.jsonl", "utf8"));
  if (!dossier.ok) throw new Error(dossier.problem[0]?.message);
  return { entries: dossier.value.entries, regime: dossier.value.header.regime };
}

export function bookAt({ entries, regime }: Past, day: string): Book {
  return openBook(knownOn(entries, endOfDay(day as Day)), regime);
}

export function shippedText(id: string): string {
  return readFileSync(`packs/${id}.yaml`, "utf8");
}

/** The pack as written, or with its text changed: every change must find what it replaces. */
export function shippedPolicy(
  id: string,
  ...changes: readonly (readonly [string, string])[]
): Policy {
  let text = shippedText(id);
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the pack no longer says ${from}`);
    text = text.replace(from, to);
  }
  const policy = parsePolicy(text, id);
  if (!policy.ok) throw new Error(policy.problem[0]?.message);
  return policy.value;
}

export const setUpOn = (past: Past, policy: Policy, day: string) =>
  setUp(bookAt(past, day), policy, day as Day);
