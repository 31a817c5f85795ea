/**
 * The policy that what is written is held against: that of the view, where the writer may read it.
 *
 * An address may name one that its reader may not read, or that is not there; it is recorded all
 * the same, since recording never waits for policy.
 */
import { useDossier } from "../dossier.tsx";
import { usePlace } from "../go.tsx";

export function usePolicyHere(): string | undefined {
  const { policies } = useDossier();
  const { view } = usePlace();
  return policies.some(({ id }) => id === view.policy) ? view.policy : undefined;
}
