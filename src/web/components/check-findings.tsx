/**
 * What a check lists beside the claims: rules and what they decide, silence, conflicts with a
 * higher policy, and what the record says against it.
 */
import type { PolicyCheckOutput } from "../../codec/output-workbench.ts";
import { numbered } from "./draft-changes.tsx";
import { capital, plain, sentence, Toned } from "./verdict.tsx";

export function CheckFindings({ found }: { readonly found: PolicyCheckOutput }) {
  const { requests, states, outcomes, rules, silence, record, conflicts } = found;
  const dead = rules.filter(({ matches }) => matches === 0);
  const idle = rules.filter(
    ({ matches, decides, advice }) => matches > 0 && decides === 0 && !advice,
  );
  return (
    <>
      <section className="blk" aria-labelledby="rules-decide">
        <div className="hd">
          <h2 id="rules-decide">Rules</h2>
          <span className="sub">
            {numbered(requests, "request")}, all of them tried; {numbered(states, "state")} told
            apart
          </span>
        </div>
        <p className="note">
          {dead.length + idle.length === 0
            ? "Every rule decides some request."
            : `${numbered(dead.length + idle.length, "rule")} ${dead.length + idle.length === 1 ? "decides" : "decide"} nothing.`}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" className="n">
                Matches
              </th>
              <th scope="col" className="n">
                Decides
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((one) => (
              <tr key={one.rule}>
                <td>
                  {one.rule}
                  {one.matches === 0 && <Toned tone="no">Can never match</Toned>}
                  {one.matches > 0 && one.decides === 0 && !one.advice && (
                    <Toned tone="pre">Never decides: {one.behind.join(", ")} always does</Toned>
                  )}
                  {one.advice && <span className="tag">advice</span>}
                </td>
                <td className="n">{one.matches.toLocaleString("en-GB")}</td>
                <td className="n">{one.decides.toLocaleString("en-GB")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="blk" aria-labelledby="outcomes">
        <h2 id="outcomes">What comes out</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Answer</th>
              <th scope="col" className="n">
                Requests
              </th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(({ outcome, count }) => (
              <tr key={outcome.text}>
                <td>{capital(plain(outcome.text))}</td>
                <td className="n">{count.toLocaleString("en-GB")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Kinds
        id="silence"
        title="What no rule speaks of"
        none="Some rule speaks of every request."
        cover={silence}
      />
      {conflicts !== null && (
        <Kinds
          id="conflicts"
          title={`What ${conflicts.with} would not let pass`}
          none="It lets nothing pass that the higher policy does not."
          cover={conflicts}
        />
      )}
      <section className="blk" aria-labelledby="beside-record">
        <h2 id="beside-record">Beside the record</h2>
        {record.length === 0 && <p className="note">Nothing of the record is against it.</p>}
        <ul className="lines">
          {record.map(({ text }) => (
            <li key={text}>{sentence(text)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

type KindsProps = {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly cover: PolicyCheckOutput["silence"];
};

function Kinds({ id, title, none, cover: { count, left, kinds } }: KindsProps) {
  return (
    <section className="blk" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
        <span className="sub">{numbered(count, "request")}</span>
      </div>
      {count === 0 && <p className="note">{none}</p>}
      <ul className="lines">
        {kinds.map(({ text, exampleText }) => (
          <li key={text}>
            <p className="sent">{sentence(text)}</p>
            <p className="rec">Such as: {plain(exampleText)}</p>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="note">{numbered(left, "request")} more, in kinds that are not listed.</p>
      )}
    </section>
  );
}
