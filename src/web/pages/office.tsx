/**
 * One office: who held it and in which capacity, what stands over and under it, approaches, and
 * contacts by whoever held it on the day.
 */
import type { OfficeOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { KnownNote } from "../components/known-note.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { Tenures } from "../components/tenures.tsx";
import { NamedLink, NamedLinks } from "../components/who-link.tsx";
import { ApproachesOf, ContactsOf } from "../components/with-contacts.tsx";
import { Link, usePlace } from "../go.tsx";
import { useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import "../styles/paper.css";
import "../styles/record.css";
import "../styles/people.css";

export function OfficePage({ params }: PageProps) {
  const path = `/offices/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(about<OfficeOutput>(usePlace(), path));
  return (
    <Shown of={answer} what="the office">
      {(found) => <Whole found={found} />}
    </Shown>
  );
}

function Whole({ found }: { readonly found: OfficeOutput }) {
  const { office, entry, note, known, under, tenures, asOf } = found;
  const { title, party, organisation, holders, parent } = office;
  useTitle(title);
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">
            {party.title}
            {organisation !== null && `, ${organisation}`}
          </p>
          <h1>{title}</h1>
          <p className="sub">
            {holders.length === 0 ? (
              "Nobody is on record as holding it on this day"
            ) : (
              <NamedLinks of={holders} what="people" />
            )}
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
      {(parent !== null || under.length > 0) && (
        <dl className="contact-facts blk">
          {parent !== null && (
            <>
              <dt>Under</dt>
              <dd>
                <NamedLink of={parent} what="offices" />
              </dd>
            </>
          )}
          {under.length > 0 && (
            <>
              <dt>Over</dt>
              <dd>
                <NamedLinks of={under} what="offices" />
              </dd>
            </>
          )}
        </dl>
      )}
      <section className="blk" aria-labelledby="holders">
        <h2 id="holders">Who held it</h2>
        {tenures.length === 0 ? (
          <Empty>No holder of this office is on record.</Empty>
        ) : (
          <Tenures tenures={tenures} by="person" asOf={asOf} />
        )}
      </section>
      <ApproachesOf approaches={found.approaches} />
      <ContactsOf
        contacts={found.contacts}
        inAll={found.contactsInAll}
        whose="whoever held this office"
      />
    </>
  );
}
