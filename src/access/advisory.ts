/**
 * Rulings that bind from a mark on: to a reader who is not cleared for it every ruling of the
 * policy is advice, and ends by referring to who holds the channel.
 *
 * It hangs on the policy and the clearance alone, never on what the record holds, so it says the
 * same whether or not there is more than the reader sees.
 */
import type { Regime } from "../core/mark.ts";
import { listed } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { type Clearance, mayReadMark } from "./clearance.ts";

export type Advisory = { readonly referTo: string; readonly text: string };

/** Undefined where the rulings of the policy bind for this reader. */
export function advisoryFor(
  { bindingFrom, channels, groups, authority }: Policy,
  clearance: Clearance,
  regime: Regime,
): Advisory | undefined {
  if (bindingFrom === undefined || mayReadMark(regime, clearance, bindingFrom)) return undefined;
  const recipients = new Set(channels.map(({ recipient }) => recipient));
  const titles = groups.filter(({ id }) => recipients.has(id)).map(({ title }) => title);
  const referTo = titles.length === 0 ? authority.by : listed(titles);
  const text = `this ruling is advice, made from what you may read; before anything is done on it refer to ${referTo}`;
  return { referTo, text };
}
