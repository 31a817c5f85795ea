/**
 * Record: every contact in time and in a ledger, with filters that stand in the address.
 */

import type { MatrixOutput } from "../../codec/output.ts";
import { modes, purposes } from "../../core/contact.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Ledger, levelText, namesOf } from "../components/ledger.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { Timeline } from "../components/timeline.tsx";
import { capital } from "../components/verdict.tsx";
import { type ContactFilter, type ContactList, useContactList } from "../contact-list.ts";
import { csvOf, saveFile } from "../csv.ts";
import { dayText } from "../days.ts";
import { goTo, usePlace } from "../go.tsx";
import { useNamesOfRecord } from "../names-of-record.ts";
import { type Span, wholeSpan, zoomed } from "../timeline-marks.ts";
import "../styles/desk.css";
import "../styles/record.css";

const names = ["from", "to", "level", "issue", "mode", "purpose", "q", "order"] as const;

export function RecordPage() {
  const place = usePlace();
  const filter: ContactFilter = Object.fromEntries(
    names.flatMap((name) => {
      const value = place.query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const change = (part: ContactFilter) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, ...part })) {
      if (value) query.set(name, value);
    }
    goTo(addressOf({ ...place, query }), "replace");
  };
  const list = useContactList(filter);
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">What was said and done, and by whom</p>
          <h1>Record</h1>
        </div>
        <div className="actions">
          {list.state === "answered" && (
            <button type="button" className="btn" onClick={() => exportCsv(list.value)}>
              Export CSV
            </button>
          )}
        </div>
      </div>
      <Filters filter={filter} change={change} />
      <Shown of={list} what="the contacts">
        {(found) => <Found list={found} filter={filter} change={change} />}
      </Shown>
    </>
  );
}

type Changing = {
  readonly filter: ContactFilter;
  readonly change: (part: ContactFilter) => void;
};

function Found({ list, filter, change }: Changing & { readonly list: ContactList }) {
  const { rows, total, ladder, asOf } = list;
  if (total === 0) return <Nothing filter={filter} change={change} />;
  const span: Span =
    filter.from !== undefined && filter.to !== undefined
      ? { from: filter.from, to: filter.to }
      : wholeSpan(rows, filter.to ?? asOf);
  const newest = filter.order !== "oldest";
  return (
    <>
      <section className="blk" aria-labelledby="time">
        <div className="hd">
          <h2 id="time">In time</h2>
          <Zoom span={span} change={change} isWhole={filter.from === undefined} />
        </div>
        <Timeline rows={rows} ladder={ladder} span={span} />
      </section>
      <section className="blk" aria-labelledby="ledger">
        <div className="hd">
          <h2 id="ledger">Ledger</h2>
          <span className="sub" role="status">
            {rows.length < total
              ? `${rows.length.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} contacts so far`
              : `${total.toLocaleString("en-GB")} ${total === 1 ? "contact" : "contacts"}`}
            {", "}
            <button
              type="button"
              className="linklike"
              title="Turn the order round"
              onClick={() => change({ order: newest ? "oldest" : "" })}
            >
              {newest ? "newest first" : "oldest first"}
            </button>
          </span>
        </div>
        <Ledger rows={rows} total={total} />
      </section>
    </>
  );
}

function Nothing({ filter, change }: Changing) {
  const isFiltered = names.some((name) => name !== "order" && filter[name] !== undefined);
  const none = Object.fromEntries(names.map((name) => [name, ""]));
  return (
    <Empty>
      {isFiltered ? (
        <>
          No contact on this record fits.{" "}
          <button type="button" className="linklike" onClick={() => change(none)}>
            Show all contacts
          </button>
        </>
      ) : (
        "No contact is on record by this day. What is entered, or imported, shows here at once."
      )}
    </Empty>
  );
}

function Zoom({
  span,
  change,
  isWhole,
}: {
  readonly span: Span;
  readonly change: Changing["change"];
  readonly isWhole: boolean;
}) {
  const steps = [
    ["earlier", "←", "Earlier"],
    ["out", "−", "Wider"],
    ["in", "+", "Closer"],
    ["later", "→", "Later"],
  ] as const;
  return (
    <fieldset className="zoom" aria-label="Days shown">
      <span className="sub">
        {dayText(span.from)} to {dayText(span.to)}
      </span>
      {steps.map(([how, sign, title]) => (
        <button
          key={how}
          type="button"
          className="btn"
          aria-label={title}
          title={title}
          onClick={() => change(zoomed(span, how))}
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
  );
}

function Filters({ filter, change }: Changing) {
  const place = usePlace();
  const { issues } = useNamesOfRecord();
  const matrix = useAnswer(about<MatrixOutput>(place, "/matrix"));
  const rungs = matrix.state === "answered" ? rungsOf(matrix.value) : [];
  return (
    <search className="record-filters">
      <Choose name="Level" value={filter.level} of={rungs} change={(level) => change({ level })} />
      <Choose name="Issue" value={filter.issue} of={issues} change={(issue) => change({ issue })} />
      <Choose
        name="Purpose"
        value={filter.purpose}
        of={purposes.map((value) => ({ value, text: capital(value) }))}
        change={(purpose) => change({ purpose })}
      />
      <Choose
        name="How"
        value={filter.mode}
        of={modes.map((value) => ({ value, text: capital(value) }))}
        change={(mode) => change({ mode })}
      />
      <label>
        <span>Words</span>
        <input
          type="search"
          defaultValue={filter.q ?? ""}
          placeholder="grain, Madrid, …"
          onKeyDown={(event) => {
            if (event.key === "Enter") change({ q: event.currentTarget.value.trim() });
          }}
          onBlur={(event) => {
            const q = event.currentTarget.value.trim();
            if (q !== (filter.q ?? "")) change({ q });
          }}
        />
      </label>
    </search>
  );
}

type Option = { readonly value: string; readonly text: string };

function Choose({
  name,
  value,
  of,
  change,
}: {
  readonly name: string;
  readonly value: string | undefined;
  readonly of: readonly Option[];
  readonly change: (value: string) => void;
}) {
  return (
    <label>
      <span>{name}</span>
      <select value={value ?? ""} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">All</option>
        {of.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function rungsOf({ ours, theirs }: MatrixOutput): readonly Option[] {
  const all = [...ours, ...theirs].flatMap(({ level }) => (level === null ? [] : [level]));
  return [...new Set(all)].map((level) => ({ value: level, text: capital(level) }));
}

function exportCsv({ rows }: ContactList): void {
  const heads = ["Id", "Date", "EDTF", "Level", "Ours", "Theirs", "What came of it", "Issues"];
  const lines = rows.map((row) => [
    row.id,
    row.when?.text ?? "",
    row.when?.edtf ?? "",
    levelText(row),
    namesOf(row.ours),
    namesOf(row.theirs),
    row.title,
    row.issues.map(({ title }) => title).join("; "),
    row.purpose,
    row.mode,
    row.recordStatus,
    row.departure ?? "",
    row.mark,
  ]);
  const more = ["Purpose", "How", "Record", "Under the policy", "Mark"];
  saveFile("contacts.csv", csvOf([[...heads, ...more], ...lines]), "text/csv;charset=utf-8");
}
