/**
 * A scheme of three levels and four captions, six people cleared differently, and what each may
 * read, worked out from tables and by no code of the program.
 */
import fc from "fast-check";
import type { Clearance } from "../../src/access/clearance.ts";
import type { Regime } from "../../src/core/mark.ts";

const captions = ["Counsel", "Berths", "Crews", "Owner"] as const;

export const scheme: Regime = {
  id: "three-levels",
  title: "Three levels and four captions",
  levels: [
    { id: "open", title: "Open" },
    { id: "held", title: "Held" },
    { id: "closed", title: "Closed" },
  ],
  captions: captions.map((id) => ({ id, title: `${id} only` })),
};

/** Level by number, captions as the sum of their powers of two. */
type Reach = { readonly level: number; readonly held: number };

export const six: readonly Reach[] = [
  { level: 0, held: 0 },
  { level: 1, held: 0 },
  { level: 1, held: 0b0001 },
  { level: 1, held: 0b1110 },
  { level: 2, held: 0b0110 },
  { level: 2, held: 0b1111 },
];

export function clearanceOf({ level, held }: Reach): Clearance {
  return {
    level: scheme.levels[level]?.id ?? "",
    captions: captions.filter((_, at) => (held & (1 << at)) !== 0),
    groups: [],
  };
}

/** Under which what a writer enters may stand; half of the time what everyone may read. */
export const anyReach: fc.Arbitrary<Reach> = fc.oneof(
  fc.constant({ level: 0, held: 0 }),
  fc.record({ level: fc.integer({ min: 0, max: 2 }), held: fc.integer({ min: 0, max: 15 }) }),
);

export function markText(reach: Reach): string {
  const { level, captions: held } = clearanceOf(reach);
  return [level, ...held].join("; ");
}

/** Whether the mark's text stands for something above what the reader reaches. */
export function isAbove(text: string, { level, held }: Reach): boolean {
  const [name = "", ...marked] = text.split("; ");
  const rank = { open: 0, held: 1, closed: 2 }[name] ?? 9;
  if (rank > level) return true;
  return marked.some((caption) => {
    const at = captions.indexOf(caption as never);
    return at === -1 || ((held >> at) & 1) === 0;
  });
}
