/**
 * The forms of a determination and of a decision on an ask.
 */
import type { ProposalsOutput } from "../../codec/output-api-record.ts";
import { issueStates } from "../../core/issue.ts";
import { significances } from "../../core/move.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { capital } from "../components/verdict.tsx";
import { usePlace } from "../go.tsx";
import { given, useMoves, type WrittenFormProps, whoOf } from "./judgment-forms.tsx";
import { useWritersNames } from "./names.ts";
import { SmallForm } from "./small-form.tsx";

export function DeterminationForm(props: WrittenFormProps) {
  const { query } = usePlace();
  const names = useWritersNames();
  const moves = useMoves().map(({ value, text }) => ({ value: `move ${value}`, text }));
  const issues = names.issues.flatMap(({ value, text }) =>
    issueStates.map((state) => ({ value: `issue ${value} ${state}`, text: `${text}: ${state}` })),
  );
  const move = query.get("move");
  return (
    <SmallForm
      label="Determination"
      key={moves.length === 0 ? "waiting" : "there"}
      {...props}
      what={({ finding }) => `Determination: ${finding}`}
      fields={[
        {
          name: "on",
          label: "On what",
          hint: "That a move is a concession, or how an issue stands",
          of: [...moves, ...issues],
          initial: move === null ? (moves[0]?.value ?? "") : `move ${move}`,
        },
        {
          name: "significance",
          label: "For a move: how significant",
          of: significances,
          initial: "meaningful",
        },
        { name: "finding", label: "The finding", of: ["yes", "no"] },
        { name: "by", label: "By whose authority", names: names.offices.ours },
        { name: "recommendedBy", label: "Recommended by", names: names.ours, optional: true },
        { name: "reason", label: "Why", rows: 3 },
        { name: "when", label: "When", when: true },
        { name: "mark", label: "Mark", mark: true },
      ]}
      entry={({ on = "", significance = "", by, recommendedBy = "", ...values }) => ({
        kind: "determination",
        ...given(values),
        on: onWhat(on, significance),
        by: whoOf(by),
        ...(recommendedBy === "" ? {} : { recommendedBy: whoOf(recommendedBy) }),
      })}
    />
  );
}

function onWhat(on: string, significance: string) {
  const [kind, id = "", ...state] = on.split(" ");
  return kind === "move"
    ? { kind: "concession", move: id, significance }
    : { kind: "issue state", issue: id, state: state.join(" ") };
}

export function DecisionForm(props: WrittenFormProps) {
  const place = usePlace();
  const names = useWritersNames();
  const question = within<ProposalsOutput>(place.dossier, "/proposals", { limit: "300" });
  const answer = useAnswer(question);
  const asks = (answer.state === "answered" ? answer.value.items : []).flatMap(
    ({ id, title, asks: some }) =>
      some.map((one) => ({ value: `${id} ${one.id}`, text: `${capital(one.title)} (${title})` })),
  );
  const [proposal, ask] = [place.query.get("proposal"), place.query.get("ask")];
  return (
    <SmallForm
      label="Decision"
      key={asks.length === 0 ? "waiting" : "there"}
      {...props}
      what={({ verdict }) => `Decision: ${verdict}`}
      fields={[
        {
          name: "on",
          label: "On which ask",
          of: asks,
          initial: proposal === null ? (asks[0]?.value ?? "") : `${proposal} ${ask}`,
          at: ["proposal", "ask"],
        },
        { name: "by", label: "By whom", names: names.ours },
        {
          name: "verdict",
          label: "The decision",
          of: ["approved", "deferred", "declined", "override", "other"],
        },
        { name: "words", label: "In which words", rows: 2 },
        { name: "reason", label: "Why", rows: 2 },
        { name: "when", label: "When", when: true },
        { name: "mark", label: "Mark", mark: true },
      ]}
      entry={({ on = "", by, ...values }) => {
        const [of = "", asked = ""] = on.split(" ");
        return { kind: "decision", ...given(values), proposal: of, ask: asked, by: whoOf(by) };
      }}
    />
  );
}
