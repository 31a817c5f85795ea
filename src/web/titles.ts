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
  const { dossier, view } = usePlace();
  const scope = `${dossier} ${view.asOf ?? ""} ${view.knownOn ?? ""}`;
  useSyncExternalStore(subscribe, () => version);
  const key = `${scope} ${id}`;
  const found = titles.get(key);
  useEffect(() => {
    if (titles.has(key)) return;
    const ids = wanted.get(scope);
    if (ids !== undefined) {
      ids.add(id);
      return;
    }
    wanted.set(scope, new Set([id]));
    queueMicrotask(() => {
      void fetchTitles(scope, {
        dossier,
        ...(view.asOf === undefined ? {} : { asOf: view.asOf }),
        ...(view.knownOn === undefined ? {} : { knownOn: view.knownOn }),
      });
    });
  }, [key, scope, id, dossier, view.asOf, view.knownOn]);
  return found;
}

export function forgetTitles(): void {
  titles.clear();
}

type Where = { readonly dossier: string; readonly asOf?: string; readonly knownOn?: string };

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
