/**
 * Drafts: what somebody was writing, kept while the tab is open, whatever page is shown and
 * whether or not the server can be reached. Nothing is written to the disk of the machine.
 */
import { useCallback, useState } from "react";

const drafts = new Map<string, unknown>();

/** A piece of state that is still there when its page is opened again. */
export function useDraft<T>(key: string, blank: T): readonly [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : blank));
  const set = useCallback(
    (next: T) => {
      drafts.set(key, next);
      setValue(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    setValue(blank);
  }, [key, blank]);
  return [value, set, clear];
}

addEventListener("beforeunload", (event) => {
  if (drafts.size > 0) event.preventDefault();
});
