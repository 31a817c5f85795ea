/** Whether the cases beside the gates name what the policy gives. */
import type { Path } from "../core/reference.ts";
import type { FieldProblem } from "./explain.ts";
import type { GateCaseForm, ShownForm } from "./gate-case-form.ts";
import { each, type Names, unknown, unknownGroup, unknownRung } from "./policy-names.ts";

export function gateCaseProblems(
  cases: readonly GateCaseForm[] | undefined,
  names: Names,
): FieldProblem[] {
  return (cases ?? []).flatMap(({ gate, shows }, index) => [
    ...unknown(each(gate, ["gate-tests", index, "gate"]), "gates", names),
    ...(shows ?? []).flatMap((shown, at) =>
      shownProblems(shown, ["gate-tests", index, "shows", at], names),
    ),
  ]);
}

function shownProblems(shown: ShownForm, path: Path, names: Names): FieldProblem[] {
  const { concession, issues, contact, determination } = shown;
  const by = (kind: string, group: string | undefined) => each(group, [...path, kind, "by"]);
  return [
    ...unknownGroup(by("concession", concession?.by), "ours", names),
    ...unknownGroup(by("issues", issues?.by), "ours", names),
    ...unknownGroup(by("determination", determination?.by), "ours", names),
    ...unknownGroup(
      each(determination?.["recommended-by"], [...path, "determination", "recommended-by"]),
      "ours",
      names,
    ),
    ...unknown(each(issues?.route, [...path, "issues", "route"]), "gates", names),
    ...unknown(each(shown["gate-open"], [...path, "gate-open"]), "gates", names),
    ...unknownRung(each(contact?.["our-level"], [...path, "contact", "our-level"]), names),
    ...unknownRung(each(contact?.["their-level"], [...path, "contact", "their-level"]), names),
  ];
}
