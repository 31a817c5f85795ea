/**
 * The policy: its rules as sentences tied to their sources, who may meet whom, gates, channels,
 * versions, and the text it is written in.
 */
import type { PoliciesOutput, PolicyOutput } from "../../codec/output-api-policies.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Matrix } from "../components/matrix.tsx";
import { PolicySentences } from "../components/policy-sentences.tsx";
import { PolicyVersions } from "../components/policy-versions.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { spanText } from "../days.ts";
import { goTo, Link, usePlace } from "../go.tsx";
import { useMark } from "../mark.tsx";
import { hasPage } from "../page-list.ts";
import "../styles/findings.css";
import "../styles/policy.css";

export function PolicyPage() {
  const { dossier, view } = usePlace();
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const path = `/policies/${encodeURIComponent(view.policy ?? "")}`;
  const question = within<PolicyOutput>(dossier, path, dates);
  const answer = useAnswer(view.policy === undefined ? undefined : question);
  if (view.policy === undefined) {
    return (
      <>
        <h1>Policy</h1>
        <Empty>No policy that you may read rests on this record yet.</Empty>
      </>
    );
  }
  return (
    <Shown of={answer} what="the policy">
      {(policy) => <Whole answer={policy} />}
    </Shown>
  );
}

function Whole({ answer }: { readonly answer: PolicyOutput }) {
  const { policy, gates, channels, doctrine, sources, text, sentences } = answer;
  useMark(policy.mark);
  return (
    <>
      <Heading answer={answer} />
      <div className="policy-two">
        <section aria-labelledby="rules">
          <div className="hd">
            <h2 id="rules">Rules</h2>
            <span className="sub">
              Their order means nothing; the strictest that matches decides.
            </span>
          </div>
          <PolicySentences sentences={sentences} />
        </section>
        <aside>
          <section aria-labelledby="gates">
            <h2 id="gates">Gates</h2>
            {gates.map(({ id, title, scope, opens, cite }) => (
              <div key={id} className="gate-card">
                <h3>
                  {title} <span>{scope === "relationship" ? "once" : `per ${scope}`}</span>
                </h3>
                <p>
                  Opens when {opens} ({cite}).
                </p>
              </div>
            ))}
          </section>
          <section className="blk" aria-labelledby="channels">
            <h2 id="channels">Channel</h2>
            {channels.map(({ id, title, cite }) => (
              <p key={id}>
                {capital(title)} <span className="rec">{cite}</span>
              </p>
            ))}
          </section>
          <section className="blk" aria-labelledby="doctrine">
            <h2 id="doctrine">What it rests on</h2>
            <ul className="doctrine">
              {doctrine.map((one) => (
                <li key={one.text}>
                  {one.text} <span className="rec">{one.cite}</span>
                </li>
              ))}
            </ul>
            {sources.map(({ id, title, document }) => (
              <p key={id} className="note">
                {document === null ? title : <Link to={`entries/${document}`}>{title}</Link>}
              </p>
            ))}
          </section>
        </aside>
      </div>
      <Matrix />
      <PolicyVersions />
      <details className="blk written">
        <summary>The policy as it is written</summary>
        <pre>{text}</pre>
      </details>
    </>
  );
}

function Heading({ answer: { policy } }: { readonly answer: PolicyOutput }) {
  const { title, id, version, authority, strength, inForce } = policy;
  return (
    <div className="ph">
      <div>
        <p className="eyebrow">
          {capital(inForceText[inForce])} · {strength} · by authority of {authority.by}{" "}
          {authority.instrument === null && (
            <span className="tag">a claim, no instrument on record</span>
          )}
        </p>
        <h1>{title}</h1>
        <p className="sub">
          {id} · version {version}
          {policy.from !== null && ` · from ${spanText(policy.from)}`} · {policy.author}
        </p>
      </div>
      <div className="actions">
        <OtherPolicy current={id} />
        {hasPage("policy/draft") && (
          <Link to="policy/draft" className="btn">
            Edit as text
          </Link>
        )}
      </div>
    </div>
  );
}

const inForceText = {
  yes: "in force on this day",
  no: "not in force on this day",
  possible: "possibly in force on this day",
} as const;

/** The policies of the dossier stand side by side; another is a step away, with the same days. */
function OtherPolicy({ current }: { readonly current: string }) {
  const place = usePlace();
  const dates = { "as-of": place.view.asOf };
  const answer = useAnswer(within<PoliciesOutput>(place.dossier, "/policies", dates));
  if (answer.state !== "answered" || answer.value.items.length < 2) return null;
  const take = (policy: string) => goTo(addressOf({ ...place, view: { ...place.view, policy } }));
  return (
    <label className="other-policy">
      <span className="vh">Policy that everything is ruled under</span>
      <select value={current} onChange={(event) => take(event.target.value)}>
        {answer.value.items.map(({ id, version }) => (
          <option key={id} value={id}>
            {id}, version {version}
          </option>
        ))}
      </select>
    </label>
  );
}
