/**
 * A proposal: its asks with what is answered to each, the ruling on the one in hand, and the
 * drafted memorandum beside it.
 *
 * The ask in hand and the draft stand in the address, so that both can be sent.
 */

import type { AnswerOutput } from "../../codec/output.ts";
import type { ProposalOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { AskDetail } from "../components/ask-detail.tsx";
import { AskList } from "../components/ask-list.tsx";
import { DraftPage } from "../components/draft-page.tsx";
import { MemorandumPaper } from "../components/memorandum-paper.tsx";
import { Shown } from "../components/shown.tsx";
import { toneOf } from "../components/verdict.tsx";
import { Link, usePlace } from "../go.tsx";
import { useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import "../styles/ruling.css";
import "../styles/proposal.css";
import "../styles/paper.css";

export function ProposalPage({ params }: PageProps) {
  const place = usePlace();
  const path = `/proposals/${encodeURIComponent(params.id ?? "")}`;
  const proposal = useAnswer(about<ProposalOutput>(place, path));
  const answer = useAnswer(about<AnswerOutput>(place, `${path}/answer`));
  return (
    <Shown of={proposal} what="the proposal">
      {(paper) => (
        <Shown of={answer} what="the answer to it">
          {(answered) => <Proposal paper={paper} answered={answered} />}
        </Shown>
      )}
    </Shown>
  );
}

export type ProposalParts = {
  readonly paper: ProposalOutput;
  readonly answered: AnswerOutput;
};

function Proposal({ paper, answered }: ProposalParts) {
  const { query } = usePlace();
  useMark(answered.memorandum.mark);
  useTitle(paper.proposal.when?.text ?? paper.proposal.title);
  if (query.has("draft")) return <DraftPage paper={paper} answered={answered} />;
  const chosen =
    answered.asks.find(({ id }) => id === query.get("ask")) ?? firstOfInterest(answered);
  return (
    <>
      <Heading paper={paper} />
      <div className="cols">
        <AskList paper={paper} answered={answered} chosen={chosen?.id} />
        {chosen !== undefined && <AskDetail key={chosen.id} paper={paper} ask={chosen} />}
        <aside aria-labelledby="draft">
          <div className="hd">
            <h2 id="draft">Draft answer</h2>
            <Link to={`proposals/${paper.proposal.id}`} query={{ draft: "1" }}>
              Read and write in it
            </Link>
          </div>
          <MemorandumPaper answered={answered} about={chosen} />
          <p className="note">
            Every sentence rests on a record, a ruling or the author. The marks follow from what
            each paragraph cites.
          </p>
        </aside>
      </div>
    </>
  );
}

function Heading({ paper: { proposal } }: { readonly paper: ProposalOutput }) {
  const { when, proponent, addressee } = proposal;
  const from = `${proponent.text}${addressee === null ? "" : ` to ${addressee.text}`}`;
  return (
    <div className="ph">
      <div>
        <p className="eyebrow">
          Proposal{when === null ? "" : ` of ${when.text}`}, {from}
        </p>
        <h1>{proposal.title}</h1>
      </div>
      <div className="actions">
        <Link to={`proposals/${proposal.id}`} query={{ draft: "1" }} className="btn pri">
          Open the draft answer
        </Link>
      </div>
    </div>
  );
}

/** The first ask that is not simply in order: what a reader comes for. */
function firstOfInterest({ asks }: AnswerOutput): AnswerOutput["asks"][number] | undefined {
  return asks.find(({ disposition }) => toneOf(disposition) !== "ok") ?? asks[0];
}
