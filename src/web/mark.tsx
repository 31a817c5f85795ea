/**
 * What a page says of itself to the frame around it: its title, and the mark of what it shows.
 *
 * A page that knows the mark of what it shows says so. One that does not bears the highest mark
 * its reader may read, so that no page is ever marked too low.
 */
import { createContext, use, useEffect } from "react";
import type { DossierAnswer } from "../codec/output-dossier.ts";
import { parseMark } from "../core/mark.ts";
import { printBanner, printPortion } from "../core/marking.ts";
import type { Scheme } from "../core/scheme.ts";

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
export function bannerText(portion: string, dossier: DossierAnswer): string {
  const mark = parseMark(portion);
  return mark.ok ? printBanner(schemeOf(dossier), mark.value).toUpperCase() : portion;
}

/** `(S)`, or nothing under a scheme without portion marks. */
export function portionText(portion: string, dossier: DossierAnswer): string {
  const mark = parseMark(portion);
  const text = mark.ok ? printPortion(schemeOf(dossier), mark.value) : portion;
  return text === undefined ? "" : `(${text})`;
}

export function schemeOf({ scheme }: DossierAnswer): Scheme {
  return scheme as unknown as Scheme; // sent as the server holds it
}
