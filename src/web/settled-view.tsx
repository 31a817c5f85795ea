/**
 * Puts a policy into the address where it names none and the dossier has several to choose from,
 * so that every answer of a page, and every link from it, is under the same one.
 */
import { type ReactNode, useEffect } from "react";
import { addressOf, readPlace } from "./address.ts";
import { useAnswer } from "./answers.ts";
import { Waiting } from "./components/shown.tsx";
import { goTo, usePlace } from "./go.tsx";
import { tourQuestion } from "./session.tsx";

export function SettledView({ children }: { readonly children: ReactNode }) {
  const place = usePlace();
  const unsettled = place.view.policy === undefined;
  const tour = useAnswer(unsettled ? tourQuestion : undefined);
  const start = tour.state === "answered" ? tour.value.start : undefined;
  const offered = start ? readPlace(new URL(start, location.href)) : undefined;
  const policy = offered?.dossier === place.dossier ? offered.view.policy : undefined;
  useEffect(() => {
    if (!unsettled || policy === undefined) return;
    goTo(addressOf({ ...place, view: { ...place.view, policy } }), "replace");
  }, [unsettled, policy, place]);
  if (unsettled && (tour.state === "waiting" || policy !== undefined)) {
    return <Waiting what="the policy" />;
  }
  return children;
}
