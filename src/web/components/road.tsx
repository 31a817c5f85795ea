/**
 * The nearest step in order, and the road from here to what was asked.
 */
import "../styles/road.css";
import type { StepOutput } from "../../codec/output-ruling.ts";
import { capital, plain, Verdict } from "./verdict.tsx";

type NearestProps = {
  readonly nearest: StepOutput | null;
  readonly road: readonly StepOutput[];
  readonly deadlock: readonly string[];
};

export function Nearest({ nearest, road, deadlock }: NearestProps) {
  if (nearest === null && deadlock.length === 0) return null;
  return (
    <section className="next" aria-label="Nearest step in order">
      {nearest !== null && (
        <>
          <p className="eyebrow">Nearest step in order</p>
          <Step step={nearest} />
        </>
      )}
      {deadlock.length > 0 && (
        <p>
          <b>No road leads there:</b> {deadlock.join(", ")} wait for one another.
        </p>
      )}
      {road.length > 1 && <Road road={road} begins={nearest} />}
    </section>
  );
}

function Step({ step }: { readonly step: StepOutput }) {
  if (step.kind !== "contact") return <h3 className="step">{capital(step.text)}</h3>;
  const { text, word, rules, obligations, optional, supplies } = step;
  return (
    <>
      <div className="step">
        <Verdict word={word} />
        <h3>{capital(text)}</h3>
      </div>
      <p>
        It could supply the {supplies} that is missing.{" "}
        {capital(rules.length > 1 ? "rules" : "rule")}{" "}
        {rules.map(({ id, cite }) => `${id}, ${cite}`).join("; ")}.
        {optional.map(({ office, text: who, word: its }) => (
          <span key={office}>
            {" "}
            {capital(who)} may take part, if possible: {its}.
          </span>
        ))}
        {obligations.map(({ id, text: duty, due }) => (
          <span key={id}>
            {" "}
            {due === "before" ? "First" : "Afterwards"}: {duty}.
          </span>
        ))}
      </p>
    </>
  );
}

type RoadProps = {
  readonly road: readonly StepOutput[];
  /** The step that stands above in full, and is not told twice. */
  readonly begins: StepOutput | null;
};

function Road({ road, begins }: RoadProps) {
  const last = road.length - 1;
  return (
    <ol className="road" aria-label="The road from here to what was asked">
      {road.map((step, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a road stay where they are
          key={at}
          className={at === 0 ? "now" : at === last ? "goal" : undefined}
        >
          <b>{titleOf(step, at === last)}</b>
          <span>{at === last ? "is in order then" : textOf(step, begins)}</span>
        </li>
      ))}
    </ol>
  );
}

function textOf({ text }: StepOutput, begins: StepOutput | null): string {
  return text === begins?.text ? "the step above" : plain(text);
}

function titleOf(step: StepOutput, isLast: boolean): string {
  switch (step.kind) {
    case "contact":
      return isLast ? "What was asked" : capital(step.plan.purpose);
    case "finding":
      return "Determination";
    case "gate opens":
      return "Gate opens";
    case "wait":
      return "Wait";
  }
}
