/**
 * The board of issues: where each side stands on the scale, and what last moved.
 */
import { useState } from "react";
import type { IssueRow } from "../../codec/output-api-desk.ts";
import { Link } from "../go.tsx";
import { pathTo } from "../paths.ts";
import { Track } from "./track.tsx";
import { capital, GateWord } from "./verdict.tsx";

const mostShown = 10;

export function IssueBoard({ issues }: { readonly issues: readonly IssueRow[] }) {
  const [basket, setBasket] = useState("");
  const [all, setAll] = useState(false);
  const baskets = [...new Map(issues.map((one) => [one.basket.id, one.basket])).values()];
  const inBasket = issues
    .filter((one) => basket === "" || one.basket.id === basket)
    .toSorted((a, b) => lastOf(b).localeCompare(lastOf(a)));
  const shown = all ? inBasket : inBasket.slice(0, mostShown);
  return (
    <section className="blk" aria-labelledby="issues">
      <div className="hd">
        <h2 id="issues">Issues</h2>
        <fieldset className="filters" aria-label="Baskets">
          {[{ id: "", title: "All" }, ...baskets].map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="pill"
              aria-pressed={basket === id}
              onClick={() => setBasket(id)}
            >
              {title}
            </button>
          ))}
        </fieldset>
      </div>
      <table className="cards board">
        <caption>
          Last movement first.{" "}
          <span className="key">
            <i className="c" /> theirs <i className="s" /> ours, from their end of the scale to ours
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">Theirs and ours</th>
            <th scope="col">Last movement on record</th>
            <th scope="col">State</th>
            <th scope="col">Gates</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((issue) => (
            <IssueLine key={issue.issue} row={issue} />
          ))}
        </tbody>
      </table>
      {shown.length < inBasket.length && (
        <button type="button" className="linklike" onClick={() => setAll(true)}>
          {inBasket.length - shown.length} more issues
        </button>
      )}
    </section>
  );
}

function IssueLine({ row }: { readonly row: IssueRow }) {
  const { title, basket, lastMove, state, text, gates, ours, theirs, scale } = row;
  const path = pathTo("issues", row.issue);
  return (
    <tr>
      <th scope="row" className="w">
        {path === undefined ? (
          title
        ) : (
          <Link to={path} className="q">
            {title}
          </Link>
        )}
        <br />
        <span className="rec">{basket.title}</span>
      </th>
      <td className="w stands">
        <Track scale={scale} ours={ours?.place ?? undefined} theirs={theirs?.place ?? undefined} />
        {theirs === null ? (
          <span className="rec">No position of theirs on record</span>
        ) : (
          <span>
            <span className="rec">Theirs</span> {theirs.stance}
          </span>
        )}
        {ours !== null && (
          <span>
            <span className="rec">Ours</span> {ours.stance}
          </span>
        )}
      </td>
      <td className="w">
        {lastMove === null ? (
          <span className="rec">None on record</span>
        ) : (
          <>
            <time>{lastMove.when?.text}</time>
            {lastMove.significance !== null && (
              <span className="rec"> · assessed {lastMove.significance}</span>
            )}
            <br />
            <span className="rec">{lastMove.title}</span>
          </>
        )}
      </td>
      <td title={text}>{state === null ? "" : capital(state)}</td>
      <td>
        {gates.map((one) => (
          <GateWord key={one.gate} state={one.state} />
        ))}
      </td>
    </tr>
  );
}

function lastOf({ lastMove }: IssueRow): string {
  return lastMove?.when?.to ?? "";
}
