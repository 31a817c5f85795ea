/**
 * The names that a writer may choose from: people and offices of both sides, issues, forums; only
 * those that the writer may read, since the server gives no others.
 */
import type { IssuesOutput } from "../../codec/output-api-desk.ts";
import type { OfficesOutput, PeopleOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import type { Name } from "../components/names-field.tsx";
import { usePlace } from "../go.tsx";

export type WritersNames = {
  /** People first, then offices with who holds them; values as in someone.ts. */
  readonly ours: readonly Name[];
  readonly theirs: readonly Name[];
  readonly issues: readonly Name[];
  /** The party of each side, for who is new to the record. */
  readonly parties: Readonly<Record<"ours" | "theirs", string>>;
  readonly offices: Readonly<Record<"ours" | "theirs", readonly Name[]>>;
};

/** Of the day of the view, and as known now: what is written is written now. */
export function useWritersNames(): WritersNames {
  const { dossier, view } = usePlace();
  // Names hang on no policy, and the view may be under one that the writer may not read.
  const place = { dossier, view: view.asOf === undefined ? {} : { asOf: view.asOf } };
  const most = { limit: "1000" };
  const people = itemsOf(useAnswer(about<PeopleOutput>(place, "/people", most)));
  const offices = itemsOf(useAnswer(about<OfficesOutput>(place, "/offices", most)));
  const issues = itemsOf(useAnswer(about<IssuesOutput>(place, "/issues", most)));
  const officesOn = (side: "ours" | "theirs") =>
    offices
      .filter((one) => one.side === side)
      .map(({ id, title, holders }): Name => {
        const who = holders.map((one) => one.title).join(", ");
        return { value: `office:${id}`, text: who === "" ? title : `${title} (${who})` };
      });
  const namesOn = (side: "ours" | "theirs") => [
    ...people
      .filter((one) => one.side === side)
      .map(({ id, name }): Name => ({ value: `person:${id}`, text: name })),
    ...officesOn(side),
  ];
  const partyOf = (side: "ours" | "theirs") =>
    commonest(
      [...people, ...offices].filter((one) => one.side === side).map(({ party }) => party.id),
    );
  return {
    ours: namesOn("ours"),
    theirs: namesOn("theirs"),
    issues: issues.map(({ issue, title }) => ({ value: issue, text: title })),
    parties: { ours: partyOf("ours"), theirs: partyOf("theirs") },
    offices: { ours: officesOn("ours"), theirs: officesOn("theirs") },
  };
}

function commonest(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function itemsOf<T>(
  answer: ReturnType<typeof useAnswer<{ readonly items: readonly T[] }>>,
): readonly T[] {
  return answer.state === "answered" ? answer.value.items : [];
}
