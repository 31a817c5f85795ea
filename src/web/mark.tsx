/**
 * What a page says of itself to the frame around it: its title, and the mark of what it shows.
 *
 * A page that knows the mark of what it shows says so. One that does not bears the highest mark
 * its reader may read, so that no page is ever marked too low.
 */
import { createContext, use, useEffect } from "react";
import type { DossierAnswer } from "../codec/output-dossier.ts";
import { bannerOf, parseMark } from "../core/mark.ts";

type Marking = {
  readonly set: (portion: string | undefined) => void;
  readonly setTitle: (title: string | undefined) => void;
};

const MarkContext = createContext<Marking>({ set: () => {}, setTitle: () => {} });
export const MarkProvider = MarkContext.Provider;

/** Marks the page for as long as the component is shown: `S; Sensitive`. */
export function useMark(portion: string | undefined): void {
  const { set } = use(MarkContext);
  useEffect(() => {
    set(portion);
    return () => set(undefined);
  }, [portion, set]);
}

/** Names the page in the path above it and in the window, for as long as it is shown. */
export function useTitle(title: string | undefined): void {
  const { setTitle } = use(MarkContext);
  useEffect(() => {
    setTitle(title);
    return () => setTitle(undefined);
  }, [title, setTitle]);
}

/** `SECRET; SENSITIVE` */
export function bannerText(portion: string, { marking }: DossierAnswer): string {
  const mark = parseMark(portion);
  if (!mark.ok) return portion;
  return bannerOf({ id: "", title: "", ...marking }, mark.value);
}
