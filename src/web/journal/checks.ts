/**
 * Checks under way on the page: which tree is being verified, how far, and what came of it.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type {
  CheckpointsOutput,
  JournalOutput,
  LeavesOutput,
  MasterOutput,
} from "../../codec/output-api-people.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { ask, type Problem, type Reply, within } from "../api.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { readKey } from "./note.ts";
import { type Source, type Verdict, verifyTree } from "./verify.ts";
import type { Trust } from "./words.ts";

/** A tree as the page lists it; the master tree is of no mark. */
export type Tree = {
  readonly mark: string | undefined;
  readonly origin: string;
  readonly size: number;
  readonly checkpoint: string;
};

export type Check =
  | { readonly state: "working"; readonly done: number; readonly of: number }
  | {
      readonly state: "done";
      readonly verdict: Verdict;
      readonly trust: Trust;
      /** The checkpoint that was held against, to be kept where it holds. */
      readonly note: string;
    };

/** What the reader kept elsewhere and holds the journal against. */
export type Kept = {
  readonly checkpoint: Checkpoint | undefined;
  /** Their own verification keys; without any, those that the server names. */
  readonly keys: readonly string[];
};

export type Checks = {
  readonly of: (origin: string) => Check | undefined;
  readonly begin: (tree: Pick<Tree, "mark" | "origin">, kept: Kept) => void;
  readonly stop: (origin: string) => void;
};

export function useChecks(dossier: string): Checks {
  const [checks, setChecks] = useState<ReadonlyMap<string, Check>>(new Map());
  const running = useRef(new Map<string, AbortController>());
  const set = useCallback((origin: string, check: Check) => {
    setChecks((before) => new Map(before).set(origin, check));
  }, []);
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const one of all.values()) one.abort();
    };
  }, []);
  const begin: Checks["begin"] = (tree, kept) => {
    running.current.get(tree.origin)?.abort();
    const stopped = new AbortController();
    running.current.set(tree.origin, stopped);
    const tell = (check: Check) => {
      if (running.current.get(tree.origin) === stopped) set(tree.origin, check);
    };
    tell({ state: "working", done: 0, of: 0 });
    void check({ dossier, tree, kept, signal: stopped.signal, tell }).then(tell);
  };
  return {
    of: (origin) => checks.get(origin),
    begin,
    stop: (origin) => running.current.get(origin)?.abort(),
  };
}

type Checking = {
  readonly dossier: string;
  readonly tree: Pick<Tree, "mark" | "origin">;
  readonly kept: Kept;
  readonly signal: AbortSignal;
  readonly tell: (check: Check) => void;
};

/** Asks anew for the last checkpoint and the keys, and then for every leaf. */
async function check({ dossier, tree, kept, signal, tell }: Checking): Promise<Check> {
  const trust = kept.keys.length === 0 ? "the server's" : "yours";
  const done = (verdict: Verdict, note = ""): Check => ({ state: "done", verdict, trust, note });
  const journal = await ask(within<JournalOutput>(dossier, "/journal"));
  if (!journal.ok) return done({ kind: "failed", problem: journal.problem });
  const note = await noteOf(dossier, tree, journal.value);
  if (!note.ok) return done({ kind: "failed", problem: note.problem });
  const texts = kept.keys.length === 0 ? journal.value.vkeys : kept.keys;
  const keys = (await Promise.all(texts.map(readKey))).filter((key) => key !== undefined);
  const verdict = await verifyTree({
    origin: tree.origin,
    note: note.value,
    keys,
    kept: kept.checkpoint?.origin === tree.origin ? kept.checkpoint : undefined,
    source: sourceOf(dossier, tree.mark),
    progress: (count, of) => tell({ state: "working", done: count, of }),
    signal,
  });
  return done(verdict, note.value);
}

/** The last checkpoint of the tree; an empty one where the server names no such tree any more. */
async function noteOf(
  dossier: string,
  { mark }: Pick<Tree, "mark">,
  journal: JournalOutput,
): Promise<Result<string, Problem>> {
  if (mark === undefined) {
    const master = await ask(within<MasterOutput>(dossier, "/journal/master"));
    return master.ok ? ok(master.value.checkpoint) : fail(master.problem);
  }
  return ok(journal.marks.find((one) => one.mark === mark)?.checkpoint ?? "");
}

/** Leaves to a request. */
const page = "2000";

function sourceOf(dossier: string, mark: string | undefined): Source {
  const path = mark === undefined ? "/journal/master" : "/journal";
  return {
    leaves: async (from) => {
      const asked = { mark, from: String(from), limit: page };
      const reply = await ask(within<LeavesOutput>(dossier, `${path}/leaves`, asked));
      return read(reply, ({ leaves }) => leaves);
    },
    checkpoints: async (from) => {
      const asked = { mark, from: String(from), limit: page };
      const reply = await ask(within<CheckpointsOutput>(dossier, `${path}/checkpoints`, asked));
      return read(reply, ({ checkpoints }) => checkpoints);
    },
  };
}

function read<Sent, Value>(
  reply: Reply<Sent>,
  take: (sent: Sent) => Value,
): Result<Value, Problem> {
  return reply.ok ? ok(take(reply.value)) : fail(reply.problem);
}
