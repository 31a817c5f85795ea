/**
 * The names one can ask about: offices, people and levels of both sides, and issues.
 */
import type { MatrixOutput } from "../codec/output.ts";
import type { IssuesOutput } from "../codec/output-api-desk.ts";
import type { OfficesOutput, PeopleOutput } from "../codec/output-api-people.ts";
import { useAnswer } from "./answers.ts";
import { about } from "./api.ts";
import type { Name } from "./components/names-field.tsx";
import { capital } from "./components/verdict.tsx";
import { usePlace } from "./go.tsx";

export type NamesOfRecord = {
  readonly ours: readonly Name[];
  readonly theirs: readonly Name[];
  readonly issues: readonly Name[];
};

type Side = "ours" | "theirs";

/** Those the policy speaks of first, then the other offices, then people. */
export function useNamesOfRecord(): NamesOfRecord {
  const place = usePlace();
  const most = { limit: "1000" };
  const matrix = useAnswer(about<MatrixOutput>(place, "/matrix"));
  const issues = useAnswer(about<IssuesOutput>(place, "/issues", most));
  const offices = useAnswer(about<OfficesOutput>(place, "/offices", most));
  const people = useAnswer(about<PeopleOutput>(place, "/people", most));
  const namesOn = (side: Side): readonly Name[] => {
    const seats = matrix.state === "answered" ? matrix.value[side].map(nameOf) : [];
    const held = offices.state === "answered" ? offices.value.items.map(officeName) : [];
    const persons = people.state === "answered" ? people.value.items.map(personName) : [];
    const all = [...held, ...persons].filter((one) => one.side === side);
    return [...new Map([...seats, ...all].toReversed().map((one) => [one.value, one])).values()]
      .toReversed()
      .map(({ value, text }) => ({ value, text }));
  };
  return {
    ours: namesOn("ours"),
    theirs: namesOn("theirs"),
    issues:
      issues.state === "answered"
        ? issues.value.items.map(({ issue, title }) => ({ value: issue, text: title }))
        : [],
  };
}

function nameOf({ office, level, text }: MatrixOutput["ours"][number]): Name {
  return { value: office ?? level ?? text, text: capital(text.replace(/^the /, "")) };
}

function officeName({ id, title, side, holders }: OfficesOutput["items"][number]) {
  const who = holders.map((one) => one.title).join(", ");
  return { value: id, text: who === "" ? title : `${title} (${who})`, side };
}

function personName({ id, name, side }: PeopleOutput["items"][number]) {
  return { value: id, text: name, side };
}
