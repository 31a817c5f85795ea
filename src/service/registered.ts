/**
 * The policies of a dossier: those registered in its record, as corrected, and those that come
 * with the program; a registered one stands in the place of a shipped one of its id.
 */
import { parsePolicy } from "../codec/policy.ts";
import { takenBack } from "../core/correction.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import type { Policy } from "../core/policy.ts";
import { everyPack } from "./shelf.ts";

/** A policy with its text, and the entry that registered it; a shipped one has none. */
export type Held = {
  readonly policy: Policy;
  readonly text: string;
  readonly entry?: EntryOf<"policy">;
};

const read = new WeakMap<Entry, Held | "unreadable">();
const texts = new WeakMap<Policy, Held>();

/** What the record holds of each id, and the packs of other ids. */
export function heldPolicies(entries: readonly Entry[]): readonly Held[] {
  const registered = registeredIn(entries);
  const ids = new Set<string>(registered.map(({ policy }) => policy.id));
  return [...registered, ...everyPack().filter(({ policy }) => !ids.has(policy.id))];
}

/** The policy of that id that the record holds. */
export function registeredPolicy(entries: readonly Entry[], id?: string): Policy | undefined {
  return registeredIn(entries).find(({ policy }) => policy.id === id)?.policy;
}

function registeredIn(entries: readonly Entry[]): readonly Held[] {
  const found = entries.filter((entry) => entry.kind === "policy");
  if (found.length === 0) return [];
  const gone = takenBack(entries);
  const byId = new Map<string, Held>();
  for (const entry of found) {
    const held = gone.has(entry.id) ? undefined : heldIn(entry);
    if (held !== undefined) byId.set(held.policy.id, held);
  }
  return [...byId.values()];
}

/** The policy that an entry holds; undefined where its text is none that this version reads. */
function heldIn(entry: EntryOf<"policy">): Held | undefined {
  const ready = read.get(entry);
  if (ready !== undefined) return ready === "unreadable" ? undefined : ready;
  const parsed = parsePolicy(entry.text, entry.id);
  const held = parsed.ok ? { policy: parsed.value, text: entry.text, entry } : "unreadable";
  read.set(entry, held);
  if (held === "unreadable") return undefined;
  texts.set(held.policy, held);
  return held;
}

/** What a policy that was handed out by `heldPolicies` was read from. */
export function heldOf(policy: Policy): Held | undefined {
  return texts.get(policy) ?? everyPack().find((pack) => pack.policy === policy);
}
