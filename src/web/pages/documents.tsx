/**
 * Documents: the papers of the record that one may read, by date.
 */
import type { EntriesOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Empty, Shown } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText } from "../mark.tsx";
import "../styles/paper.css";

export function DocumentsPage() {
  const { dossier, view } = usePlace();
  const asked = { kind: "document", limit: "1000", "as-of": view.asOf, "known-on": view.knownOn };
  const answer = useAnswer(within<EntriesOutput>(dossier, "/entries", asked));
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">What was written, as it is read</p>
          <h1>Documents</h1>
        </div>
      </div>
      <Shown of={answer} what="the documents">
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty>
              No document is on record by this day. Documents come with an import, or are entered
              like anything else.
            </Empty>
          ) : (
            <List items={items} total={total} />
          )
        }
      </Shown>
    </>
  );
}

function List({ items, total }: Pick<EntriesOutput, "items" | "total">) {
  const dossier = useDossier();
  const byDate = items.toSorted((one, other) =>
    (one.when?.edtf ?? "").localeCompare(other.when?.edtf ?? ""),
  );
  return (
    <table className="cards blk">
      <caption>
        {total.toLocaleString("en-GB")} {total === 1 ? "document" : "documents"}
        {items.length < total ? `, of which ${items.length} are shown` : ""}
      </caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Title</th>
          <th scope="col">Mark</th>
        </tr>
      </thead>
      <tbody>
        {byDate.map(({ id, title, when, mark, holds }) => (
          <tr key={id}>
            <td className="d">{when === null ? "No date" : <time>{when.text}</time>}</td>
            <td className="w">
              <Link to={`documents/${id}`} className="q title">
                {title}
              </Link>{" "}
              {!holds && <span className="tag">Superseded</span>}
            </td>
            <td className="pm">{portionText(mark, dossier)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
