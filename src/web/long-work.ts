/**
 * Long work of the server, told as it goes: begun, shown with how far it is, stopped. It goes on
 * while its reader looks at other pages of the app, and what it found is kept while the tab is open.
 */
import { useSyncExternalStore } from "react";
import { away, type Problem, type Question, read } from "./api.ts";

export type Progress = { readonly text: string; readonly done: number; readonly total: number };

export type LongWork<T> =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly progress: Progress | undefined }
  | { readonly state: "stopped" }
  | { readonly state: "done"; readonly value: T }
  | { readonly state: "failed"; readonly problem: Problem };

type Held = {
  work: LongWork<unknown>;
  /** What it was asked of: to say that the text has changed since. */
  of: string;
  stop: () => void;
};

const held = new Map<string, Held>();
const listeners = new Set<() => void>();
const none: LongWork<never> = { state: "none" };

export function useLongWork<T>(key: string): {
  readonly work: LongWork<T>;
  readonly of: string | undefined;
} {
  const one = useSyncExternalStore(subscribe, () => held.get(key));
  // What is kept under a key was asked by the question that goes with it.
  return { work: (one?.work ?? none) as LongWork<T>, of: one?.of };
}

/** How many pieces of work are under way. */
export function useRunning(): number {
  return useSyncExternalStore(
    subscribe,
    () => [...held.values()].filter(({ work }) => work.state === "running").length,
  );
}

/** Begins it, in the place of what was kept under the key. */
export function beginWork<T>(key: string, question: Question<T>, of: string): void {
  held.get(key)?.stop();
  const ending = new AbortController();
  const one: Held = {
    work: { state: "running", progress: undefined },
    of,
    stop: () => ending.abort(),
  };
  const say = (work: LongWork<unknown>) => {
    if (held.get(key)?.stop === one.stop) keep(key, { ...one, work });
  };
  keep(key, one);
  void follow(question, ending.signal, say).catch(() => {
    say(ending.signal.aborted ? { state: "stopped" } : { state: "failed", problem: away });
  });
}

export function stopWork(key: string): void {
  held.get(key)?.stop();
}

async function follow(
  question: Question<unknown>,
  signal: AbortSignal,
  say: (work: LongWork<unknown>) => void,
): Promise<void> {
  const response = await fetch(question.url, {
    method: "POST",
    credentials: "same-origin",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify(question.body),
    signal,
  });
  if (!response.ok || response.body === null) {
    const reply = await read<unknown>(response);
    if (!reply.ok) say({ state: "failed", problem: reply.problem });
    return;
  }
  for await (const { event, data } of eventsIn(response.body)) {
    if (event === "progress") say({ state: "running", progress: data as Progress });
    else if (event === "result") return say({ state: "done", value: data });
    else if (event === "problem") {
      const { detail } = data as { readonly detail: string };
      return say({ state: "failed", problem: problemOf(detail) });
    } else if (event === "failed") return say({ state: "failed", problem: problemOf(undefined) });
  }
  throw new Error("the stream ended before its work did");
}

function problemOf(detail: string | undefined): Problem {
  return { kind: "no-answer", title: "It could not be worked out", status: 422, detail };
}

/** Server-sent events, as far as the server sends them: an event and one line of JSON each. */
async function* eventsIn(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<{ readonly event: string; readonly data: unknown }> {
  const reader = stream.pipeThrough(new TextDecoderStream() as never).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += String(value);
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}

function keep(key: string, one: Held): void {
  held.set(key, one);
  for (const tell of listeners) tell();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
