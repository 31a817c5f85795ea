/**
 * Policies among entries to be entered, by whatever door: their text is one that can be read, says
 * what the entry says, and stands together with the versions that are there.
 */
import { readPolicy } from "../codec/policy.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import type { Policy } from "../core/policy.ts";
import type { Path } from "../core/reference.ts";
import { heldIn, type Registry, registeringProblems, sayPlaced } from "./registering.ts";

type Problem = { readonly path: Path; readonly message: string };
type Slip = { readonly field: string; readonly message: string };

/** What is wrong with policies among new entries, by the field of each. */
export function policyEntryProblems(
  added: readonly Entry[],
  registry: Registry,
): readonly Problem[] {
  const together = added.flatMap((entry) => {
    const read = entry.kind === "policy" ? readPolicy(entry.text, "text") : undefined;
    return read?.ok ? [read.value.policy] : [];
  });
  return added.flatMap((entry, nth) =>
    entry.kind === "policy"
      ? slipsOf(entry, { added, together, registry }).map(({ field, message }) => ({
          path: ["entries", nth, field],
          message,
        }))
      : [],
  );
}

type Beside = {
  readonly added: readonly Entry[];
  readonly together: readonly Policy[];
  readonly registry: Registry;
};

function slipsOf(entry: EntryOf<"policy">, beside: Beside): readonly Slip[] {
  const read = readPolicy(entry.text, "text");
  if (!read.ok) return read.problem.map((one) => ({ field: "text", message: sayPlaced(one) }));
  const { policy } = read.value;
  const other = otherThanItsText(entry, policy);
  if (other !== undefined) return [other];
  const { added, together, registry } = beside;
  const there = heldIn(registry, policy.id)?.entry;
  if (there !== undefined && entry.supersedes?.entry !== there.id) {
    const message = `is registered already, by \`${there.id}\`; correct that entry`;
    return [{ field: "policy", message }];
  }
  const rest = together.filter(({ id }) => id !== policy.id);
  const others = registry.policies.filter(({ id }) => !rest.some((one) => one.id === id));
  const found = registeringProblems(
    { policy, text: entry.text },
    { ...registry, entries: [...registry.entries, ...added], policies: [...others, ...rest] },
  );
  return found.map((one) => ({ field: "text", message: sayPlaced(one) }));
}

function otherThanItsText(entry: EntryOf<"policy">, policy: Policy): Slip | undefined {
  const { id, version, title, mark } = policy;
  if (entry.policy !== id)
    return { field: "policy", message: `is not \`${id}\`, as its text says` };
  if (entry.version !== version)
    return { field: "version", message: `is not \`${version}\`, as its text says` };
  if (entry.title !== title) return { field: "title", message: "is not what its text says" };
  if (portionOf(entry.mark) === portionOf(mark)) return undefined;
  return { field: "mark", message: `is not \`${portionOf(mark)}\`, as its text says` };
}
