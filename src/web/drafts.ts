/**
 * Drafts: what somebody was writing, kept while the tab is open, whatever page is shown, through a
 * reload, and whether or not the server can be reached.
 *
 * They are of one account in one session. The tab's storage holds them sealed under a key that
 * only that session is told (sealing.ts); signing out takes them away, and nobody who signs in
 * after finds what another wrote.
 */
import { useCallback, useSyncExternalStore } from "react";
import { type Seal, sealUnder } from "./sealing.ts";

const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();
const place = "chancery:drafts";
let owner: string | undefined;
let sealedFor: string | undefined;
let seal: Seal | undefined;

/** To be awaited before a page is shown: what the session left before a reload is there again. */
export async function openDrafts(account: string, key: string | null): Promise<void> {
  if (owner === account && sealedFor === (key ?? undefined)) return;
  if (owner !== undefined && owner !== account) drafts.clear();
  owner = account;
  sealedFor = key ?? undefined;
  seal = key === null ? undefined : await sealUnder(key);
  const sealed = sessionStorage.getItem(place);
  const kept = sealed === null ? undefined : await seal?.open(sealed);
  const all = kept === undefined ? [] : (JSON.parse(kept) as [string, unknown][]); // our own writing
  for (const [name, value] of all) if (!drafts.has(name)) drafts.set(name, value);
  changed();
}

export function draftOf<T>(key: string): T | undefined {
  return drafts.get(key) as T | undefined; // a key has one type of draft
}

export function keepDraft(key: string, value: unknown): void {
  drafts.set(key, value);
  changed();
}

export function dropDraft(key: string): void {
  if (drafts.delete(key)) changed();
}

export function hasDrafts(): boolean {
  return drafts.size > 0;
}

export function forgetDrafts(): void {
  drafts.clear();
  changed();
}

/** A piece of state that is still there when its page is opened again. */
export function useDraft<T>(key: string, blank: T): readonly [T, (value: T) => void, () => void] {
  const value = useSyncExternalStore(subscribe, () =>
    drafts.has(key) ? (drafts.get(key) as T) : blank,
  );
  const set = useCallback((next: T) => keepDraft(key, next), [key]);
  const clear = useCallback(() => dropDraft(key), [key]);
  return [value, set, clear];
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Milliseconds without another letter before what was written is sealed again. */
const pause = 150;
let timer: ReturnType<typeof setTimeout> | undefined;

function changed(): void {
  for (const tell of listeners) tell();
  clearTimeout(timer);
  timer = setTimeout(() => void store(), pause);
}

async function store(): Promise<void> {
  if (drafts.size === 0) return sessionStorage.removeItem(place);
  const sealed = await seal?.seal(JSON.stringify([...drafts]));
  if (sealed !== undefined && drafts.size > 0) sessionStorage.setItem(place, sealed);
}

addEventListener("beforeunload", (event) => {
  if (drafts.size > 0) event.preventDefault();
});
