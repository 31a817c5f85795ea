/**
 * A contact that has been written down: on its way, then recorded; and then what is asked about it.
 */
import { useEffect, useRef } from "react";
import type { EnteredOutput } from "../../codec/output-api-record.ts";
import { ConsideredWord } from "../components/considered.tsx";
import { capital, plain } from "../components/verdict.tsx";
import { useDossier } from "../dossier.tsx";
import { portionText } from "../mark.tsx";
import type { Outgoing } from "../outbox.ts";
import { DepartureAsks } from "./departure-asks.tsx";
import { ProgressHere } from "./progress.tsx";

type SavedViewProps = { readonly of: Outgoing; readonly again: () => void };

export function SavedView({ of, again }: SavedViewProps) {
  const dossier = useDossier();
  const { state, what } = of;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const answer = state.kind === "entered" ? state.answer : undefined;
  const contact = answer?.entries.find(({ kind }) => kind === "contact");
  return (
    <div className="saved">
      <p className="eyebrow">
        {answer === undefined ? "On its way to the record" : "On the record"}
      </p>
      <h1 tabIndex={-1} ref={head}>
        {what}{" "}
        {contact !== undefined && <span className="pm">{portionText(contact.mark, dossier)}</span>}
      </h1>
      <ProgressHere of={of} />
      {answer !== undefined && (
        <>
          {answer.departures.map((one) => (
            <Departure key={one.contact} departure={one} mark={contact?.mark ?? ""} />
          ))}
          <div className="actions">
            <button type="button" className="btn" onClick={again}>
              Record another
            </button>
          </div>
        </>
      )}
    </div>
  );
}

type DepartureProps = {
  readonly departure: EnteredOutput["departures"][number];
  readonly mark: string;
};

function Departure({ departure, mark }: DepartureProps) {
  const { considered, ruling, asks, contact, policy } = departure;
  return (
    <section className="departure" aria-labelledby="departure">
      <h2 id="departure">
        <ConsideredWord of={considered} /> <span className="tag">{policy}</span>
      </h2>
      <p>
        It is recorded as it was; nothing was refused.
        {ruling !== null && ` ${capital(plain(ruling.ground))}.`}
      </p>
      <DepartureAsks contact={contact} mark={mark} asks={asks} />
    </section>
  );
}
