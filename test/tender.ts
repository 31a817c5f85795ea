/**
 * The made-up tender as a desk: its record and its policy on a day, with all of the
 * record known.
 */
import { readFileSync } from "node:fs";
import { parseDossier } from "../src/codec/dossier.ts";
import { parsePolicy } from "../src/codec/policy.ts";
import { endOfDay, parseDay } from "../src/core/day.ts";
import { type Desk, openDesk, readRecord } from "../src/service/desk.ts";

const dossier = parseDossier(readFileSync("test/dossiers/tender.jsonl", "utf8"));
const policy = parsePolicy(readFileSync("test/policies/procurement.yaml", "utf8"), "procurement");

export function aDesk(day: string, known: string = "2024-12-31"): Desk {
  const [asOf, knownOn] = [parseDay(day), parseDay(known)];
  if (!dossier.ok || !policy.ok || !asOf.ok || !knownOn.ok) {
    throw new Error("the tender is not as it should be");
  }
  return openDesk(readRecord(dossier.value, endOfDay(knownOn.value)), policy.value, asOf.value);
}
