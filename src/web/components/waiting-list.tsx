/**
 * What waits for somebody: each by what it is, why it waits, and where it is opened.
 */
import { useState } from "react";
import type { DeskOutput } from "../../codec/output-api-desk.ts";
import { Link } from "../go.tsx";
import { pathOf, pathTo } from "../paths.ts";
import { Empty } from "./shown.tsx";
import { Verdict } from "./verdict.tsx";

const mostShown = 5;

type Item = { readonly id: string; readonly kind: string; readonly title: string };

function ItemLink({ item }: { readonly item: Item }) {
  const path = item.kind === "office" ? pathTo("offices", item.id) : pathOf(item);
  if (path === undefined) return <b>{item.title}</b>;
  return (
    <Link to={path}>
      <b>{item.title}</b>
    </Link>
  );
}

export function WaitingList({ waiting }: Pick<DeskOutput, "waiting">) {
  const [all, setAll] = useState(false);
  const shown = all ? waiting : waiting.slice(0, mostShown);
  return (
    <section aria-labelledby="waiting">
      <div className="hd">
        <h2 id="waiting">Waiting</h2>
      </div>
      {waiting.length === 0 && <Empty>Nothing waits for anybody on this day.</Empty>}
      <ul className="wait">
        {shown.map((item) => (
          <li key={`${item.why} ${item.id}`}>
            <ItemLink item={item} />
            <p>
              {item.text}
              {item.when !== null && (
                <>
                  {" · "}
                  <time>{item.when.text}</time>
                </>
              )}
            </p>
            <span className="tag">{item.why}</span>
          </li>
        ))}
      </ul>
      {shown.length < waiting.length && (
        <button type="button" className="linklike" onClick={() => setAll(true)}>
          {waiting.length - shown.length} more
        </button>
      )}
    </section>
  );
}

export function DepartureList({ departures }: Pick<DeskOutput, "departures">) {
  if (departures.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="departures">
      <div className="hd">
        <h2 id="departures">Departures</h2>
        <span className="sub">Contacts at odds with the policy; none was refused</span>
      </div>
      <ul className="wait">
        {departures.map((item) => (
          <li key={item.id}>
            <ItemLink item={item} />
            <p>
              {item.text} {item.when !== null && <time>· {item.when.text}</time>}{" "}
              <span className="rec">· {item.considered}</span>
            </p>
            <Verdict word={item.word} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DueList({ dueOuts }: Pick<DeskOutput, "dueOuts">) {
  if (dueOuts.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="due">
      <div className="hd">
        <h2 id="due">Due</h2>
      </div>
      <ul className="wait">
        {dueOuts.map((item) => (
          <li key={item.id}>
            <ItemLink item={item} />
            <p>
              {item.text} {item.due !== null && <time>· due {item.due.text}</time>}
            </p>
            {item.overdue !== "no" && (
              <span className="tag">{item.overdue === "yes" ? "overdue" : "may be overdue"}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ComingList({ coming }: Pick<DeskOutput, "coming">) {
  if (coming.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="coming">
      <div className="hd">
        <h2 id="coming">Coming contacts</h2>
      </div>
      <ul className="wait">
        {coming.map((item) => (
          <li key={item.id}>
            <ItemLink item={{ ...item, kind: "contact" }} />
            <p>{item.when === null ? "No date" : <time>{item.when.text}</time>}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
