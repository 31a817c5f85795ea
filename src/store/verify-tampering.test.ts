import { describe, expect, test } from "vitest";
import {
  aJournal,
  type Dice,
  diceOf,
  exportOf,
  type Journal,
  keptOf,
  log,
  marks,
} from "../../test/journal.ts";
import { type Tampered, tamper, ways } from "../../test/tampering.ts";
import { verdictOn } from "../../test/verdict.ts";
import { markOrigin, masterOrigin } from "./checkpoint.ts";
import type { View } from "./export-line.ts";
import { leafText } from "./leaf.ts";

function planOf(dice: Dice, group: number) {
  const entries = 8 + dice.below(22);
  return { entries, group, rotateAt: dice.below(30), excisions: dice.below(3) };
}

/** Where two journals part, told by their rows alone: by tree, the first index in it. */
function partings(before: Journal, after: Journal, view: View): Map<string, number> {
  const texts = (journal: Journal, mark?: string) =>
    journal.rows
      .filter(({ leaf }) => mark === undefined || leaf.mark === mark)
      .map(({ leaf, payload, salt, by }) => JSON.stringify([leafText(leaf), payload, salt, by]));
  const firstOf = (one: string[], other: string[]) => {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }).findIndex((_, at) => one[at] !== other[at]);
  };
  const { dossier } = before;
  const firsts = new Map<string, number>();
  if (view === "full") {
    firsts.set(masterOrigin(log, dossier), firstOf(texts(before), texts(after)));
  } else {
    for (const mark of marks) {
      firsts.set(markOrigin(log, dossier, mark), firstOf(texts(before, mark), texts(after, mark)));
    }
  }
  return new Map([...firsts].filter(([, first]) => first !== -1));
}

const views = ["full", "marks"] as const;

describe("an honest journal", () => {
  test.each(views)(
    "verifies, in groups or singly, with excisions and a new key (%s)",
    async (view) => {
      for (let seed = 0; seed < 20; seed++) {
        const dice = diceOf(seed);
        const journal = aJournal(dice, planOf(dice, 1 + dice.below(5)));
        expect(await verdictOn(exportOf(journal, view), keptOf(journal, view))).toMatchObject({
          ok: true,
        });
      }
    },
  );

  test("verifies with checkpoints kept before it grew", async () => {
    const dice = diceOf(7);
    const journal = aJournal(dice, planOf(dice, 2));
    const early = [...journal.notes.values()].flatMap((notes) => [...notes.values()]);
    expect(await verdictOn(exportOf(journal, "full"), early)).toMatchObject({ ok: true });
  });
});

describe("whoever has the database and not the key", () => {
  const cases = Object.keys(ways).flatMap((way) => views.map((view) => ({ way, view })));

  /** What leaves every later leaf unsigned or gone, so that the last bad index is open. */
  const openEnded = ["fork", "swap the key"];

  test.each(cases)("is found at the first bad index: $way ($view)", async ({ way, view }) => {
    let tried = 0;
    for (let seed = 0; seed < 12; seed++) {
      const dice = diceOf(seed * 31 + way.length);
      const honest = aJournal(dice, planOf(dice, 1));
      const tampered = tamper(honest, way, { dice, thorough: seed % 2 === 0 });
      const truths = truthsOf(honest, tampered, view);
      if (truths.size === 0) continue;
      const verdict = await verdictOn(exportOf(tampered.journal, view), keptOf(honest, view));
      const first = truths.get(verdict.tree ?? "");
      expect(verdict, `${way} ${view} ${seed}`).toMatchObject({ ok: false, first });
      if (view === "full" && !openEnded.includes(way))
        expect(verdict.last, `${way} ${seed}`).toBe(first);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(6);
  });

  test.each(cases)("is found where checkpoints are few: $way ($view)", async ({ way, view }) => {
    for (let seed = 0; seed < 6; seed++) {
      const dice = diceOf(seed * 17 + way.length);
      const honest = aJournal(dice, planOf(dice, 2 + dice.below(9)));
      const tampered = tamper(honest, way, { dice, thorough: seed % 2 === 0 });
      const truths = truthsOf(honest, tampered, view);
      if (truths.size === 0) continue;
      const verdict = await verdictOn(exportOf(tampered.journal, view), keptOf(honest, view));
      const first = truths.get(verdict.tree ?? "") ?? Number.NaN;
      expect(verdict.ok).toBe(false);
      expect(verdict.first, `${way} ${seed}`).toBeLessThanOrEqual(first);
      expect(verdict.last, `${way} ${seed}`).toBeGreaterThanOrEqual(first);
    }
  });

  function truthsOf(honest: Journal, { journal, unsigned }: Tampered, view: View) {
    return unsigned?.(view) ?? partings(honest, journal, view);
  }
});
