/**
 * Changes that others make, as they come: what is on the page is asked for again, and a line says so.
 */
import { useEffect, useState } from "react";
import { askAgain } from "./answers.ts";
import { suspectLost } from "./connection.ts";

/** Milliseconds before listening again. */
const pause = 1000;

/** The last that came in, as a sentence; undefined while nothing has. */
export function useChanges(dossier: string): string | undefined {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout>;
    const listen = () => {
      source = new EventSource(`/api/dossiers/${encodeURIComponent(dossier)}/changes`);
      source.addEventListener("growth", ({ data }: MessageEvent<string>) => {
        const { entries } = JSON.parse(data) as { readonly entries: readonly unknown[] };
        const count = entries.length === 1 ? "1 entry has" : `${entries.length} entries have`;
        setSaid(`${count} just been recorded; the page shows them where they bear on it.`);
        askAgain();
      });
      // What may be read has changed, so what is there is asked anew and listened for anew.
      source.addEventListener("ended", () => {
        source.close();
        askAgain();
        timer = setTimeout(listen, pause);
      });
      // It comes back by itself; the reader is told meanwhile, if nobody is there.
      source.addEventListener("error", () => {
        if (source.readyState === EventSource.CONNECTING) void suspectLost();
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [dossier]);
  return said;
}
