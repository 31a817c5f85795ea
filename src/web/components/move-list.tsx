/**
 * Moves, each with what was made of it: assessments side by side, dissent included, and the
 * findings of the authority. What nobody judged says so.
 */
import type {
  AssessmentOutput,
  DeterminationOutput,
  MoveOutput,
} from "../../codec/output-api-contacts.ts";
import { useDossier } from "../dossier.tsx";
import { Link } from "../go.tsx";
import { portionText } from "../mark.tsx";
import { Linked, LinkTo } from "./record-view.tsx";
import { Sources } from "./sources.tsx";
import { capital, Toned } from "./verdict.tsx";
import { WhoLink } from "./who-link.tsx";

export function MoveList({ moves }: { readonly moves: readonly MoveOutput[] }) {
  return (
    <ol className="moves">
      {moves.map((move) => (
        <Move key={move.id} move={move} />
      ))}
    </ol>
  );
}

function Move({ move }: { readonly move: MoveOutput }) {
  const { id, when, by, side, moveKind, summary, assessments, dissent, determinations } = move;
  const dossier = useDossier();
  return (
    <li className={`move ${side}`}>
      <p className="move-head">
        {when === null ? <span>No date</span> : <time>{when.text}</time>}
        <span>
          {capital(moveKind)} by {by.title}
        </span>
        <Standing move={move} />
        <span className="pm">{portionText(move.mark, dossier)}</span>
      </p>
      <h3>
        <Link to={`entries/${id}`} className="q">
          {summary}
        </Link>
      </h3>
      <Carried move={move} />
      {dissent && <p className="dissent">The assessors differ; each stands as it was given.</p>}
      {assessments.length + determinations.length > 0 && (
        <div className="judged-by">
          {assessments.map((one) => (
            <Assessment key={one.id} one={one} />
          ))}
          {determinations.map((one) => (
            <Determination key={one.id} one={one} />
          ))}
        </div>
      )}
      {assessments.length === 0 && <p className="rec">Nobody has assessed it on this record.</p>}
      {assessments.length > 0 && determinations.length === 0 && (
        <p className="rec">No authority has made a finding on it; a gate reads findings alone.</p>
      )}
      <Linked title="Takes back" links={move.retracts} />
      <Linked title="Taken back by" links={move.retractedBy} />
      <Sources of={move.sources} uncertain={move.uncertain} />
    </li>
  );
}

function Standing({ move: { standing } }: { readonly move: MoveOutput }) {
  const { word, records } = standing;
  const [first] = records;
  const text = word ?? "standing not settled";
  return (
    <span className="tag">
      {first === undefined ? text : <LinkTo link={{ ...first, title: text }} />}
    </span>
  );
}

function Carried({ move: { via } }: { readonly move: MoveOutput }) {
  if (via === null) return <p className="rec">Nothing on record carried it.</p>;
  if ("words" in via) return <p className="rec">By {via.words}</p>;
  return (
    <p className="rec">
      In the {via.kind}: <LinkTo link={via} />
    </p>
  );
}

function Assessment({ one }: { readonly one: AssessmentOutput }) {
  const { id, significance, confidence, assessor, when, reason, condition, deedRequired } = one;
  const dossier = useDossier();
  return (
    <article className="judgment">
      <p>
        Assessed <Link to={`entries/${id}`}>{significance}</Link>
        {confidence !== null && <span className="rec">{confidence} confidence</span>}
      </p>
      <p>{reason}</p>
      {condition !== null && <p>On condition: {condition}</p>}
      {deedRequired !== null && <p>To count, it needs: {deedRequired}</p>}
      <p className="rec">
        <WhoLink who={assessor} />
        {when !== null && `, ${when.text}`} {portionText(one.mark, dossier)}
      </p>
    </article>
  );
}

export function Determination({ one }: { readonly one: DeterminationOutput }) {
  const { id, on, finding, by, recommendedBy, when, reason, mark } = one;
  const dossier = useDossier();
  return (
    <article className="judgment found">
      <p>
        <Toned tone={finding === "yes" ? "ok" : "out"}>
          {finding === "yes" ? "Found" : "Not found"}
        </Toned>{" "}
        <Link to={`entries/${id}`}>{on.short}</Link>
      </p>
      <p>{reason}</p>
      <p className="rec">
        Determined by <WhoLink who={by} />
        {recommendedBy !== null && (
          <>
            , recommended by <WhoLink who={recommendedBy} />
          </>
        )}
        {when !== null && `, ${when.text}`} {portionText(mark, dossier)}
      </p>
    </article>
  );
}
