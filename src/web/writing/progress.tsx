/**
 * How far an entry is on its way to the record, and what can be done about it meanwhile.
 */
import { type ReactNode, useEffect, useState } from "react";
import { Link, usePlace } from "../go.tsx";
import { dismiss, type Outgoing, sendNow, undo, useShownInPage } from "../outbox.ts";
import { pathOf } from "../paths.ts";
import { faultsOf } from "./places.ts";

/** In the page where it was written; elsewhere the notice shows it. */
export function ProgressHere({ of }: { readonly of: Outgoing }) {
  useShownInPage(of.id);
  return <Progress of={of} />;
}

export function Progress({ of }: { readonly of: Outgoing }) {
  const { id, state } = of;
  switch (state.kind) {
    case "held":
      return (
        <Line text={<Held until={state.until} />}>
          <button type="button" className="btn" onClick={() => undo(id)}>
            Undo
          </button>
          <button type="button" className="btn" onClick={() => sendNow(id)}>
            Record now
          </button>
        </Line>
      );
    case "sending":
      return <Line text="Being recorded…" />;
    case "unanswered":
      return (
        <Line text="No answer from the server yet. It is kept here and sent again by itself, and is entered once." />
      );
    case "refused":
      return (
        <Line
          text={`Not recorded. ${faultsOf(state.problem, [])
            .map(({ text }) => text.replaceAll("`", ""))
            .join("; ")}`}
        >
          <button type="button" className="btn" onClick={() => sendNow(id)}>
            Try again
          </button>
          <button type="button" className="btn" onClick={() => dismiss(id)}>
            Leave it
          </button>
        </Line>
      );
    case "entered":
      return (
        <Line text="Recorded.">
          <OpenEntered of={of} />
        </Line>
      );
  }
}

function Line({ text, children }: { readonly text: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="progress" role="status">
      <span>{text}</span>
      {children !== undefined && <span className="actions">{children}</span>}
    </div>
  );
}

function Held({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  // The number alone is not read out each second.
  return (
    <>
      Held back for a moment; recorded in <span aria-hidden="true">{left}</span>
      <span className="vh">ten</span> s.
    </>
  );
}

/** The first of what was entered that has a page, as known now: an older view does not show it. */
export function OpenEntered({ of }: { readonly of: Outgoing }) {
  const { view } = usePlace();
  const { knownOn: _, ...now } = view;
  if (of.state.kind !== "entered") return null;
  const { entries } = of.state.answer;
  const main = entries.find(({ kind }) => kind !== "person" && kind !== "tenure") ?? entries[0];
  if (main === undefined) return null;
  return (
    <Link to={pathOf(main)} view={now} className="btn" onClick={() => dismiss(of.id)}>
      Open it
    </Link>
  );
}
