/**
 * Puts a policy into the address where it names none and the dossier has several to choose from,
 * so that every answer of a page, and every link from it, is under the same one.
 */
import { type ReactNode, useEffect } from "react";
import type { PoliciesOutput } from "../codec/output-api-policies.ts";
import { addressOf } from "./address.ts";
import { useAnswer } from "./answers.ts";
import { within } from "./api.ts";
import { Waiting } from "./components/shown.tsx";
import { goTo, usePlace } from "./go.tsx";

export function SettledView({ children }: { readonly children: ReactNode }) {
  const place = usePlace();
  const unsettled = place.view.policy === undefined;
  const question = within<PoliciesOutput>(place.dossier, "/policies", { "as-of": place.view.asOf });
  const policies = useAnswer(unsettled ? question : undefined);
  const policy = policies.state === "answered" ? chosenOf(policies.value) : undefined;
  useEffect(() => {
    if (!unsettled || policy === undefined) return;
    goTo(addressOf({ ...place, view: { ...place.view, policy } }), "replace");
  }, [unsettled, policy, place]);
  if (unsettled && (policies.state === "waiting" || policy !== undefined)) {
    return <Waiting what="the policy" />;
  }
  return children;
}

/** One that is in force on the day, or may be; else the first there is. */
function chosenOf({ items }: PoliciesOutput): string | undefined {
  const inForce = items.find((one) => one.inForce === "yes");
  const possible = items.find((one) => one.inForce === "possible");
  return (inForce ?? possible ?? items[0])?.id;
}
