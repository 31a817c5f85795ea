/**
 * The gates a ruling consulted, by their conditions, with what the record says to each.
 *
 * A gate asked of many issues is shown once: first the issues on which the record has something,
 * then, folded, those on which it has nothing.
 */
import "../styles/gates.css";
import type { ConditionOutput, ConsultedOutput } from "../../codec/output-ruling.ts";
import { RecordLine } from "./record-line.tsx";
import { GateWord, MetWord } from "./verdict.tsx";

type Evidence = ConditionOutput["evidence"][number];

export function GateTable({ gates }: { readonly gates: readonly ConsultedOutput[] }) {
  const groups = Map.groupBy(gates, ({ id }) => id);
  return [...groups].map(([id, group]) => <Group key={id} group={group} />);
}

function Group({ group }: { readonly group: readonly ConsultedOutput[] }) {
  const [first, ...others] = group;
  if (first === undefined) return null;
  return (
    <section className="gate-group" aria-label={first.title}>
      <h3>
        {first.title} <span className="tag">{first.cite}</span>
      </h3>
      {others.length === 0 ? <Gate gate={first} /> : <Many group={group} />}
    </section>
  );
}

/** Many subjects in a line, which opens to each of them. */
function Many({ group }: { readonly group: readonly ConsultedOutput[] }) {
  const spoken = group.filter((gate) => evidenceOf(gate).length > 0);
  const silent = group.filter((gate) => evidenceOf(gate).length === 0);
  const states = (["open", "undecided", "shut"] as const)
    .map((state) => ({ state, count: group.filter((gate) => gate.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <details className="many">
      <summary>
        <span className="states">
          {states.map(({ state, count }) => (
            <span key={state}>
              <GateWord state={state} />{" "}
              {states.length === 1 ? `on each of ${count} issues` : `on ${count}`}
            </span>
          ))}
        </span>
        <span className="rec">
          {spoken.length === 0
            ? "nothing on record bears on any"
            : `the record speaks to ${spoken.length}`}
        </span>
      </summary>
      {spoken.map((gate) => (
        <FoldedGate key={gate.subject} gate={gate} />
      ))}
      <Silent gates={silent} />
    </details>
  );
}

/** One of many subjects of a gate: its conditions and records open under it. */
function FoldedGate({ gate }: { readonly gate: ConsultedOutput }) {
  const count = unique(evidenceOf(gate)).length;
  return (
    <details className="gate-row">
      <summary className="gate-head">
        <b>{gate.subject}</b>
        <span className="rec">{count === 1 ? "1 record" : `${count} records`}</span>
        <GateWord state={gate.state} />
      </summary>
      <GateBody gate={gate} />
    </details>
  );
}

function Gate({ gate }: { readonly gate: ConsultedOutput }) {
  return (
    <div className="gate-row">
      <div className="gate-head">
        <b>{gate.scope === "relationship" ? "The relationship" : gate.subject}</b>
        <GateWord state={gate.state} />
      </div>
      <GateBody gate={gate} />
    </div>
  );
}

function GateBody({ gate }: { readonly gate: ConsultedOutput }) {
  const evidence = unique(evidenceOf(gate));
  const closing = gate.closing.filter(({ met }) => met !== "no");
  return (
    <>
      <ul className="conditions">
        {gate.conditions.map((one) => (
          <Condition key={one.text} condition={one} />
        ))}
        {closing.map((one) => (
          <Condition key={one.text} condition={one} shuts />
        ))}
      </ul>
      {evidence.length > 0 && (
        <ul className="records">
          {evidence.map(({ record, reason }) => (
            <li key={record}>
              <RecordLine id={record}>{reason}</RecordLine>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ConditionProps = { readonly condition: ConditionOutput; readonly shuts?: boolean };

function Condition({ condition: { text, met, parts, count }, shuts = false }: ConditionProps) {
  return (
    <li>
      <MetWord met={met} />
      <span>
        {shuts ? "shuts it again: " : ""}
        {text}
        {count !== null && (
          <span className="rec">
            {" "}
            · {count.issues} issues over {count.baskets} baskets on record
          </span>
        )}
        {parts.length > 0 && (
          <ul className="conditions">
            {parts.map((part) => (
              <Condition key={part.text} condition={part} />
            ))}
          </ul>
        )}
      </span>
    </li>
  );
}

function Silent({ gates }: { readonly gates: readonly ConsultedOutput[] }) {
  if (gates.length === 0) return null;
  return (
    <details className="silent">
      <summary>{gates.length} issues on which nothing on record bears on the gate</summary>
      <ul>
        {gates.map((gate) => (
          <li key={gate.subject}>
            <span>{gate.subject}</span> <GateWord state={gate.state} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function evidenceOf({ conditions }: ConsultedOutput): readonly Evidence[] {
  const all = (one: ConditionOutput): readonly Evidence[] => [
    ...one.evidence,
    ...one.parts.flatMap(all),
  ];
  return conditions.flatMap(all);
}

function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((one) => [one.record, one])).values()];
}
