/**
 * Changes: hearing of what any server entered, within a second.
 *
 * Each server looks at the sizes of the trees that somebody watches, four times a second, and at
 * once when it is woken. The wake-up says nothing and may be lost; the sizes are what counts. A
 * watcher hears of the marks it may read and of no others, so growth under another mark is silent.
 */

import type { Database } from "./database.ts";
import type { Sizes } from "./journal-types.ts";
import { readSizes } from "./read.ts";

export type Watch = {
  readonly dossier: string;
  readonly marks: readonly string[];
  /** What the watcher has read already. */
  readonly since: Sizes;
  /** Called with the sizes there are now, each time there is more. */
  readonly onGrowth: (sizes: Sizes) => void;
};

export type Changes = {
  /** Starts a watch; what it gives ends it. */
  readonly watch: (watch: Watch) => () => void;
  readonly close: () => Promise<void>;
};

type Watcher = Watch & { known: Sizes };

export async function openChanges(database: Database, everyMillis = 250): Promise<Changes> {
  const watchers = new Set<Watcher>();
  let looking: Promise<void> | undefined;
  let again = false;

  async function look(): Promise<void> {
    const byDossier = byDossierOf(watchers);
    for (const [dossier, group] of byDossier) {
      const marks = [...new Set(group.flatMap((watcher) => watcher.marks))];
      const sizes = await readSizes(database, dossier, marks);
      for (const watcher of group) if (watchers.has(watcher)) tell(watcher, sizes);
    }
  }

  /** Looks now, or once more after the look that is under way. */
  function wake(): void {
    if (looking !== undefined) {
      again = true;
      return;
    }
    again = false;
    looking = look()
      .catch(() => undefined) // the server is away: the next look will tell
      .finally(() => {
        looking = undefined;
        if (again) wake();
      });
  }

  const timer = setInterval(wake, everyMillis);
  timer.unref();
  const stopListening = await database.listen(wake);
  return {
    watch: (watch) => {
      const watcher = { ...watch, known: watch.since };
      watchers.add(watcher);
      wake();
      return () => watchers.delete(watcher);
    },
    close: async () => {
      clearInterval(timer);
      watchers.clear();
      again = false;
      await stopListening();
      await looking;
    },
  };
}

function tell(watcher: Watcher, sizes: Sizes): void {
  const own = new Map<string, number>();
  for (const mark of watcher.marks) {
    const size = sizes.get(mark);
    if (size !== undefined) own.set(mark, size);
  }
  const grown = [...own].some(([mark, size]) => size > (watcher.known.get(mark) ?? 0));
  if (!grown) return;
  watcher.known = own;
  watcher.onGrowth(own);
}

function byDossierOf(watchers: Iterable<Watcher>): ReadonlyMap<string, readonly Watcher[]> {
  const groups = new Map<string, Watcher[]>();
  for (const watcher of watchers) {
    const group = groups.get(watcher.dossier);
    if (group === undefined) groups.set(watcher.dossier, [watcher]);
    else group.push(watcher);
  }
  return groups;
}
