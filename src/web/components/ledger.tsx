/**
 * The ledger of contacts: one row to a contact, as many as there are.
 *
 * Of a long one, rows far from what is seen are left out and their height kept: its rows stand in
 * bodies of a few, each with its row numbers, so that readers of the screen are told where they
 * are in the whole. On paper, and where there are not many, all of them stand.
 */
import { memo, useMemo } from "react";
import type { ContactRow } from "../../codec/output-api-contacts.ts";
import { Link } from "../go.tsx";
import { useNear, usePrinting } from "../near.ts";
import { ConsideredWord } from "./considered.tsx";
import { capital } from "./verdict.tsx";

type LedgerProps = { readonly rows: readonly ContactRow[] };

const heads = ["Date", "Level", "Ours", "Theirs", "What came of it", "Under the policy"];

/** Rows to a body; up to so many rows, all of them stand. */
const inBody = 10;
const mostWhole = 300;

export function Ledger({ rows }: LedgerProps) {
  const bodies = useMemo(() => {
    const count = Math.ceil(rows.length / inBody);
    return Array.from({ length: count }, (_, at) => rows.slice(at * inBody, (at + 1) * inBody));
  }, [rows]);
  const printing = usePrinting();
  const isWhole = printing || rows.length <= mostWhole;
  const near = useNear(isWhole ? 0 : bodies.length);
  return (
    <table
      id="contacts-table"
      className="ledger"
      aria-label="Contacts"
      aria-rowcount={rows.length + 1}
      ref={near.root}
    >
      <thead>
        <tr aria-rowindex={1}>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {bodies.map((some, at) => (
        <Body
          // biome-ignore lint/suspicious/noArrayIndexKey: a body is its place
          key={at}
          at={at}
          rows={some}
          height={isWhole ? undefined : near.heightOf(at)}
        />
      ))}
    </table>
  );
}

type BodyProps = {
  readonly at: number;
  readonly rows: readonly ContactRow[];
  /** Of one that is left out, in pixels to a row. */
  readonly height: number | undefined;
};

const Body = memo(({ at, rows, height }: BodyProps) => {
  if (height !== undefined) return <tbody data-at={at} style={{ height: height * rows.length }} />;
  return (
    <tbody data-at={at}>
      {rows.map((row, place) => (
        <Row key={row.id} row={row} index={at * inBody + place + 2} />
      ))}
    </tbody>
  );
}, areAlike);

/** A page that comes in makes every slice anew, mostly of the same rows. */
function areAlike(a: BodyProps, b: BodyProps): boolean {
  if (a.height !== b.height || a.rows.length !== b.rows.length) return false;
  return b.height !== undefined || a.rows.every((row, at) => row === b.rows[at]);
}

type RowProps = { readonly row: ContactRow; readonly index: number };

const Row = memo(({ row, index }: RowProps) => (
  <tr aria-rowindex={index}>
    <td className="when">
      {row.when === null ? <span className="rec">No date</span> : <time>{row.when.text}</time>}
    </td>
    <td>{levelText(row)}</td>
    <td>{namesOf(row.ours)}</td>
    <td>{namesOf(row.theirs)}</td>
    <td className="w">
      <Link to={`contacts/${row.id}`} className="q" data-row>
        {row.title}
      </Link>
      <span className="rec">
        {[
          ...row.issues.map(({ title }) => title),
          ...(row.recordStatus === "on file" ? [] : [`record ${row.recordStatus}`]),
        ].join(" · ")}
      </span>
    </td>
    <td>{row.departure !== null && <ConsideredWord of={row.departure} brief />}</td>
  </tr>
));

export function namesOf(seats: ContactRow["ours"]): string {
  return seats.map(({ text }) => text).join(", ");
}

/** One rung, two where it goes across levels, or that the record does not settle it. */
export function levelText({ ourLevel, theirLevel, across }: ContactRow): string {
  const side = (levels: readonly string[]) => (levels.length === 0 ? "none" : levels.join(" or "));
  if (across === "own side") return capital(side(ourLevel));
  const [ours, theirs] = [side(ourLevel), side(theirLevel)];
  return capital(ours === theirs ? ours : `${ours} with ${theirs}`);
}
