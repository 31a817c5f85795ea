/**
 * People and offices of both sides, with who holds what on the day.
 */
import type {
  OfficeRow,
  OfficesOutput,
  PeopleOutput,
  PersonRow,
} from "../../codec/output-api-people.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Choose } from "../components/choose.tsx";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { NamedLink, NamedLinks } from "../components/who-link.tsx";
import { goTo, Link, usePlace } from "../go.tsx";
import "../styles/record.css";
import "../styles/people.css";

const sideWords = { ours: "Ours", theirs: "Theirs", other: "Others" } as const;

export function PeoplePage() {
  const { query } = usePlace();
  const isOffices = query.get("of") === "offices";
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Who holds what, on the day this is read of</p>
          <h1>People and offices</h1>
        </div>
        <nav className="actions" aria-label="People or offices">
          <Link to="people" className="btn" aria-current={isOffices ? undefined : "page"}>
            People
          </Link>
          <Link
            to="people"
            query={{ of: "offices" }}
            className="btn"
            aria-current={isOffices ? "page" : undefined}
          >
            Offices
          </Link>
        </nav>
      </div>
      {isOffices ? <Offices /> : <People />}
    </>
  );
}

const most = { limit: "1000" };

function People() {
  const answer = useAnswer(about<PeopleOutput>(usePlace(), "/people", most));
  return (
    <Shown of={answer} what="the people">
      {({ items, total }) => (
        <Listed items={items} total={total} name="People" columns={personColumns} />
      )}
    </Shown>
  );
}

function Offices() {
  const answer = useAnswer(about<OfficesOutput>(usePlace(), "/offices", most));
  return (
    <Shown of={answer} what="the offices">
      {({ items, total }) => (
        <Listed items={items} total={total} name="Offices" columns={officeColumns} />
      )}
    </Shown>
  );
}

const personColumns: readonly Column<PersonRow>[] = [
  {
    id: "name",
    head: "Name",
    names: true,
    text: ({ name }) => name,
    by: ({ name }) => lastName(name),
    cell: ({ id, name, aliases }) => (
      <>
        <NamedLink of={{ id, title: name }} what="people" className="q" />
        {aliases.length > 0 && <span className="rec"> {aliases.join(", ")}</span>}
      </>
    ),
  },
  { id: "side", head: "Side", text: ({ side, party }) => `${sideWords[side]}, ${party.title}` },
  {
    id: "offices",
    head: "Post on this day",
    wide: true,
    text: ({ offices }) => listed(offices),
    cell: ({ offices }) =>
      offices.length === 0 ? (
        <span className="rec">None on record</span>
      ) : (
        <NamedLinks of={offices} what="offices" />
      ),
  },
];

function lastName(name: string): string {
  return (
    name
      .replace(/,? (?:Jr|Sr|I{2,3})\.?$/, "")
      .split(" ")
      .at(-1) ?? name
  );
}

function listed(held: PersonRow["offices"]): string {
  return held.map(({ title, sure }) => (sure ? title : `${title} (possibly)`)).join(", ");
}

const officeColumns: readonly Column<OfficeRow>[] = [
  {
    id: "title",
    head: "Office",
    names: true,
    text: ({ title }) => title,
    cell: ({ id, title }) => <NamedLink of={{ id, title }} what="offices" className="q" />,
  },
  { id: "side", head: "Side", text: ({ side, party }) => `${sideWords[side]}, ${party.title}` },
  { id: "body", head: "Body", text: ({ organisation }) => organisation ?? "" },
  {
    id: "holders",
    head: "Holder on this day",
    wide: true,
    text: ({ holders }) => listed(holders),
    cell: ({ holders }) =>
      holders.length === 0 ? (
        <span className="rec">None on record</span>
      ) : (
        <NamedLinks of={holders} what="people" />
      ),
  },
];

type ListedProps<Row> = {
  readonly items: readonly Row[];
  readonly total: number;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
};

function Listed<Row extends PersonRow | OfficeRow>(props: ListedProps<Row>) {
  const { items, total, name, columns } = props;
  const place = usePlace();
  const [side, q] = [place.query.get("side") ?? "", place.query.get("q") ?? ""];
  const change = (part: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams(place.query);
    for (const [key, value] of Object.entries(part)) {
      if (value === "") query.delete(key);
      else query.set(key, value);
    }
    goTo(addressOf({ ...place, query }), "replace");
  };
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (row: Row) =>
    columns
      .map((column) => column.text(row))
      .join(" ")
      .toLowerCase();
  const shown = items.filter(
    (row) =>
      (side === "" || row.side === side) && words.every((word) => textOf(row).includes(word)),
  );
  return (
    <>
      <search className="record-filters">
        <Choose
          name="Side"
          value={side}
          of={Object.entries(sideWords)}
          change={(value) => change({ side: value })}
        />
        <label>
          <span>Words</span>
          <input
            type="search"
            value={q}
            onChange={(event) => change({ q: event.currentTarget.value })}
          />
        </label>
      </search>
      <p className="sub counted" role="status">
        {shown.length === total ? total : `${shown.length} of ${total}`} {name.toLowerCase()}
      </p>
      {shown.length === 0 ? (
        <Empty>
          {total === 0 ? `No ${name.toLowerCase()} are on record by this day.` : "Nobody fits."}{" "}
          {total > 0 && (
            <button type="button" className="linklike" onClick={() => change({ side: "", q: "" })}>
              Show all {name.toLowerCase()}
            </button>
          )}
        </Empty>
      ) : (
        <DataTable
          name={name}
          columns={columns}
          rows={shown}
          keyOf={({ id }) => id}
          usual={columns[0]?.id ?? ""}
        />
      )}
    </>
  );
}
