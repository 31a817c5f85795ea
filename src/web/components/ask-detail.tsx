/**
 * One ask of a proposal: in the words of its paper, with what is answered to it and why.
 */
import type { AnswerOutput } from "../../codec/output.ts";
import type { ProposalOutput } from "../../codec/output-api-record.ts";
import { useDossier } from "../dossier.tsx";
import { Link } from "../go.tsx";
import { RecordList } from "./record-line.tsx";
import { RulingCard } from "./ruling-card.tsx";
import { capital, Glyph, toneOf } from "./verdict.tsx";

type AskDetailProps = {
  readonly paper: ProposalOutput;
  readonly ask: AnswerOutput["asks"][number];
};

export function AskDetail({ paper, ask }: AskDetailProps) {
  const asked = paper.asks.find(({ id }) => id === ask.id);
  const { may } = useDossier().reader;
  return (
    <div className="ask-detail">
      <h2 className="vh">{ask.title}</h2>
      {ask.ruling === null ? <Stance ask={ask} /> : <RulingCard ruling={ask.ruling} />}
      {asked !== undefined && (
        <section className="blk" aria-label="What was asked">
          <h3>What was asked</h3>
          {asked.words === null ? <p>{asked.text}</p> : <blockquote>{asked.words}</blockquote>}
        </section>
      )}
      {may.includes("decide") && (
        <p className="blk">
          <Link
            to="write/decision"
            query={{ proposal: paper.proposal.id, ask: ask.id }}
            className="btn"
          >
            Record a decision on it
          </Link>
        </p>
      )}
      {asked !== undefined && asked.resubmissionOf.length > 0 && (
        <section className="blk" aria-label="Asked before">
          <h3>Asked before</h3>
          <ul className="records">
            {asked.resubmissionOf.map(({ proposal, same }) => (
              <li key={proposal.id}>
                <Link to={`proposals/${proposal.id}`}>{proposal.title}</Link>{" "}
                <span className="rec">
                  {same === "ask" ? "the same ask" : "in nearly the same words"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** An ask for a stance is compared with the positions in force, and needs no ruling. */
function Stance({ ask: { title, disposition, records } }: Pick<AskDetailProps, "ask">) {
  const tone = toneOf(disposition);
  return (
    <article className="ruling" aria-label={`Answer: ${disposition}`}>
      <div className={`verdict ${tone}`}>
        <h2>
          <Glyph tone={tone} />
          {capital(disposition)}
        </h2>
        <p>
          {title}: compared with the {records.length} positions in force on record.
        </p>
      </div>
      <h3>The positions it was compared with</h3>
      <RecordList ids={records} most={12} />
    </article>
  );
}
