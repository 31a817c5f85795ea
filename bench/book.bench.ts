/**
 * Opening a book of 100,000 generated entries: corrections applied, and every
 * index filled. The book is checked before it is timed.
 */
import { cpus } from "node:os";
import { decodeEntry } from "../src/codec/entry.ts";
import { openBook } from "../src/core/book.ts";
import type { Entry } from "../src/core/entry.ts";
import { knownOn } from "../src/core/known.ts";

const size = 100_000;
const rounds = 15;
const wanted = 400_000;
const regime = { id: "none", title: "none", levels: [{ id: "U", title: "U" }], captions: [] };

const entries = Array.from({ length: size }, (_, index) => generated(index));
check();
const speeds: number[] = [];
for (let round = 0; round < rounds + 5; round++) {
  const start = performance.now();
  const book = openBook(knownOn(entries, undefined), regime);
  const took = performance.now() - start;
  if (book.entries.size === 0) throw new Error("the book is empty");
  if (round >= 5) speeds.push((size / took) * 1000);
}
speeds.sort((a, b) => a - b);
const [cpu] = cpus();
say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
const median = speeds[speeds.length >> 1] ?? 0;
say(
  `opening a book of ${size} entries: median ${round(median)} entries/s (${round(speeds[0])}..${round(speeds.at(-1))}); wanted ${wanted}: ${median >= wanted ? "met" : "NOT MET"}`,
);

/** One in fifty corrects the entry before it of its kind; the rest are a mixed record. */
function generated(index: number): Entry {
  const base = {
    id: `entry-${index}`,
    when: `1982-${pad((index % 12) + 1)}-${pad((index % 28) + 1)}`,
    mark: "U",
    recorded: { at: "1983-01-01T00:00:00.000Z", by: "bench" },
    ...(index % 50 === 49
      ? { supersedes: { entry: `entry-${index - 10}`, reason: "a slip of the pen" } }
      : {}),
  };
  const kind = index % 10;
  const issue = `issue-${index % 40}`;
  if (kind < 4) {
    return decodeEntry({
      ...base,
      kind: "contact",
      mode: "meeting",
      segments: [
        {
          participants: [
            { person: `ours-${index % 70}`, side: "ours", role: "principal" },
            { person: `theirs-${index % 50}`, side: "theirs", role: "principal" },
          ],
        },
      ],
      initiator: "ours",
      purpose: "exchange",
      issues: [issue],
      summary: "views were exchanged",
    });
  }
  if (kind < 6) {
    const by = index % 2 === 0 ? "us" : "them";
    return decodeEntry({ ...base, kind: "move", by, issue, moveKind: "signal", summary: "a hint" });
  }
  const move = `entry-${index - (index % 10) + 4}`;
  if (kind < 8) {
    const assessor = { words: "the desk" };
    const judged = { move, assessor, significance: "partial", reason: "it is new" };
    return decodeEntry({ ...base, kind: "assessment", ...judged });
  }
  if (kind === 8) {
    const on = { kind: "concession", move, significance: "meaningful" };
    const found = { on, finding: "no", by: { words: "the desk" }, reason: "too little" };
    return decodeEntry({ ...base, kind: "determination", ...found });
  }
  const said = { by: { words: "a spokesman" }, audience: "press", tone: "hard", text: "no" };
  return decodeEntry({ ...base, kind: "public statement", ...said });
}

function check(): void {
  const book = openBook(knownOn(entries, undefined), regime);
  const corrected = entries.filter((entry) => entry.supersedes !== undefined).length;
  const counted = [...book.byKind.values()].reduce((sum, some) => sum + some.length, 0);
  if (counted !== size - corrected) throw new Error(`${counted} entries hold of ${size}`);
  if (book.supersededBy.size !== corrected) throw new Error("a correction went missing");
  if ((book.contactsOn.get("issue-1" as never) ?? []).length === 0) throw new Error("no index");
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}

function round(n: number | undefined): string {
  return Math.round(n ?? 0).toLocaleString("en-GB");
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
