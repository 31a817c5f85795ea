/**
 * A record of any length for the timings: made up, the same in every run, of the sizes that real
 * entries have.
 */
import { decodeEntry } from "../src/codec/entry.ts";
import type { Entry } from "../src/core/entry.ts";

/**
 * Contacts, moves and statements in turn, about the people and issues of a record; those from the
 * `start`th on, so that a long record can be made in parts.
 */
export function generated(real: readonly Entry[], start: number, count: number): readonly Entry[] {
  const issues = real.flatMap((entry) => (entry.kind === "issue" ? [entry.issue] : []));
  return Array.from({ length: count }, (_, place) => {
    const nth = start + place;
    const day = `198${1 + (nth % 3)}-${pad(1 + (nth % 12))}-${pad(1 + (nth % 28))}`;
    const issue = issues[nth % issues.length];
    const recorded = { at: `${day}T23:59:59.999Z`, by: "bench" };
    const base = { id: `gen-${nth}`, when: day, mark: nth % 3 === 0 ? "S" : "C", recorded };
    const kind = nth % 5;
    if (kind < 2) return decodeEntry({ ...base, ...aContact(nth), issues: [issue] });
    if (kind === 2) {
      const move = { kind: "move", by: "ussr", issue, moveKind: "reiteration" };
      return decodeEntry({ ...base, ...move, summary: "The same again." });
    }
    const said = { kind: "public statement", by: { words: "a spokesman" }, audience: "press" };
    return decodeEntry({ ...base, ...said, tone: "hard", issue, text: "Nothing new." });
  });
}

function aContact(nth: number) {
  const [ours, theirs] = [nth % 2 === 0 ? "haig" : "matlock", nth % 4 < 2 ? "dobrynin" : "gromyko"];
  return {
    kind: "contact",
    mode: "meeting",
    segments: [
      {
        participants: [
          { person: ours, side: "ours", role: "principal" },
          { person: theirs, side: "theirs", role: "principal" },
        ],
      },
    ],
    initiator: "ours",
    purpose: "exchange",
    summary: `Views were exchanged for the ${nth}th time.`,
  };
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
