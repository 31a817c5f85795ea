/**
 * People and access: what this reader may read and do here, in words; where they are signed in;
 * their tokens; and, for those whose duty it is, who else may.
 */

import { listed } from "../../core/names.ts";
import { Accounts } from "../access/accounts.tsx";
import { OwnSessions } from "../access/own-sessions.tsx";
import { OwnTokens } from "../access/own-tokens.tsx";
import { Readers } from "../access/readers.tsx";
import { dutiesOf, sayClearance } from "../access/words.ts";
import { useAnswer } from "../answers.ts";
import { Shown } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { schemeOf } from "../mark.tsx";
import { sessionQuestion, type Visitor } from "../session.tsx";
import "../styles/access.css";

export function AccessPage() {
  const answer = useAnswer(sessionQuestion);
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">What you may read and do, and who else may</p>
          <h1>People and access</h1>
        </div>
      </div>
      <Shown of={answer} what="what you may read">
        {(visitor) => <Whole visitor={visitor} />}
      </Shown>
    </>
  );
}

function Whole({ visitor }: { readonly visitor: Visitor }) {
  const dossier = useDossier();
  const { levels, captions } = schemeOf(dossier);
  const here = visitor.dossiers.find((one) => one.dossier === dossier.dossier);
  return (
    <>
      {here !== undefined && (
        <>
          <section className="blk access" aria-labelledby="reads">
            <h2 id="reads">What you may read</h2>
            <ul className="plain-list">
              {sayClearance(here.clearance, { levels, captions }).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              <li>
                All that you see is computed from that alone, counts and titles too. A fuller record
                may exist.
              </li>
            </ul>
          </section>
          <Duties visitor={visitor} />
        </>
      )}
      <OtherDossiers visitor={visitor} />
      <OwnSessions />
      {here !== undefined && (
        <OwnTokens
          dossier={dossier.dossier}
          clearance={here.clearance}
          levels={levels}
          captions={captions}
        />
      )}
      {dossier.reader.may.includes("audit") && <Readers dossier={dossier.dossier} />}
      {visitor.administrator && <Accounts own={visitor.account} />}
    </>
  );
}

function Duties({ visitor }: { readonly visitor: Visitor }) {
  const dossier = useDossier();
  const roles = visitor.dossiers.find((one) => one.dossier === dossier.dossier)?.roles ?? [];
  const all = dutiesOf(roles);
  const yours = all.filter(({ by }) => by.length > 0);
  const others = all.filter(({ by }) => by.length === 0);
  return (
    <section className="blk access" aria-labelledby="does">
      <h2 id="does">What you may do</h2>
      <p className="note">
        Your {roles.length === 1 ? "role" : "roles"} here: {listed(roles)}.
      </p>
      <ul className="plain-list">
        {yours.map(({ act, words }) => (
          <li key={act}>You may {words}.</li>
        ))}
      </ul>
      {others.length > 0 && (
        <details className="fold">
          <summary>What is for other roles</summary>
          <ul className="plain-list">
            {others.map(({ act, words }) => (
              <li key={act}>To {words.replace(/\byour\b/, "one’s")}.</li>
            ))}
          </ul>
        </details>
      )}
      <p className="note">
        No one opens a gate alone: a determination needs an assessment that another account
        recorded, whatever roles the two hold.
      </p>
    </section>
  );
}

function OtherDossiers({ visitor }: { readonly visitor: Visitor }) {
  const dossier = useDossier();
  const others = visitor.dossiers.filter((one) => one.dossier !== dossier.dossier);
  if (others.length === 0) return null;
  return (
    <section className="blk access" aria-labelledby="others">
      <h2 id="others">Your other dossiers</h2>
      <ul className="plain-list">
        {others.map((one) => (
          <li key={one.dossier}>
            <a href={`/d/${encodeURIComponent(one.dossier)}/desk`}>{one.dossier}</a>, as{" "}
            {listed(one.roles)}
          </li>
        ))}
      </ul>
    </section>
  );
}
