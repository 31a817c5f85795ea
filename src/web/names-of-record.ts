/**
 * The names one can ask about: offices and levels of both sides, and issues.
 */
import type { MatrixOutput, PostureOutput } from "../codec/output.ts";
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

export function useNamesOfRecord(): NamesOfRecord {
  const place = usePlace();
  const matrix = useAnswer(about<MatrixOutput>(place, "/matrix"));
  const posture = useAnswer(about<PostureOutput>(place, "/posture"));
  const seats = matrix.state === "answered" ? matrix.value : undefined;
  const issues = posture.state === "answered" ? posture.value.issues : [];
  return {
    ours: (seats?.ours ?? []).map(nameOf),
    theirs: (seats?.theirs ?? []).map(nameOf),
    issues: issues.map(({ issue, title }) => ({ value: issue, text: title })),
  };
}

function nameOf({ office, level, text }: MatrixOutput["ours"][number]): Name {
  return { value: office ?? level ?? text, text: capital(text.replace(/^the /, "")) };
}
