/**
 * What a broken policy is caught by: a verdict of its cases, of its check, of the
 * back-test on the record that it belongs to. Else the diagram says whether any
 * request at all differs.
 */
import type { Book } from "../../src/core/book.ts";
import { openBook } from "../../src/core/book.ts";
import { type Day, endOfDay } from "../../src/core/day.ts";
import { setUp, subjectsOf } from "../../src/core/gate.ts";
import { knownOn } from "../../src/core/known.ts";
import type { Policy } from "../../src/core/policy.ts";
import { keyOfSubject } from "../../src/core/setup.ts";
import { backtest, type Past } from "../../src/lab/backtest.ts";
import { runCases } from "../../src/lab/cases.ts";
import { differenceOf } from "../../src/lab/difference.ts";
import { exhaust, type Ground } from "../../src/lab/exhaust.ts";
import { runGateCases } from "../../src/lab/gate-cases.ts";
import { checkProperties } from "../../src/lab/properties.ts";
import { standingOf } from "../../src/lab/standing.ts";

export type Scene = {
  readonly past: Past;
  readonly asOf: Day;
  readonly book: Book;
  readonly ground: Ground;
};

export type Caught = "test" | "check" | "back-test" | "gates on the record";

export type Fate =
  | { readonly kind: "caught"; readonly by: Caught }
  | { readonly kind: "equivalent"; readonly why: string }
  | { readonly kind: "missed"; readonly differing: number };

/** In the order of what they cost; the first that tells is named. */
export function judgeMutant(policy: Policy, mutant: Policy, judge: Judges): Fate {
  for (const [by, verdict] of judge.verdicts) {
    if (verdict(mutant) !== judge.known.get(by)) return { kind: "caught", by };
  }
  const difference = differenceOf(policy, mutant, judge.scene.ground);
  if (!difference.ok) return { kind: "missed", differing: Number.NaN };
  const { differing, gates } = difference.value;
  if (differing === 0 && gates.length === 0)
    return { kind: "equivalent", why: "the diagram finds no request on which they differ" };
  return { kind: "missed", differing };
}

export type Judges = {
  readonly scene: Scene;
  readonly verdicts: readonly (readonly [Caught, (policy: Policy) => string])[];
  /** What the policy itself comes to. */
  readonly known: ReadonlyMap<Caught, string>;
};

export function judgesFor(policy: Policy, scene: Scene): Judges {
  const verdicts: Judges["verdicts"] = [
    ["test", testVerdict],
    ["back-test", (one) => backtestVerdict(one, scene)],
    ["check", (one) => checkVerdict(one, scene)],
    ["gates on the record", (one) => gateVerdict(one, scene)],
  ];
  return { scene, verdicts, known: new Map(verdicts.map(([by, of]) => [by, of(policy)])) };
}

/** Which cases come out as expected. */
function testVerdict(policy: Policy): string {
  return JSON.stringify(
    [...runCases(policy).cases, ...runGateCases(policy)].map(({ passed }) => passed),
  );
}

/** Dead rules, whether anything is left unsaid, what is odd beside the record, which properties hold. */
function checkVerdict(policy: Policy, { book, asOf, ground }: Scene): string {
  const tried = exhaust(policy, ground);
  if (!tried.ok) return "too large";
  const { rules, silence } = tried.value;
  const proved = checkProperties(setUp(book, policy, asOf));
  return JSON.stringify([
    rules
      .filter(({ matches, decides, advice }) => matches === 0 || (decides === 0 && !advice))
      .map(({ rule, matches }) => [rule, matches === 0]),
    silence.count === 0,
    standingOf(policy, book, asOf),
    proved.ok ? proved.value.properties.map(({ id, result }) => [id, result]) : proved.problem,
  ]);
}

/** The word on each contact, and whether it departed. */
function backtestVerdict(policy: Policy, { past }: Scene): string {
  return JSON.stringify(
    backtest(past, policy).contacts.map(({ contact, word, standing }) => [contact, word, standing]),
  );
}

/** What each gate stands at on each subject, at the end of every month of the record. */
function gateVerdict(policy: Policy, { past }: Scene): string {
  return JSON.stringify(
    booksByMonth(past).map(({ day, book }) => {
      const setup = setUp(book, policy, day);
      return policy.gates.flatMap((gate) =>
        subjectsOf(gate, setup).map((subject) => [
          keyOfSubject(subject),
          setup.findGate(gate.id, subject, setup).state,
        ]),
      );
    }),
  );
}

const kept = new WeakMap<Past, readonly { readonly day: Day; readonly book: Book }[]>();

function booksByMonth(past: Past) {
  const known = kept.get(past);
  if (known !== undefined) return known;
  const months = new Set(past.entries.map(({ recorded }) => recorded.at.slice(0, 7)));
  const books = [...months].sort().map((month) => {
    const day = `${month}-28` as Day; // every month has one
    return { day, book: openBook(knownOn(past.entries, endOfDay(day)), past.regime) };
  });
  kept.set(past, books);
  return books;
}
