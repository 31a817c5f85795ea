/**
 * The names that a written policy gives, and the search for one it does not give.
 */

import { none } from "../core/aside.ts";
import { offLadder } from "../core/ladder.ts";
import { noGroup } from "../core/lead.ts";
import { oneOf, suggestion } from "../core/nearest.ts";
import type { Path } from "../core/reference.ts";
import type { FieldProblem } from "./explain.ts";
import type { PolicyForm } from "./policy-form.ts";
import type { ClauseForm } from "./policy-form-parts.ts";
import { many } from "./policy-lists.ts";

export type Names = {
  readonly rungs: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly gates: readonly string[];
  readonly channels: readonly string[];
  readonly rules: readonly string[];
  readonly sources: readonly string[];
  readonly phases: readonly string[];
  readonly register: string | undefined;
  /** Undefined where the policy does not list them. */
  readonly baskets: readonly string[] | undefined;
};

export function namesOf(form: PolicyForm): Names {
  const ids = (list: readonly { readonly id: string }[] | undefined) =>
    (list ?? []).map(({ id }) => id);
  return {
    rungs: ids(form.ladder),
    ours: Object.keys(form.groups?.ours ?? {}),
    theirs: Object.keys(form.groups?.theirs ?? {}),
    gates: ids(form.gates),
    channels: ids(form.channels),
    rules: [...ids(form.rules), ...ids(form.exemptions)],
    sources: Object.keys(form.sources),
    phases: form.phases ?? [],
    register: form.register,
    baskets: form.baskets && many(form.baskets),
  };
}

/** One value or several, each with the place where it stands. */
export type Named = { readonly path: Path; readonly value: string };

export function each(value: string | readonly string[] | undefined, path: Path): readonly Named[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ path, value }];
  return value.map((one, index) => ({ path: [...path, index], value: one }));
}

type Known = "gates" | "channels" | "rules" | "sources" | "phases";

const singular: Readonly<Record<Known, string>> = {
  gates: "gate",
  channels: "channel",
  rules: "rule or exemption",
  sources: "source",
  phases: "phase",
};

/** A problem for each name that the policy does not give. */
export function unknown(used: readonly Named[], kind: Known, names: Names): FieldProblem[] {
  return strange(used, `no ${singular[kind]} of this policy`, names[kind]);
}

export function unknownGroup(
  used: readonly Named[],
  side: "ours" | "theirs",
  names: Names,
): FieldProblem[] {
  const other = side === "ours" ? names.theirs : names.ours;
  return used.flatMap(({ path, value }) => {
    if (names[side].includes(value)) return [];
    if (!other.includes(value)) {
      return strange(
        [{ path, value }],
        `no group of this policy's \`groups.${side}\``,
        names[side],
      );
    }
    const would = names[side].length === 0 ? "" : `; write ${oneOf(names[side])}`;
    const message = `\`${value}\` is a group of the wrong side: here stands one of \`${side}\`${would}`;
    return [{ path, message, about: "value" }];
  });
}

/** A rung, or the words for standing on none. */
export function unknownRung(used: readonly Named[], names: Names): FieldProblem[] {
  return strange(used, "no rung of this policy's ladder", [...names.rungs, offLadder]);
}

export function unknownBasket(used: readonly Named[], names: Names): FieldProblem[] {
  if (names.baskets === undefined) return [];
  return strange(used, "no basket that this policy lists", names.baskets);
}

/** Values of attributes that no request can have under this policy. */
export function impossibleValues(clause: ClauseForm, path: Path, names: Names): FieldProblem[] {
  const never = (attribute: Placed, what: string, known: readonly string[]) =>
    strange(
      each(clause[attribute], [...path, attribute]),
      `no value of \`${attribute}\`: ${what}`,
      known,
    );
  const rungs = [...names.rungs, offLadder];
  const baskets = names.baskets && [...names.baskets, none];
  return [
    ...never("our-level", "it is no rung of the ladder", rungs),
    ...never("their-level", "it is no rung of the ladder", rungs),
    ...never("our-office", "it is no group of ours", [...names.ours, noGroup]),
    ...never("their-office", "it is no group of theirs", [...names.theirs, noGroup]),
    ...never("our-other-office", "it is no group of ours", [...names.ours, noGroup, none]),
    ...never("phase", "it is no phase of this policy", [...names.phases, none]),
    ...unregistered(clause, path, names),
    ...(baskets === undefined ? [] : never("basket", "this policy does not list it", baskets)),
  ];
}

function unregistered({ registered }: ClauseForm, path: Path, names: Names): FieldProblem[] {
  if (registered === undefined || names.register !== undefined) return [];
  const message = "asks for a register, and the policy names none; write `register`";
  return [{ path: [...path, "registered"], message, about: "name" }];
}

type Placed =
  | "our-level"
  | "their-level"
  | "our-office"
  | "their-office"
  | "our-other-office"
  | "phase"
  | "basket";

function strange(used: readonly Named[], claim: string, known: readonly string[]): FieldProblem[] {
  return used.flatMap(({ path, value }) =>
    known.includes(value)
      ? []
      : [{ path, message: `\`${value}\` is ${claim}${suggestion(value, known)}`, about: "value" }],
  );
}
