/**
 * As of, and known on: the two days that every answer on the page is computed for, in the address,
 * so that a link shows its reader the same days.
 *
 * On the button the arrows go a day earlier or later, with Shift a month. Opened, it leads to any
 * day, and to those on which something was decided or determined.
 */
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { addressOf, type View } from "../address.ts";
import { daysFrom, dayText, monthsFrom, shortDay, today } from "../days.ts";
import { goTo, usePlace } from "../go.tsx";
import { useOnPaper } from "./banner.tsx";
import { DaysOfChange } from "./days-of-change.tsx";

export function TimeMachine() {
  const { view } = usePlace();
  const travel = useTravel();
  const id = useId();
  const day = (text: string | undefined) => dayText(text ?? today());
  useOnPaper("--sheet-days", `As of ${day(view.asOf)}, known on ${day(view.knownOn)}`);
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = view.asOf ?? today();
    const day = event.shiftKey ? monthsFrom(from, by) : daysFrom(from, by);
    travel({ asOf: day, knownOn: day });
  };
  return (
    <div className="dates">
      <button type="button" popoverTarget={id} onKeyDown={onKey}>
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

type Days = Pick<View, "asOf" | "knownOn">;

/** Shows the same page on other days, under the same policy. */
function useTravel(): (days: Days) => void {
  const place = usePlace();
  return (days) => {
    const { policy } = place.view;
    goTo(addressOf({ ...place, view: { ...days, ...(policy === undefined ? {} : { policy }) } }));
  };
}

function TimeForm({ id }: { readonly id: string }) {
  const { view } = usePlace();
  const go = useTravel();
  const form = useRef<HTMLFormElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [asOf, setAsOf] = useState(view.asOf ?? "");
  const [knownOn, setKnownOn] = useState(view.knownOn?.slice(0, 10) ?? "");
  const field = useId();
  const travel = (days: Days) => {
    form.current?.hidePopover();
    go(days);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    travel({ ...(asOf && { asOf }), ...(knownOn && { knownOn }) });
  };
  const stepTo = (day: string) => travel({ asOf: day, knownOn: day });
  const from = asOf === "" ? today() : asOf;
  return (
    <form
      popover="auto"
      id={id}
      ref={form}
      className="time-form"
      onSubmit={submit}
      onToggle={(event) => setOpen(event.newState === "open")}
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
        <button type="button" className="btn" onClick={() => stepTo(monthsFrom(from, -1))}>
          Month back
        </button>
        <button type="button" className="btn" onClick={() => stepTo(monthsFrom(from, 1))}>
          Month on
        </button>
        <button type="button" className="btn" onClick={() => travel({})}>
          Today
        </button>
      </div>
      {isOpen && <DaysOfChange from={from} take={stepTo} />}
      <p className="note">
        An empty day is today. As known then and as known now give different answers, and both are
        right.
      </p>
    </form>
  );
}
