/**
 * What a policy names that is more closely held than the policy itself: whoever may read the
 * policy would read of it there (docs/access.md).
 */
import type { DossierHeader } from "../codec/dossier.ts";
import type { Entry } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import { dominates } from "../core/mark-needs.ts";
import type { Policy } from "../core/policy.ts";
import { definitionOf } from "../core/reference.ts";

/** Under which fields a policy names what of the record. */
const naming: Readonly<Record<string, string>> = {
  office: "office",
  offices: "office",
  issue: "issue",
  issues: "issue",
  basket: "basket",
  baskets: "basket",
  forum: "forum",
  document: "entry",
};

export type NamedAbove = { readonly id: string; readonly message: string };

/** A name that several entries define is within reach if one of them is. */
export function namedAbove(
  policy: Policy,
  { header, entries }: { readonly header: DossierHeader; readonly entries: readonly Entry[] },
): readonly NamedAbove[] {
  const named = namedIn(policy, undefined, new Set());
  const above = new Map<string, NamedAbove>();
  const within = new Set<string>();
  for (const entry of entries) {
    const defined = definitionOf(entry);
    const names = [`entry ${entry.id}`, ...(defined ? [`${defined.to} ${defined.id}`] : [])];
    for (const name of names.filter((one) => named.has(one))) {
      const id = name.slice(name.indexOf(" ") + 1);
      if (dominates(header.regime, policy.mark, entry.mark)) within.add(name);
      else above.set(name, { id, message: sayAbove(id, policy, entry) });
    }
  }
  return [...above].flatMap(([name, problem]) => (within.has(name) ? [] : [problem]));
}

function sayAbove(id: string, policy: Policy, entry: Entry): string {
  return `\`${portionOf(policy.mark)}\` is below \`${portionOf(entry.mark)}\`, the mark of \`${id}\`, which the policy names; raise its mark or leave the name out`;
}

function namedIn(value: unknown, what: string | undefined, found: Set<string>): Set<string> {
  if (typeof value === "string") {
    if (what !== undefined) found.add(`${what} ${value}`);
  } else if (Array.isArray(value)) {
    for (const one of value) namedIn(one, what, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) namedIn(one, naming[key], found);
  }
  return found;
}
