/**
 * What a draft changes: contacts and asks of the record that are ruled otherwise, and the kinds of
 * request on which it differs from the version it was begun from.
 */
import type { PolicyDiffOutput } from "../../codec/output-workbench.ts";
import { dayText } from "../days.ts";
import { Link } from "../go.tsx";
import { Empty } from "./shown.tsx";
import { plain, sentence, Verdict } from "./verdict.tsx";
import type { ReadDraft } from "./workbench-panel.tsx";

export function DraftChanges({ read }: { readonly read: ReadDraft }) {
  const { against, differences, beyond, changed, tried } = read;
  const isSame = changed.length === 0 && differences !== null && isNothing(differences);
  if (isSame) {
    return (
      <Empty>
        Nothing differs from <b>{against}</b>: {numbered(differences.requests, "request")} and{" "}
        {numbered(tried, "contact")} and asks of the record come out the same. Change something in
        the text, and what follows shows here.
      </Empty>
    );
  }
  return (
    <>
      <section aria-labelledby="changed">
        <div className="hd">
          <h2 id="changed">On the record</h2>
          <span className="sub">
            {changed.length} of {tried.toLocaleString("en-GB")} contacts and asks ruled otherwise
          </span>
        </div>
        {changed.length === 0 ? (
          <p className="note">Every contact and ask on record is ruled as before.</p>
        ) : (
          <ChangedRulings changed={changed} />
        )}
      </section>
      {beyond !== null && (
        <p className="note blk">The differences cannot be listed: {plain(beyond)}.</p>
      )}
      {differences !== null && <Differences found={differences} />}
    </>
  );
}

function isNothing({ differing, gates }: PolicyDiffOutput): boolean {
  return differing === 0 && gates.length === 0;
}

export function numbered(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}

function ChangedRulings({ changed }: { readonly changed: ReadDraft["changed"] }) {
  return (
    <table className="cards changed-rulings">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Contact or ask</th>
          <th scope="col">Before</th>
          <th scope="col">Under the draft</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ kind, id, ask, title, day, before, after }) => (
          <tr key={`${id} ${ask ?? ""}`}>
            <td className="d">
              <time dateTime={day}>{dayText(day)}</time>
            </td>
            <td className="w">
              <Link to={`${kind === "contact" ? "contacts" : "proposals"}/${id}`} className="q">
                {title}
              </Link>
              {kind === "ask" && <span className="tag">ask</span>}
            </td>
            <td>
              <span className="on-phone">Before </span>
              <Verdict word={before} />
            </td>
            <td>
              <span className="on-phone">Under the draft </span>
              <Verdict word={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Differences({ found }: { readonly found: PolicyDiffOutput }) {
  const { before, requests, differing, changes, gates, people } = found;
  return (
    <>
      <section className="blk" aria-labelledby="differences">
        <div className="hd">
          <h2 id="differences">On every request</h2>
          <span className="sub">
            {differing.toLocaleString("en-GB")} of {numbered(requests, "request")} differ from{" "}
            {before}
          </span>
        </div>
        {changes.map((change) => (
          <Change key={`${change.before.text} ${change.after.text}`} change={change} />
        ))}
        {changes.length === 0 && <p className="note">No request is answered otherwise.</p>}
      </section>
      {gates.length > 0 && (
        <section className="blk" aria-labelledby="gates-differ">
          <h2 id="gates-differ">Gates</h2>
          {gates.map((one) => (
            <dl key={one.gate} className="pair">
              <dt>Before</dt>
              <dd>{sentence(one.before ?? "No such gate")}</dd>
              <dt>Draft</dt>
              <dd>{sentence(one.after ?? "No such gate")}</dd>
            </dl>
          ))}
        </section>
      )}
      {people.length > 0 && (
        <section className="blk" aria-labelledby="people-touched">
          <h2 id="people-touched">Whom it touches</h2>
          <ul className="lines">
            {people.map((text) => (
              <li key={text}>{sentence(text)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Change({ change }: { readonly change: PolicyDiffOutput["changes"][number] }) {
  const { before, after, count, left, kinds } = change;
  return (
    <div className="change">
      <h3>
        Was {plain(before.text)}, now {plain(after.text)}{" "}
        <span className="sub">{numbered(count, "request")}</span>
      </h3>
      <ul className="lines">
        {kinds.map((kind) => (
          <li key={kind.text}>
            <p className="sent">{sentence(kind.text)}</p>
            <details>
              <summary>An example, and the rules on either side</summary>
              <p>{sentence(kind.exampleText)}</p>
              <p className="rec">
                Before by {kind.rulesBefore.join(", ")}; now by {kind.rulesAfter.join(", ")}
              </p>
            </details>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="note">{numbered(left, "request")} more, in kinds that are not listed.</p>
      )}
    </div>
  );
}
