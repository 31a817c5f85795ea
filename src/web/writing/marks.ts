/**
 * The marks that a writer may choose: no level above the writer's clearance, and the captions that
 * the writer holds; so the form says nothing of what lies above.
 */
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { parseMark, portionOf } from "../../core/mark.ts";
import { schemeOf } from "../mark.tsx";

export type MarkChoices = {
  readonly levels: readonly { readonly id: string; readonly title: string }[];
  readonly captions: readonly string[];
};

export function markChoices(dossier: DossierAnswer): MarkChoices {
  const clearance = parseMark(dossier.reader.clearance);
  if (!clearance.ok) return { levels: [], captions: [] };
  const { level, captions } = clearance.value;
  const { levels } = schemeOf(dossier);
  const highest = levels.findIndex(({ id }) => id === level);
  return {
    levels: levels.slice(0, highest + 1).map(({ id, title }) => ({ id, title })),
    captions,
  };
}

export function joinMark(level: string, captions: readonly string[]): string {
  return level === "" ? "" : portionOf({ level, captions });
}

export function splitMark(mark: string): {
  readonly level: string;
  readonly captions: readonly string[];
} {
  const read = parseMark(mark);
  return read.ok ? read.value : { level: "", captions: [] };
}
