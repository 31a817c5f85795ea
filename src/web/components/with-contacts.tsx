/**
 * The approaches and the contacts of a person or an office.
 */
import type { OfficeOutput } from "../../codec/output-api-people.ts";
import { Ledger } from "./ledger.tsx";
import { LinkTo } from "./record-view.tsx";
import { Empty } from "./shown.tsx";

export function ApproachesOf({ approaches }: Pick<OfficeOutput, "approaches">) {
  if (approaches.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="approaches">
      <div className="hd">
        <h2 id="approaches">Approaches</h2>
        <span className="sub">Made, or made toward them; the last first</span>
      </div>
      <ul className="said-list">
        {approaches.toReversed().map((one) => (
          <li key={one.id}>
            <span className="rec">
              {one.when === null ? "No date" : <time>{one.when.text}</time>}
            </span>
            <p>
              <LinkTo link={one} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ContactsOfProps = Pick<OfficeOutput, "contacts"> & {
  readonly inAll: number;
  readonly whose: string;
};

export function ContactsOf({ contacts, inAll, whose }: ContactsOfProps) {
  const count = contacts.length < inAll ? `the last ${contacts.length} of ${inAll}` : `${inAll}`;
  return (
    <section className="blk" aria-labelledby="contacts">
      <div className="hd">
        <h2 id="contacts">Contacts</h2>
        {inAll > 0 && <span className="sub">{count}, the last first</span>}
      </div>
      {contacts.length === 0 ? (
        <Empty>No contact of {whose} is on record by this day.</Empty>
      ) : (
        <Ledger rows={contacts} />
      )}
    </section>
  );
}
