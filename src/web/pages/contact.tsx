/**
 * One contact, whole: who sat where and in which post that day, what was said and by whose
 * account, what moved, what rests on it, and what it comes to under the policy.
 */
import { useState } from "react";
import type { SeatOutput } from "../../codec/output-api.ts";
import type { ContactOutput, MoveOutput } from "../../codec/output-api-contacts.ts";
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { ConsideredWord } from "../components/considered.tsx";
import { levelText } from "../components/ledger.tsx";
import { Linked, LinkTo } from "../components/record-view.tsx";
import { RulingCard } from "../components/ruling-card.tsx";
import { Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { NamedLink, NamedLinks, WhoLink } from "../components/who-link.tsx";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText, useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import { Amend } from "../writing/amend.tsx";
import { DepartureAsks } from "../writing/departure-asks.tsx";
import "../styles/ask.css";
import { rolledUp } from "../rolled-up.ts";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/record.css";
import "../styles/recording.css";
import "../styles/writing.css";

export function ContactPage({ params }: PageProps) {
  const place = usePlace();
  const path = `/contacts/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(about<ContactOutput>(place, path));
  return (
    <Shown of={answer} what="the contact">
      {(found) => <Whole found={found} />}
    </Shown>
  );
}

function Whole({ found }: { readonly found: ContactOutput }) {
  const { contact, ruling, departure } = found;
  useMark(markOf(found, useDossier()));
  useTitle(contact.when === null ? "Contact" : `Contact of ${contact.when.text}`);
  return (
    <>
      <div className="ph long">
        <div>
          <p className="eyebrow">
            {capital(contact.mode)}
            {contact.when === null ? ", no date on record" : `, ${contact.when.text}`}
            {contact.place === null ? "" : `, ${contact.place}`}
          </p>
          <h1>{contact.title}</h1>
        </div>
        <div className="actions">
          <CopyCited found={found} />
          <Amend
            id={contact.id}
            kind="contact"
            title={contact.title}
            holds={found.supersededBy === null}
          />
        </div>
      </div>
      {found.supersededBy !== null && (
        <p className="blk">
          <span className="tag">No longer holds</span>{" "}
          {found.supersededBy.kind === "withdrawal" ? "Taken back:" : "Corrected by"}{" "}
          <LinkTo link={found.supersededBy} />
        </p>
      )}
      <div className="contact-two">
        <div>
          <Facts found={found} />
          <Segments found={found} />
          <Accounts found={found} />
          <Statements found={found} />
          <Moves moves={found.moves} />
          <Ground found={found} />
        </div>
        <div>
          {departure !== null && (
            <section className="blk" aria-labelledby="comes-to">
              <h2 id="comes-to">What it comes to on its own day</h2>
              {departure.considered !== ruling?.word && (
                <p>
                  <ConsideredWord of={departure.considered} />
                </p>
              )}
              {departure.waivedBy.length > 0 && (
                <p className="note">By {departure.waivedBy.map(({ text }) => text).join(", ")}.</p>
              )}
              <Linked title="Waived by" links={departure.waivers} />
              <DepartureAsks contact={contact.id} mark={contact.mark} asks={departure.asks} />
            </section>
          )}
          {ruling !== null && <RulingCard ruling={ruling} />}
        </div>
      </div>
    </>
  );
}

/** What rests on it may bear more than it does, and does not say how much: the page then bears the highest. */
function markOf(found: ContactOutput, dossier: DossierAnswer): string | undefined {
  const { contact, statements, ruling, restedOnBy } = found;
  if (restedOnBy.length > 0) return undefined;
  const shown = [...statements.map(({ mark }) => mark), ...(ruling === null ? [] : [ruling.mark])];
  return rolledUp([contact.mark, ...shown], dossier);
}

const channels = { yes: "Yes", no: "No", undecided: "Not settled by the record" } as const;

function Facts({ found }: { readonly found: ContactOutput }) {
  const { contact, standing } = found;
  const through = standing.throughChannel;
  const facts = [
    ["Level", levelText(contact)],
    ["Purpose", capital(contact.purpose)],
    [
      "On",
      contact.issues.length === 0 ? "" : <NamedLinks key="on" of={contact.issues} what="issues" />,
    ],
    ["Asked for by", initiatorText(contact.initiator)],
    ["Setting", contact.setting === "bilateral" ? "" : capital(contact.setting)],
    ["In", contact.forum?.title ?? ""],
    ["Through the channel", through === null ? "" : channels[through]],
    ["Instruments", found.instruments.join(", ")],
    ["Outcome", found.outcome ?? ""],
    ["Record", contact.recordStatus === "on file" ? "" : capital(contact.recordStatus)],
    ["Uncertain", found.uncertain ?? ""],
    ["Note", found.note ?? ""],
  ] as const;
  return (
    <dl className="contact-facts blk">
      {facts.flatMap(([name, text]) =>
        text === ""
          ? []
          : [
              <div key={name} style={{ display: "contents" }}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

function initiatorText(initiator: string): string {
  const texts: Readonly<Record<string, string>> = { ours: "Us", theirs: "Them", both: "Both" };
  return texts[initiator] ?? capital(initiator);
}

function Segments({ found }: { readonly found: ContactOutput }) {
  return (
    <section className="blk" aria-labelledby="who">
      <h2 id="who">Who was there</h2>
      {found.segments.map(({ title, issues, seats }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no id, and their order is theirs
        <div key={at} className="blk">
          {title !== null && (
            <h3>
              {capital(title)}
              {issues.length > 0 && (
                <span className="rec">
                  {" "}
                  on <NamedLinks of={issues} what="issues" />
                </span>
              )}
            </h3>
          )}
          <div className="seats">
            <Side title="Ours" seats={seats.filter(({ side }) => side === "ours")} />
            <Side title="Theirs" seats={seats.filter(({ side }) => side === "theirs")} />
            <Side
              title="Others"
              seats={seats.filter(({ side }) => side !== "ours" && side !== "theirs")}
            />
          </div>
        </div>
      ))}
    </section>
  );
}

function Side({ title, seats }: { readonly title: string; readonly seats: readonly SeatOutput[] }) {
  if (seats.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {seats.map(({ name, person, office, party, role, offices }) => (
          <li key={name + role}>
            <WhoLink who={{ text: name, person, office, party }} />{" "}
            {role !== "principal" && <span className="tag">{role}</span>}
            {offices.map(({ id, title: post, capacity, sure }) => (
              <span key={id} className="rec">
                <NamedLink of={{ id, title: post }} what="offices" className="q" />
                {capacity === "substantive" ? "" : `, ${capacity}`}
                {sure ? "" : ", not settled for that day"}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

const accountTitles = {
  ours: "Our account",
  theirs: "Their account",
  agreed: "Agreed by both",
  difference: "Where they differ",
  later: "A later account",
} as const;

function Accounts({ found: { accounts } }: { readonly found: ContactOutput }) {
  if (accounts.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="accounts">
      <h2 id="accounts">Accounts</h2>
      <ul className="said-list">
        {accounts.map(({ of, by, text, document }) => (
          <li key={of + text}>
            <span className="rec">
              {accountTitles[of]}
              {by === null ? "" : `, by ${by.text}`}
            </span>
            <p>{text}</p>
            {document !== null && (
              <p className="note">
                In <LinkTo link={document} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Statements({ found: { statements } }: { readonly found: ContactOutput }) {
  const dossier = useDossier();
  if (statements.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="statements">
      <h2 id="statements">What was said</h2>
      <ul className="said-list">
        {statements.map(({ id, by, to, issue, quoted, text, mark }) => (
          <li key={id}>
            <span className="rec">
              <WhoLink who={by} /> to <WhoLink who={to} />
              {issue !== null && (
                <>
                  , on <NamedLink of={issue} what="issues" />
                </>
              )}{" "}
              {portionText(mark, dossier)}
            </span>
            {quoted ? <blockquote>{text}</blockquote> : <p>{text}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moves({ moves }: { readonly moves: readonly MoveOutput[] }) {
  if (moves.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="moves">
      <h2 id="moves">What moved</h2>
      <ul className="said-list">
        {moves.map((move) => (
          <li key={move.id}>
            <span className="rec">
              {move.by.title}, on <NamedLink of={move.issue} what="issues" />: {move.moveKind}
              {move.standing.word === null ? ", standing not settled" : `, ${move.standing.word}`}
            </span>
            <p>
              <LinkTo link={{ id: move.id, kind: "move", title: move.summary }} />
            </p>
            <ul className="judged">
              {move.assessments.map((one) => (
                <li key={one.id}>
                  Assessed <b>{one.significance}</b> by <WhoLink who={one.assessor} />: {one.reason}
                </li>
              ))}
              {move.dissent && <li>The assessors differ.</li>}
              {move.determinations.map((one) => (
                <li key={one.id}>
                  Determined by <WhoLink who={one.by} />: <b>{one.finding}</b>, {one.on.text}.{" "}
                  {one.reason}
                </li>
              ))}
              {move.assessments.length + move.determinations.length === 0 && (
                <li className="rec">Nobody has assessed it on this record.</li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ground({ found }: { readonly found: ContactOutput }) {
  const { sources, recorded, contact, supersedes, standing } = found;
  return (
    <section className="blk" aria-labelledby="ground">
      <h2 id="ground">What it rests on, and what rests on it</h2>
      {sources.length > 0 && <p>{sources.map(sourceText).join("; ")}</p>}
      {supersedes !== null && <Linked title="Corrects" links={[supersedes]} />}
      <Linked title="Notes on its standing" links={standing.notes} />
      <Linked title="Rests on" links={found.restsOn} />
      <Linked title="What rests on it" links={found.restedOnBy} />
      <p className="note">
        Recorded by {recorded.by}, {dayText(recorded.at)}. <code>{contact.id}</code>{" "}
        <Link to={`receipts/${contact.id}`}>Receipt</Link>
      </p>
    </section>
  );
}

function sourceText({ work, place, note }: ContactOutput["sources"][number]): string {
  return [work, place, note].filter((part) => part !== null).join(", ");
}

/** The contact as a line that can be quoted, with its mark, its source and its id. */
function CopyCited({ found }: { readonly found: ContactOutput }) {
  const [copied, setCopied] = useState(false);
  const dossier = useDossier();
  const { contact, sources } = found;
  const when = contact.when === null ? "" : `${contact.when.text}: `;
  const source = sources.length === 0 ? "" : ` (${sources.map(sourceText).join("; ")})`;
  const text = `${portionText(contact.mark, dossier)} ${when}${contact.title}${source} [${contact.id}]`;
  return (
    <button
      type="button"
      className="btn"
      onClick={() =>
        void navigator.clipboard.writeText(text.trim()).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied ? "Copied" : "Copy as cited text"}
    </button>
  );
}
