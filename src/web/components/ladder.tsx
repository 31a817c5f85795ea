/**
 * The ladder from the top rung down, with each gate as a bar between the rungs it parts.
 */
import type { DeskOutput } from "../../codec/output-api-desk.ts";
import { Link } from "../go.tsx";
import { pathOf } from "../paths.ts";
import { capital, GateWord } from "./verdict.tsx";

type Rung = DeskOutput["ladder"][number];
type Gate = DeskOutput["gates"][number];

export function Ladder({ desk: { ladder, gates } }: { readonly desk: DeskOutput }) {
  return (
    <ol className="ladder">
      {ladder.flatMap((rung, at) => {
        const guarding = gates.filter(({ guards }) => guards.includes(rung.id));
        const bars = guarding.map((gate) => <GateBar key={gate.gate} gate={gate} />);
        const own = <RungLine key={rung.id} rung={rung} />;
        // A gate stands on the side of its rung from which it is approached.
        return at === 0 ? [own, ...bars] : [...bars, own];
      })}
    </ol>
  );
}

function RungLine({ rung: { title, id, state, who, contacts, last } }: { readonly rung: Rung }) {
  return (
    <li>
      <div className="rung">
        <b>{capital(id)}</b>
        <span>{who.length === 0 ? capital(title) : who.map(shortName).join(", ")}</span>
      </div>
      <div className="st">
        <GateWord state={state} />
        <p>
          {last === null ? (
            "None on record by that day."
          ) : (
            <>
              {contacts} on record, the last <time>{last.when?.text ?? "undated"}</time>.{" "}
              <Link to={pathOf(last)}>Open it</Link>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function GateBar({ gate }: { readonly gate: Gate }) {
  const { title, text, state, open, of, scope, subjects, cite } = gate;
  const openOn = subjects.filter((one) => one.state === "open");
  const tone = state === "open" ? "is-open" : "";
  return (
    <li className={`gate ${tone}`}>
      <div className="bar" aria-hidden="true" />
      <p>
        <b>{title}.</b> It opens when {text} ({cite}).
      </p>
      <p className="cond">
        <GateWord state={state} />
        {scope === "issue" &&
          ` on ${open === 0 ? "each" : `${of - open}`} of ${of} outstanding issues`}
        {openOn.length > 0 && scope === "issue" && (
          <span className="is-open">
            {" "}
            · open on {openOn.map(({ subject }) => subject).join("; ")}
          </span>
        )}
      </p>
    </li>
  );
}

/** `the Secretary of State (Shultz)`: who it is, where that is known. */
function shortName(text: string): string {
  return /\(([^)]+)\)$/.exec(text)?.[1] ?? capital(text);
}
