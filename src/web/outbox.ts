/**
 * The outbox: entries on their way to the record.
 *
 * Each is held back for ten seconds, in which it can be undone, since nothing is taken out of the
 * record later; then it is sent under its own Idempotency-Key, and again under the same one until
 * the server has answered, so that a line that breaks loses nothing and doubles nothing. It lies
 * with the drafts, and so outlives a reload.
 */
import { useEffect, useSyncExternalStore } from "react";
import type { EnteredOutput } from "../codec/output-api-record.ts";
import { askAgain } from "./answers.ts";
import { away, type Problem, send } from "./api.ts";
import { lost, onBack } from "./connection.ts";
import { draftOf, dropDraft, keepDraft } from "./drafts.ts";

export type Outgoing = {
  /** Its Idempotency-Key. */
  readonly id: string;
  readonly dossier: string;
  readonly policy: string | undefined;
  /** What it is, in a line. */
  readonly what: string;
  readonly entries: readonly unknown[];
  /** The draft it was made from, and the page on which that is written. */
  readonly draft: string;
  readonly page: string;
  readonly state: OutgoingState;
};

export type OutgoingState =
  | { readonly kind: "held"; readonly until: number }
  | { readonly kind: "sending" }
  /** Nobody answered; it is sent again by itself. */
  | { readonly kind: "unanswered" }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "entered"; readonly answer: EnteredOutput };

export const holdFor = 10_000;
const key = "outbox";
const nobody: readonly Outgoing[] = [];
/** What was answered with a receipt is no draft any more. */
let entered: readonly Outgoing[] = nobody;
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function useOutbox(): readonly Outgoing[] {
  return useSyncExternalStore(subscribe, all);
}

/** Those that the page itself shows. */
let inPage: ReadonlySet<string> = new Set();

/** Says for as long as it is called from a page that the page shows one itself. */
export function useShownInPage(id: string): void {
  useEffect(() => {
    show(new Set([...inPage, id]));
    return () => show(new Set([...inPage].filter((one) => one !== id)));
  }, [id]);
}

export function useInPage(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => inPage);
}

function show(ids: ReadonlySet<string>): void {
  inPage = ids;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The one made from a draft, if any is. */
export function useOutgoing(draft: string): Outgoing | undefined {
  return useOutbox().findLast((one) => one.draft === draft);
}

export function hold(what: Omit<Outgoing, "id" | "state">): void {
  const id = crypto.randomUUID();
  const others = all().filter(({ draft }) => draft !== what.draft);
  set([...others, { ...what, id, state: { kind: "held", until: Date.now() + holdFor } }]);
  timers.set(
    id,
    setTimeout(() => sendNow(id), holdFor),
  );
}

/** Takes back what has not been sent; the draft it came from is as it was. */
export function undo(id: string): void {
  if (find(id)?.state.kind === "held") drop(id);
}

/** Takes away what was answered, one way or the other. */
export function dismiss(id: string): void {
  const kind = find(id)?.state.kind;
  if (kind === "entered" || kind === "refused") drop(id);
}

export function sendNow(id: string): void {
  const one = find(id);
  if (one === undefined || one.state.kind === "sending" || one.state.kind === "entered") return;
  stop(id);
  become(id, { kind: "sending" });
  void post(one).then((reply) => settle(one, reply));
}

/** Sends on what a reload or the end of a session found on its way. */
export function resumeOutbox(): void {
  for (const { id, state } of all()) {
    // What was held may have left when the page did, so it can no longer be undone.
    const isOpen = state.kind === "held" || state.kind === "sending" || state.kind === "unanswered";
    if (!isOpen || timers.has(id)) continue;
    become(id, { kind: "unanswered" });
    sendNow(id);
  }
}

/** Sends all that is held, and waits for the answers. */
export async function emptyOutbox(): Promise<void> {
  const open = all().filter(({ state }) => state.kind === "held" || state.kind === "unanswered");
  for (const { id } of open) {
    stop(id);
    become(id, { kind: "sending" });
  }
  await Promise.all(open.map(async (one) => settle(one, await post(one))));
}

onBack(() => {
  for (const { id, state } of all()) if (state.kind === "unanswered") sendNow(id);
});

addEventListener("pagehide", () => {
  for (const one of all()) if (one.state.kind === "held") void post(one, true);
});

type Reply = Awaited<ReturnType<typeof send<EnteredOutput>>>;

function post({ id, dossier, policy, entries }: Outgoing, keepalive = false): Promise<Reply> {
  const query = policy === undefined ? "" : `?${new URLSearchParams({ policy }).toString()}`;
  return send<EnteredOutput>(`/api/dossiers/${encodeURIComponent(dossier)}/entries${query}`, {
    method: "POST",
    body: { entries },
    headers: { "idempotency-key": id, "if-match": "*" },
    keepalive,
  });
}

function settle({ id, draft }: Outgoing, reply: Reply): void {
  if (reply.ok) {
    become(id, { kind: "entered", answer: reply.value });
    dropDraft(draft);
    askAgain();
    return;
  }
  const { problem } = reply;
  if (!isPassing(problem)) {
    become(id, { kind: "refused", problem });
    return;
  }
  become(id, { kind: "unanswered" });
  if (problem.kind === away.kind) lost();
  // Signed out meanwhile: the page asks who is there, and what waits is sent on after.
  else if (problem.status === 401) askAgain();
  else
    timers.set(
      id,
      setTimeout(() => sendNow(id), pauseAfterTrouble),
    );
}

/** Nobody there, signed out, too much at once, not up yet: nothing that is wrong with the entries. */
export function isPassing({ status }: Problem): boolean {
  return passing.has(status);
}

const passing: ReadonlySet<number> = new Set([0, 401, 429, 502, 503, 504]);
const pauseAfterTrouble = 3000;

let last: readonly [open: unknown, entered: unknown] = [nobody, nobody];
let joined: readonly Outgoing[] = nobody;

/** The same list as long as nothing has changed. */
function all(): readonly Outgoing[] {
  const open = draftOf<readonly Outgoing[]>(key) ?? nobody;
  if (last[0] === open && last[1] === entered) return joined;
  last = [open, entered];
  joined = [...open, ...entered];
  return joined;
}

function find(id: string): Outgoing | undefined {
  return all().find((one) => one.id === id);
}

function become(id: string, state: OutgoingState): void {
  set(all().map((one) => (one.id === id ? { ...one, state } : one)));
}

function drop(id: string): void {
  stop(id);
  set(all().filter((one) => one.id !== id));
}

function stop(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

function set(next: readonly Outgoing[]): void {
  const open = next.filter(({ state }) => state.kind !== "entered");
  entered = next.filter(({ state }) => state.kind === "entered");
  if (open.length === 0) dropDraft(key);
  else keepDraft(key, open);
  for (const tell of listeners) tell();
}
