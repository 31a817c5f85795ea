/**
 * Generators of marks, clearances and multisets of portions under any scheme, by the
 * rules of the scheme or not, and with things it does not know.
 */
import fc from "fast-check";
import type { Clearance } from "../src/access/clearance.ts";
import type { Mark } from "../src/core/mark.ts";
import type { Caption, Scheme } from "../src/core/scheme.ts";

const names = ["USA", "GBR", "CAN", "DEU", "NATO", "ALPHA"] as const;
const strangeLevels = ["Cosmic", "Foo"] as const;
const strangeCaptions = ["Bohemia", "Cosmic", "Eyes of Many"] as const;

const anyNames = fc.subarray([...names], { minLength: 1, maxLength: 4 });

/** A caption as a mark has it; mostly released to somebody, if it lists names. */
function anyCaption({ id, list }: Caption): fc.Arbitrary<string> {
  if (list === undefined) return fc.constant(id);
  const listed = anyNames.map((all) => {
    const chosen = list.first === undefined ? all : [...new Set([list.first, ...all])];
    return `${id} ${chosen.join(list.separator)}`;
  });
  return list.bare === true ? fc.oneof(listed, fc.constant(id)) : listed;
}

function someOf(all: readonly fc.Arbitrary<string>[], most: number): fc.Arbitrary<string[]> {
  if (all.length === 0) return fc.constant([]);
  return fc.array(fc.oneof(...all), { maxLength: most }).map((texts) => [...new Set(texts)]);
}

export function anyMarkOf(scheme: Scheme): fc.Arbitrary<Mark> {
  const known = scheme.captions.map(anyCaption);
  const strange = strangeCaptions.map((text) => fc.constant(text));
  const levels = scheme.levels.map(({ id }) => id);
  return fc.record({
    level: fc.oneof(
      { arbitrary: fc.constantFrom(...levels), weight: 30 },
      { arbitrary: fc.constantFrom(...strangeLevels), weight: 1 },
    ),
    captions: fc.oneof(
      { arbitrary: someOf(known, 3).map((texts) => once(scheme, texts)), weight: 12 },
      { arbitrary: someOf([...known.slice(0, 2), ...strange], 3), weight: 1 },
    ),
  });
}

/** One of each caption, as marks that are read have. */
function once({ captions }: Scheme, texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const id = captions.find((one) => text === one.id || text.startsWith(`${one.id} `))?.id ?? text;
    return !seen.has(id) && seen.add(id);
  });
}

export function anyClearance(scheme: Scheme): fc.Arbitrary<Clearance> {
  const captions = [
    ...scheme.captions.map(anyCaption),
    ...strangeCaptions.map((one) => fc.constant(one)),
  ];
  const all = [...scheme.captions.map(({ id }) => id), ...strangeCaptions, ...strangeLevels];
  return fc.record({
    level: fc.constantFrom(...scheme.levels.map(({ id }) => id)),
    captions: fc.oneof(someOf(captions, 6), fc.constant(all), fc.constant([])),
    groups: fc.oneof(
      fc.constant([scheme.home ?? "ALPHA"]),
      fc.subarray([...names, scheme.home ?? "ALPHA"]),
    ),
  });
}
