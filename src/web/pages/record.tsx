/**
 * Record: every contact in time and in a ledger, with filters that stand in the address.
 */

import { addressOf } from "../address.ts";
import { InTime } from "../components/in-time.tsx";
import { Ledger, levelText, namesOf } from "../components/ledger.tsx";
import { type Changing, Filters } from "../components/record-filters.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { type ContactFilter, type ContactList, useContactList } from "../contact-list.ts";
import { csvOf, saveFile } from "../csv.ts";
import { goTo, usePlace } from "../go.tsx";
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

function Found({ list, filter, change }: Changing & { readonly list: ContactList }) {
  const { all, rows, isWhole, ladder, asOf } = list;
  if (all.length === 0) return <Nothing filter={filter} change={change} />;
  const newest = filter.order !== "oldest";
  const counted = `${rows.length.toLocaleString("en-GB")} ${rows.length === 1 ? "contact" : "contacts"}`;
  return (
    <>
      <InTime rows={all} ladder={ladder} asOf={asOf} filter={filter} change={change} />
      <section className="blk" aria-labelledby="ledger">
        <div className="hd">
          <h2 id="ledger">Ledger</h2>
          <span className="sub">
            <span role="status">{isWhole ? counted : `${counted} so far`}</span>
            <button
              type="button"
              className="linklike turn"
              title="Turn the order round"
              onClick={() => change({ order: newest ? "oldest" : "" })}
            >
              {newest ? "newest first" : "oldest first"}
            </button>
          </span>
        </div>
        {rows.length === 0 ? (
          <Empty>
            No contact falls on these days.{" "}
            <button type="button" className="linklike" onClick={() => change({ from: "", to: "" })}>
              Show all days
            </button>
          </Empty>
        ) : (
          <Ledger rows={rows} />
        )}
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
