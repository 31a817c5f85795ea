/**
 * Where in a form each problem belongs: the server names it by a JSON pointer into the request
 * (RFC 6901), the form by its fields.
 */
import type { Problem } from "../api.ts";

/** A pointer, and the field that is shown for it and for all beneath it. */
export type Place = readonly [pointer: string, field: string];

export type Fault = { readonly field: string; readonly text: string };

export function faultsOf(problem: Problem, places: readonly Place[]): readonly Fault[] {
  const { errors, title, detail } = problem;
  if (errors === undefined || errors.length === 0) {
    return [{ field: "", text: detail === undefined ? title : `${title}: ${detail}` }];
  }
  const faults = errors.map(({ at, detail: text }) => ({ field: fieldAt(at, places), text }));
  // Several fields of an entry may come to one of the form, and then say the same.
  return faults.filter((one, nth) => nth === faults.findIndex((other) => isSame(one, other)));
}

function isSame(one: Fault, other: Fault): boolean {
  return one.field === other.field && one.text === other.text;
}

/** The field of the longest pointer that leads there; none where the form has none. */
function fieldAt(pointer: string, places: readonly Place[]): string {
  const leads = ([to]: Place) => pointer === to || pointer.startsWith(`${to}/`);
  const [best] = places.filter(leads).sort(([a], [b]) => b.length - a.length);
  return best?.[1] ?? "";
}
