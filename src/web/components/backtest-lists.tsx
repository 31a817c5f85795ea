/**
 * What a back-test found, as lists: contacts by how they stand, coverage, duties, and where
 * another policy rules otherwise. Each line opens its record.
 */
import { useState } from "react";
import type { PolicyBacktestOutput } from "../../codec/output-workbench.ts";
import { csvOf, saveFile } from "../csv.ts";
import { dayText } from "../days.ts";
import { Link } from "../go.tsx";
import { numbered } from "./draft-changes.tsx";
import { RecordList } from "./record-line.tsx";
import { capital, plain, sentence, Verdict } from "./verdict.tsx";

type Contact = PolicyBacktestOutput["contacts"][number];

export function BacktestLists({ found }: { readonly found: PolicyBacktestOutput }) {
  const { contacts, undated, rules, unspoken, duties, against, hindsight } = found;
  const titles = new Map(contacts.map(({ contact, summary }) => [contact, summary]));
  return (
    <>
      <Contacts contacts={contacts} hindsight={hindsight} save={() => saveContacts(found)} />
      {against !== null && (
        <section className="blk" aria-labelledby="beside">
          <div className="hd">
            <h2 id="beside">Beside {against.policy}</h2>
            <span className="sub">
              {numbered(against.changes.length, "contact")} ruled otherwise
            </span>
          </div>
          <table className="cards beside">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Contact</th>
                <th scope="col">Under the draft</th>
                <th scope="col">Under the other</th>
              </tr>
            </thead>
            <tbody>
              {against.changes.map(({ contact, day, before, after }) => (
                <tr key={contact}>
                  <td className="d">
                    <time dateTime={day}>{dayText(day)}</time>
                  </td>
                  <td className="w">
                    <Link to={`contacts/${contact}`} className="q">
                      {titles.get(contact) || contact}
                    </Link>
                  </td>
                  <td>
                    <Verdict word={before} />
                  </td>
                  <td>
                    <Verdict word={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="blk" aria-labelledby="coverage">
        <h2 id="coverage">Coverage</h2>
        <p className="note">
          {unspoken.length === 0
            ? "Some rule speaks of every contact."
            : `No rule speaks of ${numbered(unspoken.length, "contact")}; otherwise answers.`}
        </p>
        <RecordList ids={unspoken} most={4} />
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" className="n">
                Contacts it decided
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ rule, contacts: count }) => (
              <tr key={rule}>
                <td>
                  {rule} {count === 0 && <span className="tag">never tried by the record</span>}
                </td>
                <td className="n">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {undated.length > 0 && (
          <>
            <p className="note">Without a day, and so not ruled on:</p>
            <RecordList ids={undated} />
          </>
        )}
      </section>
      {duties.length > 0 && <Duties duties={duties} />}
    </>
  );
}

const allOfThem = "all";

/** What a custodian looks for first. */
const order = [
  "departure",
  "possible departure",
  "would not have been in order",
  "not determinable",
  "in order",
] as const satisfies readonly Contact["standing"][];

type ContactsProps = {
  readonly contacts: readonly Contact[];
  readonly hindsight: boolean;
  readonly save: () => void;
};

function Contacts({ contacts, hindsight, save }: ContactsProps) {
  const standings = order.filter((one) => contacts.some(({ standing }) => standing === one));
  const [first = allOfThem] = standings;
  const [chosen, setChosen] = useState<string>(first);
  const count = (standing: string) => contacts.filter((one) => one.standing === standing).length;
  const shown = contacts.filter(({ standing }) => chosen === allOfThem || standing === chosen);
  return (
    <section aria-labelledby="contacts-ruled">
      <div className="hd">
        <h2 id="contacts-ruled">Contacts</h2>
        <span className="sub">
          {contacts.length} ruled, {hindsight ? "with hindsight" : "as then known"},{" "}
          <button type="button" className="linklike" onClick={save}>
            export CSV
          </button>
        </span>
      </div>
      <fieldset className="filters" aria-label="How they stand">
        {[...standings, allOfThem].map((standing) => (
          <button
            key={standing}
            type="button"
            className="pill"
            aria-pressed={chosen === standing}
            onClick={() => setChosen(standing)}
          >
            {standing === allOfThem ? "All" : `${capital(standing)} ${count(standing)}`}
          </button>
        ))}
      </fieldset>
      <ul className="past">
        {shown.map((one) => (
          <li key={one.contact}>
            <PastContact one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PastContact({ one }: { readonly one: Contact }) {
  const { contact, day, summary, text, word, rules, gates, next } = one;
  return (
    <>
      <div className="past-head">
        <time dateTime={day}>{dayText(day)}</time>
        <Verdict word={word} />
        {rules.length > 0 && <span className="rec">{rules.join(", ")}</span>}
      </div>
      <Link to={`contacts/${contact}`} className="q">
        {summary || contact}
      </Link>
      <p className="rec">{sentence(text)}</p>
      {gates.map((line) => (
        <GatesThen key={line} text={sentence(line)} />
      ))}
      {next.length > 0 && (
        <details>
          <summary>
            What the record shows next: {numbered(next.length, "move")} of the other side
          </summary>
          <ul className="lines">
            {next.map((move) => (
              <li key={`${move.move} ${move.issue}`}>
                <Link to={`entries/${move.move}`} className="q">
                  {capital(plain(move.text))}
                </Link>
                {move.first && <span className="tag">the first on record</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** A contact on many issues waits for many gates: too many to be read at a glance. */
const longText = 180;

function GatesThen({ text }: { readonly text: string }) {
  if (text.length <= longText) return <p className="rec">{text}</p>;
  return (
    <details>
      <summary>What each gate stood at</summary>
      <p className="rec">{text}</p>
    </details>
  );
}

function Duties({ duties }: { readonly duties: PolicyBacktestOutput["duties"] }) {
  return (
    <section className="blk" aria-labelledby="duties">
      <h2 id="duties">What was owed afterwards</h2>
      <p className="note">What the record does not show may have been done.</p>
      <ul className="lines">
        {duties.map(({ contact, obligation, text }) => (
          <li key={`${contact} ${obligation}`}>
            <Link to={`contacts/${contact}`} className="q">
              {capital(plain(text))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function saveContacts({ policy, contacts, against }: PolicyBacktestOutput): void {
  const other = new Map(against?.changes.map(({ contact, after }) => [contact, after]));
  const heads = ["Contact", "Day", "What came of it", "Word", "Standing", "Rules", "Gates"];
  const lines = contacts.map((one) => [
    one.contact,
    one.day,
    one.summary,
    one.word,
    one.standing,
    one.rules.join("; "),
    one.gates.map(plain).join("; "),
    one.next.map(({ text }) => plain(text)).join("; "),
    ...(against === null ? [] : [other.get(one.contact) ?? one.word]),
  ]);
  const more = ["What came next", ...(against === null ? [] : [`Under ${against.policy}`])];
  saveFile(`past-${policy}.csv`, csvOf([[...heads, ...more], ...lines]), "text/csv;charset=utf-8");
}
