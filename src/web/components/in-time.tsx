/**
 * The contacts in time, with the days shown and how to change them.
 *
 * While one zooms the timeline alone is drawn anew; the ledger follows when the days settle.
 */
import { useMemo, useRef } from "react";
import type { ContactRow, ContactsOutput } from "../../codec/output-api-contacts.ts";
import { dayText } from "../days.ts";
import { placesOf } from "../timeline-marks.ts";
import { dayOf, moved, type Span, scaled, timeOf, wholeSpan } from "../timeline-span.ts";
import { usePointerZoom, useZoom } from "../zoom.ts";
import type { Changing } from "./record-filters.tsx";
import { Timeline } from "./timeline.tsx";

type InTimeProps = Changing & {
  readonly rows: readonly ContactRow[];
  readonly ladder: ContactsOutput["ladder"];
  readonly asOf: string;
};

export function InTime({ rows, ladder, asOf, filter, change }: InTimeProps) {
  const places = useMemo(() => placesOf(rows, ladder, asOf), [rows, ladder, asOf]);
  const whole = useMemo(() => wholeSpan(rows, asOf), [rows, asOf]);
  const settled = spanIn(filter.from, filter.to) ?? whole;
  const { span, show, look } = useZoom(settled, ({ from, to }) =>
    change({ from: dayOf(from), to: dayOf(to) }),
  );
  const field = useRef<HTMLDivElement>(null);
  usePointerZoom(field, span, show);
  const isWhole = filter.from === undefined && filter.to === undefined;
  return (
    <section className="blk" aria-labelledby="time">
      <div className="hd">
        <h2 id="time">In time</h2>
        <fieldset className="zoom" aria-label="Days shown">
          <span className="sub">
            {dayText(dayOf(span.from))} to {dayText(dayOf(span.to))}
          </span>
          {steps.map(({ sign, title, of }) => (
            <button
              key={title}
              type="button"
              className="btn"
              aria-label={title}
              title={title}
              onClick={() => look(of(span))}
            >
              {sign}
            </button>
          ))}
          {!isWhole && (
            <button type="button" className="linklike" onClick={() => change({ from: "", to: "" })}>
              All
            </button>
          )}
        </fieldset>
      </div>
      <Timeline places={places} span={span} look={look} field={field} />
    </section>
  );
}

const steps: readonly {
  readonly sign: string;
  readonly title: string;
  readonly of: (span: Span) => Span;
}[] = [
  { sign: "←", title: "Earlier", of: (span) => moved(span, -0.5) },
  { sign: "−", title: "Wider", of: (span) => scaled(span, 2) },
  { sign: "+", title: "Closer", of: (span) => scaled(span, 0.5) },
  { sign: "→", title: "Later", of: (span) => moved(span, 0.5) },
];

/** Undefined where the address does not name two days, the first before the second. */
function spanIn(from: string | undefined, to: string | undefined): Span | undefined {
  const span = { from: timeOf(from ?? ""), to: timeOf(to ?? "") };
  return span.from < span.to ? span : undefined;
}
