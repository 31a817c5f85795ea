/**
 * Changes that others make, as they come: what is on the page is asked for again, and a line says so.
 */
import { useEffect, useState } from "react";
import { askAgain } from "./answers.ts";

/** The last that came in, as a sentence; undefined while nothing has. */
export function useChanges(dossier: string): string | undefined {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    const source = new EventSource(`/api/dossiers/${encodeURIComponent(dossier)}/changes`);
    source.addEventListener("growth", ({ data }: MessageEvent<string>) => {
      const { entries } = JSON.parse(data) as { readonly entries: readonly unknown[] };
      const count = entries.length === 1 ? "1 entry has" : `${entries.length} entries have`;
      setSaid(`${count} just been recorded; the page shows them where they bear on it.`);
      askAgain();
    });
    source.addEventListener("ended", () => {
      source.close();
      askAgain();
    });
    return () => source.close();
  }, [dossier]);
  return said;
}
