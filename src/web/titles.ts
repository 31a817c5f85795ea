/**
 * What records are called. The ids that a page wants are asked for together, once it has been drawn.
 */
import { useEffect, useSyncExternalStore } from "react";
import type { TitlesOutput } from "../codec/output-titles.ts";
import { ask, within } from "./api.ts";
import { usePlace } from "./go.tsx";

export type Titled = TitlesOutput[number];

const mostAsked = 90;
const titles = new Map<string, Titled>();
const wanted = new Map<string, Set<string>>();
const listeners = new Set<() => void>();
let version = 0;

/** Undefined until it is known, and for what is not there for this reader. */
export function useTitled(id: string): Titled | undefined {
  return useTitles([id])(id);
}

/** The same for many. */
export function useTitles(ids: readonly string[]): (id: string) => Titled | undefined {
  const { dossier, view } = usePlace();
  const { asOf, knownOn } = view;
  const scope = `${dossier} ${asOf ?? ""} ${knownOn ?? ""}`;
  const all = ids.join(",");
  useSyncExternalStore(subscribe, () => version);
  useEffect(() => {
    const missing = all.split(",").filter((id) => !titles.has(`${scope} ${id}`));
    if (missing.length > 0) want(scope, missing, { dossier, asOf, knownOn });
  }, [all, scope, dossier, asOf, knownOn]);
  return (id) => titles.get(`${scope} ${id}`);
}

type Where = {
  readonly dossier: string;
  readonly asOf: string | undefined;
  readonly knownOn: string | undefined;
};

function want(scope: string, ids: readonly string[], where: Where): void {
  const waiting = wanted.get(scope);
  if (waiting !== undefined) {
    for (const id of ids) waiting.add(id);
    return;
  }
  wanted.set(scope, new Set(ids));
  queueMicrotask(() => void fetchTitles(scope, where));
}

export function forgetTitles(): void {
  titles.clear();
}

async function fetchTitles(scope: string, { dossier, asOf, knownOn }: Where): Promise<void> {
  const ids = [...(wanted.get(scope) ?? [])];
  wanted.delete(scope);
  for (let from = 0; from < ids.length; from += mostAsked) {
    const some = ids.slice(from, from + mostAsked);
    const dates = { "as-of": asOf, "known-on": knownOn };
    const reply = await ask(
      within<TitlesOutput>(dossier, "/titles", { ids: some.join(","), ...dates }),
    );
    if (!reply.ok) return;
    for (const one of reply.value) titles.set(`${scope} ${one.id}`, one);
    version++;
    for (const tell of listeners) tell();
  }
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
