/** Generators of what a contact in order still asks for, whole with all that it may say. */
import fc from "fast-check";
import type { Obligation } from "../src/core/policy.ts";
import { anyId, anyText, fields } from "./any-field.ts";

const id = fc.constantFrom("clear", "record", "report");

export const anyObligation: fc.Arbitrary<Obligation> = fc.oneof(
  fields(
    { id, text: anyText, due: fc.constantFrom("before" as const, "after" as const) },
    { shownBy: anyId },
  ),
  fields(
    { id, text: anyText, due: fc.constant("after" as const) },
    { withinDays: fc.integer({ min: 1, max: 90 }), shownBy: anyId },
  ),
);
