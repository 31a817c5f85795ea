/**
 * A table that sorts, and is taken as a file: what it says as text is what the file holds.
 *
 * The order stands in the address, so that a link shows it. On phones each row is a card, in
 * which every cell says its heading.
 */
import type { ReactNode } from "react";
import { addressOf } from "../address.ts";
import { csvOf, saveFile } from "../csv.ts";
import { goTo, usePlace } from "../go.tsx";
import "../styles/tables.css";

export type Column<Row> = {
  readonly id: string;
  readonly head: string;
  /** What it says as text: for the file, to sort by, and in the cell where nothing else is given. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  /** What it sorts by, where that is not how it reads: a date, a place on a scale. */
  readonly by?: (row: Row) => string | number;
  /** Names the row. */
  readonly names?: true;
  /** As wide as the card, on phones. */
  readonly wide?: true;
  /** In the file alone. */
  readonly fileOnly?: true;
};

type DataTableProps<Row> = {
  /** Of the table, for those who go by names; and of its file. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The column it is sorted by at first, with a minus for the other way round. */
  readonly usual: string;
  readonly className?: string;
  /** Where a picture says that this table says the same. */
  readonly id?: string;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, name, columns, rows, keyOf, usual, className = "" } = props;
  const [sort, setSort] = useSort(name, usual);
  // A column that says nothing at all is left to the file.
  const shown = columns.filter(
    ({ fileOnly, text }) => fileOnly !== true && rows.some((row) => text(row) !== ""),
  );
  const sorted = sortedBy(columns, rows, sort);
  return (
    <div className="data">
      <div className="data-tools">
        <label className="phone-sort">
          <span>Order</span>
          <select value={sort} onChange={(event) => setSort(event.target.value)}>
            {shown.flatMap(({ id, head }) => [
              <option key={id} value={id}>
                {head}, ascending
              </option>,
              <option key={`-${id}`} value={`-${id}`}>
                {head}, descending
              </option>,
            ])}
          </select>
        </label>
        <button
          type="button"
          className="linklike tool"
          onClick={() => exportRows(name, columns, sorted)}
        >
          Export CSV<span className="vh"> of {name}</span>
        </button>
      </div>
      <table id={id} className={`data-cards ${className}`} aria-label={name}>
        <thead>
          <tr>
            {shown.map((column) => (
              <Head key={column.id} column={column} sort={sort} setSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)}>
              {shown.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps<Row> = {
  readonly column: Column<Row>;
  readonly sort: string;
  readonly setSort: (sort: string) => void;
};

function Head<Row>({ column: { id, head }, sort, setSort }: HeadProps<Row>) {
  const way = sort === id ? "ascending" : sort === `-${id}` ? "descending" : undefined;
  return (
    <th scope="col" className={`c-${id}`} aria-sort={way}>
      <button
        type="button"
        className="sorter"
        onClick={() => setSort(way === "ascending" ? `-${id}` : id)}
      >
        {head}
        <i aria-hidden="true">{way === undefined ? "" : way === "ascending" ? "▲" : "▼"}</i>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { id, head, names, wide, cell, text } = column;
  const content = cell === undefined ? text(row) : cell(row);
  const className = `c-${id}${wide ? " w" : ""}`;
  if (names) {
    return (
      <th scope="row" className={className}>
        {content}
      </th>
    );
  }
  return (
    <td className={className} data-head={head}>
      {content}
    </td>
  );
}

function useSort(name: string, usual: string): readonly [string, (sort: string) => void] {
  const place = usePlace();
  const key = `sort-${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
  const set = (sort: string) => {
    const query = new URLSearchParams(place.query);
    if (sort === usual) query.delete(key);
    else query.set(key, sort);
    goTo(addressOf({ ...place, query }), "replace");
  };
  return [place.query.get(key) ?? usual, set];
}

/** Rows that are alike keep the order they came in; a sort by no column changes nothing. */
function sortedBy<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sort: string,
): readonly Row[] {
  const down = sort.startsWith("-");
  const column = columns.find(({ id }) => id === (down ? sort.slice(1) : sort));
  if (column === undefined) return rows;
  const keyOf = column.by ?? column.text;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  const sorted = keyed.sort((a, b) => (down ? compare(b.key, a.key) : compare(a.key, b.key)));
  return sorted.map(({ row }) => row);
}

const collator = new Intl.Collator("en");

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
}

function exportRows<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  const heads = columns.map(({ head }) => head);
  const lines = rows.map((row) => columns.map(({ text }) => text(row)));
  const file = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.csv`;
  saveFile(file, csvOf([heads, ...lines]), "text/csv;charset=utf-8");
}
