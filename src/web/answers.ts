/**
 * Answers of the API, kept while the page is open: asked once, shown everywhere, asked again when
 * the record has changed or the server is back. Nothing outlives the tab or a signing out.
 */
import { useCallback, useSyncExternalStore } from "react";
import { ask, type Problem, type Question } from "./api.ts";

export type Answer<T> =
  | { readonly state: "waiting" }
  | { readonly state: "answered"; readonly value: T }
  | { readonly state: "failed"; readonly problem: Problem; readonly again: () => void };

type Held = { answer: Answer<unknown>; asking: boolean; stale: boolean };

const mostHeld = 80;
const held = new Map<string, Held>();
const listeners = new Map<string, Set<() => void>>();
const waiting: Answer<never> = { state: "waiting" };

/** The answer to a question; while there is none to ask, it waits. */
export function useAnswer<T>(question: Question<T> | undefined): Answer<T> {
  const key = question === undefined ? undefined : keyOf(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the question
  const subscribe = useCallback(
    (changed: () => void) => {
      if (question === undefined || key === undefined) return () => {};
      const all = listeners.get(key) ?? new Set();
      listeners.set(key, all);
      all.add(changed);
      const known = held.get(key);
      if (known === undefined || known.stale || known.answer.state === "failed")
        load(key, question);
      return () => {
        all.delete(changed);
        if (all.size === 0) listeners.delete(key);
      };
    },
    [key],
  );
  return useSyncExternalStore(subscribe, () =>
    key === undefined ? waiting : ((held.get(key)?.answer ?? waiting) as Answer<T>),
  );
}

/** Asks again whatever is on the page, or what could not be had; the rest when it is next wanted. */
export function askAgain(which: "all" | "failed" = "all"): void {
  for (const [key, one] of [...held]) {
    const isDue = which === "all" || one.stale || one.answer.state === "failed";
    if (!isDue) continue;
    one.stale = true;
    if (listeners.has(key)) load(key, questionOf(key));
  }
}

export function forgetAnswers(): void {
  held.clear();
}

function load(key: string, question: Question<unknown>): void {
  const one = held.get(key) ?? { answer: waiting, asking: false, stale: true };
  if (one.asking) return;
  one.asking = true;
  one.stale = false;
  keep(key, one);
  void ask(question).then((reply) => {
    one.asking = false;
    if (reply.ok) one.answer = { state: "answered", value: reply.value };
    else if (one.answer.state !== "answered" || reply.problem.kind !== "away") {
      const again = () => load(key, question);
      one.answer = { state: "failed", problem: reply.problem, again };
    } else one.stale = true;
    if (!reply.ok) for (const tell of troubleListeners) tell(reply.problem);
    for (const tell of listeners.get(key) ?? []) tell();
    if (one.stale && reply.ok) load(key, question);
  });
}

const troubleListeners = new Set<(problem: Problem) => void>();

/** Hears of every answer that could not be had. */
export function onTrouble(tell: (problem: Problem) => void): () => void {
  troubleListeners.add(tell);
  return () => troubleListeners.delete(tell);
}

function keep(key: string, one: Held): void {
  held.delete(key);
  held.set(key, one);
  for (const old of held.keys()) {
    if (held.size <= mostHeld) return;
    if (!listeners.has(old)) held.delete(old);
  }
}

function keyOf({ url, body }: Question<unknown>): string {
  return body === undefined ? url : `${url}\n${JSON.stringify(body)}`;
}

function questionOf(key: string): Question<unknown> {
  const [url = "", body] = key.split("\n", 2);
  return body === undefined ? { url } : { url, body: JSON.parse(body) };
}
