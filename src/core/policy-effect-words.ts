/** What a rule does, as the end of a sentence about what it speaks of. */
import { listed } from "./names.ts";
import type { Policy, Rule } from "./policy.ts";

export function effectSentence({ effect, strength }: Rule, policy: Policy): string {
  const group = (id: string) => policy.groups.find((one) => one.id === id)?.title ?? id;
  const advice = strength === "advice" ? " (advice, which decides nothing)" : "";
  switch (effect.kind) {
    case "forbid": {
      const to = policy.channels.find(({ id }) => id === effect.redirect?.channel)?.title;
      return `is not in order${to === undefined ? "" : ` and is redirected to the channel ${to}`}${advice}`;
    }
    case "gate": {
      const titles = effect.gates.map(
        (id) => policy.gates.find((gate) => gate.id === id)?.title ?? id,
      );
      return `is in order only while ${listed(titles)} ${titles.length === 1 ? "is" : "are"} open${advice}`;
    }
    case "refer":
      return `is referred to ${group(effect.to)}${advice}`;
    case "permit":
      return `is in order${advice}`;
  }
}
