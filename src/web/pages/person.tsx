/**
 * One person: posts and capacities, what is believed of them and on what ground, what they said,
 * approaches, and contacts.
 */
import type { PersonOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { KnownNote } from "../components/known-note.tsx";
import { LinkTo } from "../components/record-view.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { Sources } from "../components/sources.tsx";
import { Tenures } from "../components/tenures.tsx";
import { capital } from "../components/verdict.tsx";
import { NamedLink, NamedLinks, WhoLink } from "../components/who-link.tsx";
import { ApproachesOf, ContactsOf } from "../components/with-contacts.tsx";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import "../styles/paper.css";
import "../styles/record.css";
import "../styles/people.css";

export function PersonPage({ params }: PageProps) {
  const path = `/people/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(about<PersonOutput>(usePlace(), path));
  return (
    <Shown of={answer} what="the person">
      {(found) => <Whole found={found} />}
    </Shown>
  );
}

function Whole({ found }: { readonly found: PersonOutput }) {
  const { person, entry, note, known, tenures, asOf } = found;
  const { name, party, offices, aliases } = person;
  useTitle(name);
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">{party.title}</p>
          <h1>{name}</h1>
          <p className="sub">
            {offices.length === 0 ? (
              "No post on record for this day"
            ) : (
              <NamedLinks of={offices} what="offices" />
            )}
            {aliases.length > 0 && ` · also ${aliases.join(", ")}`}
          </p>
        </div>
        <div className="actions">
          <Link to={`entries/${entry}`} className="btn">
            Entry
          </Link>
        </div>
      </div>
      <KnownNote known={known} />
      {note !== null && <p className="note">{note}</p>}
      <Beliefs found={found} />
      <section className="blk" aria-labelledby="posts">
        <div className="hd">
          <h2 id="posts">Posts</h2>
        </div>
        {tenures.length === 0 ? (
          <Empty>No post of theirs is on record; what they do is told by the contacts alone.</Empty>
        ) : (
          <Tenures tenures={tenures} by="office" asOf={asOf} />
        )}
      </section>
      <Statements found={found} />
      <ApproachesOf approaches={found.approaches} />
      <ContactsOf contacts={found.contacts} inAll={found.contactsInAll} whose="this person" />
    </>
  );
}

/** Apart from what is stated, with its ground and its doubt: a belief is never a post. */
function Beliefs({ found: { beliefs } }: { readonly found: PersonOutput }) {
  const dossier = useDossier();
  if (beliefs.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="beliefs">
      <div className="hd">
        <h2 id="beliefs">Believed affiliation</h2>
        <span className="sub">Apart from what is stated; not a post</span>
      </div>
      <ul className="beliefs">
        {beliefs.map(({ id, affiliation, confidence, reason, when, review, ...rest }) => (
          <li key={id}>
            <p>
              <Link to={`entries/${id}`}>
                <b>{affiliation}</b>
              </Link>{" "}
              <span className="tag">{confidence} confidence</span>{" "}
              <span className="pm">{portionText(rest.mark, dossier)}</span>
            </p>
            <p>{capital(reason)}.</p>
            <p className="rec">
              Recorded by {rest.recorded.by}, {dayText(rest.recorded.at)}
              {when !== null && `; of ${when.text}`}
              {review !== null && `; to be looked at again ${review.text}`}.{" "}
              <Sources of={rest.sources} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Statements({ found: { statements, person } }: { readonly found: PersonOutput }) {
  const dossier = useDossier();
  return (
    <section className="blk" aria-labelledby="statements">
      <div className="hd">
        <h2 id="statements">What was said</h2>
        <span className="sub">By {person.name}, or to them; the last first</span>
      </div>
      {statements.length === 0 ? (
        <p className="note">No statement is on record by this day.</p>
      ) : (
        <ul className="said-list">
          {statements.map((one) => (
            <li key={one.id}>
              <span className="rec">
                {one.when === null ? "No date" : <time>{one.when.text}</time>}:{" "}
                <WhoLink who={one.by} /> to {one.to}
                {one.issue !== null && (
                  <>
                    , on <NamedLink of={one.issue} what="issues" />
                  </>
                )}
                {one.tone !== null && `, ${one.tone} in tone`} {portionText(one.mark, dossier)}
              </span>
              {one.quoted ? (
                <blockquote>
                  <LinkTo link={one} />
                </blockquote>
              ) : (
                <p>
                  <LinkTo link={one} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
