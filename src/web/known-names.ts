/**
 * What the record has names for, as a writer of policies may want them.
 */
import type { IssuesOutput } from "../codec/output-api-desk.ts";
import type { OfficesOutput } from "../codec/output-api-people.ts";
import type { PoliciesOutput } from "../codec/output-api-policies.ts";
import { type Answer, useAnswer } from "./answers.ts";
import { about, within } from "./api.ts";
import type { Known } from "./editor/offers.ts";
import { usePlace } from "./go.tsx";

/** With the levels that the policy begun from places on its ladder. */
export function useKnownNames(levels: readonly string[]): Known {
  const place = usePlace();
  const most = { limit: "1000" };
  const dates = { "as-of": place.view.asOf };
  const offices = itemsOf(useAnswer(about<OfficesOutput>(place, "/offices", most)));
  const issues = itemsOf(useAnswer(about<IssuesOutput>(place, "/issues", most)));
  const policies = itemsOf(useAnswer(within<PoliciesOutput>(place.dossier, "/policies", dates)));
  return {
    office: offices.map(({ id, title }) => ({ id, title })),
    issue: issues.map(({ issue, title }) => ({ id: issue, title })),
    basket: [...new Map(issues.map(({ basket }) => [basket.id, basket])).values()],
    level: levels.map((id) => ({ id, title: "" })),
    policy: policies.map(({ id, title }) => ({ id, title })),
  };
}

function itemsOf<T>(answer: Answer<{ readonly items: readonly T[] }>): readonly T[] {
  return answer.state === "answered" ? answer.value.items : [];
}
