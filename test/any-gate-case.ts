/** Generators of the cases beside the gates of a policy with these names. */
import fc from "fast-check";
import { purposes } from "../src/core/contact.ts";
import { type GateCase, type Shown, wheres } from "../src/core/gate-case.ts";
import { issueStates } from "../src/core/issue.ts";
import { significances } from "../src/core/move.ts";
import { standings } from "../src/core/standing-words.ts";
import { anyDay, anyId, anyText, few, fields, oneOf } from "./any-field.ts";

type Given = Readonly<Record<"ours" | "rungs" | "gates", readonly string[]>>;
const choose = (from: readonly string[]) => fc.constantFrom(...from) as fc.Arbitrary<never>;

const anyShown = ({ ours, rungs, gates }: Given): fc.Arbitrary<Shown> =>
  fc
    .tuple(
      fc.record({ where: oneOf(wheres), monthsAgo: fc.nat(24) }),
      fc.oneof(
        fc.record({
          kind: fc.constant("concession" as const),
          significance: oneOf(significances),
          standing: oneOf(standings),
          by: choose(ours),
        }),
        fields(
          {
            kind: fc.constant("issues" as const),
            state: oneOf(issueStates),
            issues: fc.integer({ min: 1, max: 5 }),
            baskets: fc.integer({ min: 1, max: 5 }),
            by: choose(ours),
          },
          { route: choose(gates) },
        ),
        fc.record({
          kind: fc.constant("contact" as const),
          purpose: oneOf(purposes),
          ourLevel: choose(rungs),
          theirLevel: choose(rungs),
        }),
        fields(
          { kind: fc.constant("determination" as const), name: anyId, by: choose(ours) },
          { recommendedBy: choose(ours), unanimous: fc.constant(true as const) },
        ),
        fc.record({ kind: fc.constant("event" as const), event: anyId }),
        fc.record({ kind: fc.constant("gate open" as const), gate: choose(gates) }),
      ),
    )
    .map(([both, one]) => ({ ...both, ...one }));

export const anyGateCaseOf = (given: Given): fc.Arbitrary<GateCase> =>
  fields(
    {
      title: anyText,
      gate: choose(given.gates),
      shows: few(anyShown(given)),
      state: oneOf(["open", "shut"] as const),
    },
    { day: anyDay },
  );
