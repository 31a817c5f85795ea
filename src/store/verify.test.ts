import { describe, expect, test } from "vitest";
import {
  aJournal,
  type Dice,
  diceOf,
  exportOf,
  firstKey,
  type Journal,
  keptOf,
  log,
  marks,
  secondKey,
} from "../../test/journal.ts";
import { type Tampered, tamper, ways } from "../../test/tampering.ts";
import {
  readCheckpoint,
  readKey,
  verifyExport as verifyAlone,
} from "../../tools/verify/verify.mjs";
import { markOrigin, masterOrigin } from "./checkpoint.ts";
import type { View } from "./export-line.ts";
import { formatVerifierKey } from "./key.ts";
import { leafText } from "./leaf.ts";
import { verifyExport } from "./verify.ts";

const keys = [firstKey, secondKey].map(({ verifier }) => ({ key: verifier }));
const vkeys = [firstKey, secondKey].map(({ verifier }) => readKey(formatVerifierKey(verifier)));

/** Both verifiers on the same lines, which must agree. */
async function verdictOn(lines: readonly string[], kept: readonly string[] = []) {
  const ours = await verifyExport(() => lines, { keys, kept });
  const evidence = { keys: vkeys, kept: kept.map((note) => readCheckpoint(note, vkeys)) };
  const theirs = await verifyAlone(lines, evidence);
  if (ours.ok || !theirs.ok) expect(theirs.ok).toBe(ours.ok);
  if (ours.ok) {
    expect(theirs).toEqual({ ok: true, entries: ours.value.entries });
    return { ok: true, tree: undefined, first: Number.NaN, last: Number.NaN } as const;
  }
  const broken = ours.problem;
  if (broken.kind !== "broken") throw new Error(JSON.stringify(broken));
  expect(theirs).toMatchObject({ ok: false, first: broken.first });
  return { ok: false, ...broken } as const;
}

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

  test.each(cases)("is found at the first bad index: $way ($view)", async ({ way, view }) => {
    for (let seed = 0; seed < 12; seed++) {
      const dice = diceOf(seed * 31 + way.length);
      const honest = aJournal(dice, planOf(dice, 1));
      const tampered = tamper(honest, way, { dice, thorough: seed % 2 === 0 });
      const truths = truthsOf(honest, tampered, view);
      if (truths.size === 0) continue;
      const verdict = await verdictOn(exportOf(tampered.journal, view), keptOf(honest, view));
      const first = truths.get(verdict.tree ?? "");
      expect(verdict, `${way} ${view} ${seed}`).toMatchObject({ ok: false, first });
    }
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
