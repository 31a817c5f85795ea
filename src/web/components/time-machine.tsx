/**
 * As of, and known on: the two days that every answer on the page is computed for, in the address,
 * so that a link shows its reader the same days.
 */
import { type FormEvent, useId, useRef, useState } from "react";
import { addressOf, type View } from "../address.ts";
import { monthsFrom, shortDay, today } from "../days.ts";
import { goTo, usePlace } from "../go.tsx";

export function TimeMachine() {
  const { view } = usePlace();
  const id = useId();
  return (
    <div className="dates">
      <button type="button" popoverTarget={id}>
        <span className="vh">Days of this view: </span>
        <span>
          As of <b>{view.asOf === undefined ? "today" : shortDay(view.asOf)}</b>
        </span>
        <span>
          Known on <b>{view.knownOn === undefined ? "today" : shortDay(view.knownOn)}</b>
        </span>
      </button>
      <TimeForm key={`${view.asOf} ${view.knownOn}`} id={id} />
    </div>
  );
}

function TimeForm({ id }: { readonly id: string }) {
  const place = usePlace();
  const form = useRef<HTMLFormElement>(null);
  const [asOf, setAsOf] = useState(place.view.asOf ?? "");
  const [knownOn, setKnownOn] = useState(place.view.knownOn?.slice(0, 10) ?? "");
  const field = useId();
  const travel = (view: Pick<View, "asOf" | "knownOn">) => {
    form.current?.hidePopover();
    const policy = place.view.policy;
    goTo(addressOf({ ...place, view: { ...view, ...(policy === undefined ? {} : { policy }) } }));
  };
  const travelTo = (one: string, other: string) =>
    travel({ ...(one && { asOf: one }), ...(other && { knownOn: other }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    travelTo(asOf, knownOn);
  };
  const step = (months: number) => {
    const day = monthsFrom(asOf === "" ? today() : asOf, months);
    travelTo(day, day);
  };
  return (
    <form
      popover="auto"
      id={id}
      ref={form}
      className="time-form"
      onSubmit={submit}
      aria-label="Days of this view"
    >
      <label htmlFor={`${field}a`}>As of, the day in the world</label>
      <input id={`${field}a`} type="date" value={asOf} onChange={(e) => setAsOf(e.target.value)} />
      <label htmlFor={`${field}k`}>Known on, what had been recorded by then</label>
      <input
        id={`${field}k`}
        type="date"
        value={knownOn}
        onChange={(e) => setKnownOn(e.target.value)}
      />
      <div className="actions">
        <button type="submit" className="btn pri">
          Show
        </button>
        <button type="button" className="btn" onClick={() => step(-1)}>
          A month back
        </button>
        <button type="button" className="btn" onClick={() => step(1)}>
          A month on
        </button>
        <button type="button" className="btn" onClick={() => travel({})}>
          Today
        </button>
      </div>
      <p className="note">
        An empty day is today. As known then and as known now give different answers, and both are
        right.
      </p>
    </form>
  );
}
