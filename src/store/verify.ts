/**
 * Verifying a journal: is it what was signed, and what the checkpoints kept elsewhere vouch for?
 *
 * The lines are read once where all is well. Where something is not, they are read again, and
 * every checkpoint on the way is tried, to say where the first bad leaf is: exactly where the
 * evidence allows it, and otherwise between which two indexes. Memory does not grow with the
 * journal. docs/journal.md says what is checked and what that proves.
 */
import { fail, ok, type Result } from "../core/result.ts";
import {
  type Audit,
  closeAudit,
  failuresSoFar,
  firstUnvouched,
  lesserFailures,
  openAudit,
  takeCheckpoint,
  takeLeaf,
} from "./audit.ts";
import type { Cause, Failure } from "./audited-tree.ts";
import {
  type Checkpoint,
  type CheckpointProblem,
  type KnownKey,
  masterOrigin,
  openCheckpoint,
} from "./checkpoint.ts";
import { type ExportLine, parseLine } from "./export-line.ts";
import { rootOfFrontier } from "./tree.ts";

export type Evidence = {
  readonly keys: readonly KnownKey[];
  /** Notes of checkpoints that were kept where the journal's keeper could not reach them. */
  readonly kept?: readonly string[];
};

export type Verified = {
  readonly entries: number;
  readonly excised: number;
  /** The trees as they were recomputed, each of them signed so. */
  readonly trees: readonly Checkpoint[];
};

export type Broken = {
  readonly kind: "broken";
  /** The tree whose leaves the indexes count: the master tree where there is one. */
  readonly tree: string | undefined;
  /** The first bad index; where `last` is greater, the first that nothing vouches for. */
  readonly first: number;
  /** The first bad index is not beyond this one. */
  readonly last: number;
  readonly cause: Cause;
};

export type VerifyProblem =
  | Broken
  | { readonly kind: "unusable-checkpoint"; readonly problem: CheckpointProblem };

export type Lines<Line> = Iterable<Line> | AsyncIterable<Line>;
export type ParsedLine = Result<ExportLine, string>;

/** Verifies an export given as lines of text; `open` begins at its first line each time. */
export function verifyExport(
  open: () => Lines<string>,
  evidence: Evidence,
): Promise<Result<Verified, VerifyProblem>> {
  return verifyJournal(() => parsed(open()), evidence);
}

/** Verifies a journal given as lines already read; `open` begins at the first each time. */
export async function verifyJournal(
  open: () => Lines<ParsedLine>,
  { keys, kept = [] }: Evidence,
): Promise<Result<Verified, VerifyProblem>> {
  const checkpoints: Checkpoint[] = [];
  for (const note of kept) {
    const opened = openCheckpoint(note, keys);
    if (!opened.ok) return fail({ kind: "unusable-checkpoint", problem: opened.problem });
    checkpoints.push(opened.value);
  }
  const swift = await read(open(), { keys, kept: checkpoints, thorough: false });
  if (swift.verdict.ok && !swift.strayed) return swift.verdict;
  return (await read(open(), { keys, kept: checkpoints, thorough: true })).verdict;
}

type Read = {
  readonly verdict: Result<Verified, Broken>;
  /** Whether there is a checkpoint of another root whose signature was not tried. */
  readonly strayed: boolean;
};

type Start = Pick<Audit, "keys" | "kept" | "thorough">;

async function read(lines: Lines<ParsedLine>, start: Start): Promise<Read> {
  const reading: Reading = { start, audit: undefined, garbled: undefined, line: 0 };
  // An iterable at hand is walked without waiting, which is several times as fast.
  if (Symbol.iterator in lines) {
    for (const line of lines) if (!takeLine(reading, line)) break;
  } else {
    for await (const line of lines) if (!takeLine(reading, line)) break;
  }
  return { verdict: conclude(reading), strayed: reading.audit?.strayed ?? false };
}

function conclude({ audit, garbled, line }: Reading): Result<Verified, Broken> {
  if (audit === undefined) {
    return broken(undefined, [garbledAt(0, 0, { line, why: garbled ?? "there is no line" })]);
  }
  if (garbled !== undefined) {
    const here = garbledAt(firstUnvouched(audit), audit.count, { line, why: garbled });
    return broken(audit, [here, ...failuresSoFar(audit)]);
  }
  const amiss = closeAudit(audit);
  const failures = amiss.length > 0 ? amiss : lesserFailures(audit);
  if (audit.flaw !== undefined || failures.length > 0) return broken(audit, failures);
  const trees = [...audit.trees.values()].map(({ origin, frontier }) => ({
    origin,
    size: frontier.size,
    root: rootOfFrontier(frontier),
  }));
  return ok({ entries: audit.count, excised: audit.excised, trees });
}

type Reading = {
  readonly start: Start;
  audit: Audit | undefined;
  garbled: string | undefined;
  line: number;
};

/** Whether to go on: beyond a line that cannot be read, no tree can be followed. */
function takeLine(reading: Reading, line: ParsedLine): boolean {
  reading.line += 1;
  const garbled = line.ok ? misplaced(reading, line.value) : line.problem;
  if (garbled !== undefined) {
    reading.garbled = garbled;
    return false;
  }
  return true;
}

function misplaced(reading: Reading, line: ExportLine): string | undefined {
  const { audit } = reading;
  if (audit === undefined) {
    if (line.kind !== "header") return "the first line is not the header";
    reading.audit = openAudit({ header: line, ...reading.start });
  } else if (line.kind === "header") {
    return "a second header";
  } else if (line.kind === "leaf") {
    takeLeaf(audit, line);
  } else {
    takeCheckpoint(audit, line);
  }
  return undefined;
}

function garbledAt(lower: number, upper: number, what: { line: number; why: string }): Failure {
  return { lower, upper, cause: { kind: "garbled", ...what } };
}

/** The earliest of all that is wrong. */
function broken(audit: Audit | undefined, failures: readonly Failure[]): Result<never, Broken> {
  const flaws = audit?.flaw === undefined ? [] : [audit.flaw];
  const all = [...flaws, ...failures];
  const lower = Math.min(...all.map((failure) => failure.lower));
  const upper = Math.min(...all.map((failure) => failure.upper));
  // A flaw is exact: where it is as early as anything else, it is the one to name.
  const first = all.find((failure) => failure.lower === lower) as Failure;
  const tree = audit === undefined ? undefined : treeAt(audit, first);
  const start = tree?.start ?? 0;
  return fail({
    kind: "broken",
    tree: tree?.origin,
    first: lower - start,
    last: Math.max(lower, upper) - start,
    cause: first.cause,
  });
}

function treeAt(audit: Audit, { lower, cause }: Failure): { origin: string; start: number } {
  const { dossier, log } = audit.header;
  if (audit.master !== undefined) return { origin: masterOrigin(log, dossier), start: 0 };
  if ("origin" in cause) return audit.trees.get(cause.origin) ?? { origin: cause.origin, start: 0 };
  const begun = [...audit.trees.values()].filter(({ start }) => start <= lower);
  return begun.at(-1) ?? { origin: "", start: 0 };
}

function parsed(lines: Lines<string>): Lines<ParsedLine> {
  return Symbol.iterator in lines ? parsedNow(lines) : parsedInTime(lines);
}

function* parsedNow(lines: Iterable<string>): Iterable<ParsedLine> {
  for (const line of lines) yield parseLine(line);
}

async function* parsedInTime(lines: AsyncIterable<string>): AsyncIterable<ParsedLine> {
  for await (const line of lines) yield parseLine(line);
}
