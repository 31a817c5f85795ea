/**
 * Pages that are loaded when they are first opened, or when there is time before; a server that is
 * away is waited for.
 */
import { type ComponentType, type LazyExoticComponent, lazy as reactLazy } from "react";
import { suspectLost, whenBack } from "./connection.ts";
import type { PageProps } from "./page-list.ts";

type Loaded = { readonly default: ComponentType<PageProps> };
type Load = () => Promise<Loaded>;

const all: Load[] = [];

export function lazy(load: Load): LazyExoticComponent<ComponentType<PageProps>> {
  all.push(load);
  return reactLazy(() => patiently(load));
}

async function patiently(load: Load): Promise<Loaded> {
  try {
    return await load();
  } catch (error) {
    await suspectLost();
    await whenBack();
    // Somebody was there all the time: it is the page that fails, and asking again will not help.
    return load().catch(() => {
      throw error;
    });
  }
}

/** Has them at hand, one after another, so that going to one needs no server. */
export async function loadPagesAhead(): Promise<void> {
  for (const load of all) {
    await idle();
    await load().catch(() => undefined);
  }
}

/** When there is nothing else to do; not every browser says when that is. */
function idle(): Promise<unknown> {
  if (!("requestIdleCallback" in window)) return new Promise((resolve) => setTimeout(resolve, 200));
  return new Promise((resolve) => requestIdleCallback(resolve));
}
