/**
 * The ledger of contacts: one row to a contact, as many as there are.
 *
 * Its rows are laid out as boxes of their own (record.css), so that the browser leaves out the
 * work on those that are out of sight (`content-visibility`).
 */
import { memo } from "react";
import type { ContactRow } from "../../codec/output-api-contacts.ts";
import { Link } from "../go.tsx";
import { ConsideredWord } from "./considered.tsx";
import { capital } from "./verdict.tsx";

type LedgerProps = {
  readonly rows: readonly ContactRow[];
  readonly total: number;
};

const heads = ["Date", "Level", "Ours", "Theirs", "What came of it", "Under the policy"];

export function Ledger({ rows, total }: LedgerProps) {
  return (
    <table className="ledger" aria-label="Contacts" aria-rowcount={total + 1}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(({ row }: { readonly row: ContactRow }) => (
  <tr>
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
