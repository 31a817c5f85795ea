/**
 * Proposals: what awaits an answer, and what was decided on the rest.
 */
import type { ProposalRow, ProposalsOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { Link, usePlace } from "../go.tsx";
import "../styles/proposal.css";

export function ProposalsPage() {
  const answer = useAnswer(about<ProposalsOutput>(usePlace(), "/proposals", { limit: "200" }));
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Papers that ask for something, ours and theirs</p>
          <h1>Proposals</h1>
        </div>
      </div>
      <Shown of={answer} what="the proposals">
        {({ items }) => <List items={items} />}
      </Shown>
    </>
  );
}

function List({ items }: { readonly items: readonly ProposalRow[] }) {
  const open = items.filter(({ decisions }) => decisions.length === 0);
  const decided = items.filter(({ decisions }) => decisions.length > 0);
  return (
    <>
      <section className="blk" aria-labelledby="open">
        <div className="hd">
          <h2 id="open">Without a decision on record</h2>
          <span className="sub">{open.length}</span>
        </div>
        {open.length === 0 ? <Empty>Nothing awaits an answer.</Empty> : <Rows rows={open} />}
      </section>
      {decided.length > 0 && (
        <section className="blk" aria-labelledby="decided">
          <div className="hd">
            <h2 id="decided">Decided</h2>
            <span className="sub">{decided.length}</span>
          </div>
          <Rows rows={decided} />
        </section>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly ProposalRow[] }) {
  return (
    <table className="cards proposals">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Proposal</th>
          <th scope="col">Of</th>
          <th scope="col">To</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="when">{row.when === null ? "" : <time>{row.when.text}</time>}</td>
            <th scope="row" className="w">
              <Link to={`proposals/${row.id}`} className="q" data-row>
                {row.title}
              </Link>
              <br />
              <span className="rec">{row.asks.map(({ title }) => title).join(" · ")}</span>
            </th>
            <td>{row.proponent.text}</td>
            <td>{row.addressee?.text ?? ""}</td>
            <td className="w">
              {row.decisions.map(({ id, verdict, by, when }) => (
                <span key={id} className="line">
                  {capital(verdict)} <span className="rec">by {by.text}</span>{" "}
                  {when !== null && <span className="rec">{when.text}</span>}
                </span>
              ))}
              {row.disposition !== null && <span className="rec">{capital(row.disposition)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
