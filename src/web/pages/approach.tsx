/**
 * One approach: who tried what, by whose hands, the answer, what it carried, and what was said
 * of it later.
 */
import type { ApproachOutput } from "../../codec/output-api-channel.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Answer, Innocent, vehicleText } from "../components/approach-parts.tsx";
import { MoveList } from "../components/move-list.tsx";
import { Linked, LinkTo } from "../components/record-view.tsx";
import { Shown } from "../components/shown.tsx";
import { Sources } from "../components/sources.tsx";
import { capital } from "../components/verdict.tsx";
import { WhoLink } from "../components/who-link.tsx";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText, useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/record.css";
import "../styles/issue.css";
import "../styles/channel.css";

export function ApproachPage({ params }: PageProps) {
  const path = `/approaches/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(about<ApproachOutput>(usePlace(), path));
  return (
    <Shown of={answer} what="the approach">
      {(found) => <Whole found={found} />}
    </Shown>
  );
}

const directions = {
  "to us": "An approach to us",
  "to them": "An approach of ours to them",
  unknown: "An approach, whose direction is not settled",
} as const;

function Whole({ found }: { readonly found: ApproachOutput }) {
  const { approach, moves, supersededBy, supersedes, recorded } = found;
  const { when, direction, asked, id } = approach;
  // What rests on it, a word said of it or a move with its assessments, may bear more than it does.
  const isAlone = found.restedOnBy.length === 0;
  useMark(isAlone ? approach.mark : undefined);
  useTitle(when === null ? "Approach" : `Approach, ${when.text}`);
  return (
    <>
      <div className="ph long">
        <div>
          <p className="eyebrow">
            {directions[direction]}
            {when === null ? ", no date on record" : `, ${when.text}`}
          </p>
          <h1>{asked}</h1>
        </div>
      </div>
      {supersededBy !== null && (
        <p className="blk">
          <span className="tag">Superseded</span> by <LinkTo link={supersededBy} />
        </p>
      )}
      <Facts found={found} />
      <Standing found={found} />
      {moves.length > 0 && (
        <section className="blk" aria-labelledby="carried">
          <h2 id="carried">What it carried</h2>
          <MoveList moves={moves} />
        </section>
      )}
      <section className="blk" aria-labelledby="ground">
        <h2 id="ground">What it rests on, and what rests on it</h2>
        <Sources of={found.sources} uncertain={approach.uncertain} />
        {supersedes !== null && <Linked title="Takes the place of" links={[supersedes]} />}
        <Linked title="Rests on" links={found.restsOn} />
        <Linked title="What rests on it" links={found.restedOnBy} />
        <p className="note">
          Recorded by {recorded.by}, {dayText(recorded.at)}. <code>{id}</code>
        </p>
      </section>
    </>
  );
}

function Facts({ found: { approach, note } }: { readonly found: ApproachOutput }) {
  const { by, toward, innocentExplanations } = approach;
  return (
    <dl className="contact-facts blk">
      <dt>By</dt>
      <dd>
        <WhoLink who={by} />
      </dd>
      <dt>Toward</dt>
      <dd>
        <WhoLink who={toward} />
      </dd>
      <dt>How</dt>
      <dd>{vehicleText(approach)}</dd>
      <dt>Answer</dt>
      <dd className="answer">
        <Answer row={{ ...approach, standing: [] }} />
      </dd>
      <dt>Innocent reading</dt>
      <dd>
        {innocentExplanations.length === 0 ? (
          "Nobody has written down how it could be read innocently."
        ) : (
          <Innocent of={innocentExplanations} />
        )}
      </dd>
      {note !== null && (
        <>
          <dt>Note</dt>
          <dd>{note}</dd>
        </>
      )}
    </dl>
  );
}

function Standing({ found: { approach } }: { readonly found: ApproachOutput }) {
  const dossier = useDossier();
  if (approach.standing.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="standing">
      <h2 id="standing">What was said of it later</h2>
      <ul className="said-list">
        {approach.standing.map(({ id, word, by, when, reason, mark }) => (
          <li key={id}>
            <span className="rec">
              {when !== null && <time>{when.text}</time>}, <WhoLink who={by} />{" "}
              {portionText(mark, dossier)}
            </span>
            <p>
              <Link to={`entries/${id}`}>
                <b>{capital(word)}</b>
              </Link>
              : {reason}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
