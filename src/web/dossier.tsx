/**
 * The dossier in hand, as the reader may see it.
 */
import { createContext, use } from "react";
import type { DossierAnswer } from "../codec/output-dossier.ts";

const DossierContext = createContext<DossierAnswer | undefined>(undefined);
export const DossierProvider = DossierContext.Provider;

export function useDossier(): DossierAnswer {
  const dossier = use(DossierContext);
  if (dossier === undefined) throw new Error("a page was shown outside any dossier");
  return dossier;
}
