/**
 * The desk: the posture and its cause, the ladder with the gates between its rungs, what waits,
 * and the board of issues.
 */
import type { DeskOutput } from "../../codec/output-api-desk.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { IssueBoard } from "../components/issue-board.tsx";
import { Ladder } from "../components/ladder.tsx";
import { RecordList } from "../components/record-line.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { ComingList, DepartureList, DueList, WaitingList } from "../components/waiting-list.tsx";
import { Link, usePlace } from "../go.tsx";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/desk.css";

export function DeskPage() {
  const answer = useAnswer(about<DeskOutput>(usePlace(), "/desk"));
  return (
    <Shown of={answer} what="the desk">
      {(desk) => <Desk desk={desk} />}
    </Shown>
  );
}

function Desk({ desk }: { readonly desk: DeskOutput }) {
  return (
    <>
      <Posture posture={desk.posture} />
      <div className="two desk-two">
        <section aria-labelledby="ladder">
          <div className="hd">
            <h2 id="ladder">Ladder and gates</h2>
            {desk.policyTitle !== null && <Link to="policy">{desk.policyTitle}</Link>}
          </div>
          <Ladder desk={desk} />
        </section>
        <div>
          <WaitingList waiting={desk.waiting} />
          <DepartureList departures={desk.departures} />
          <DueList dueOuts={desk.dueOuts} />
          <ComingList coming={desk.coming} />
        </div>
      </div>
      <IssueBoard issues={desk.issues} />
    </>
  );
}

function Posture({ posture }: Pick<DeskOutput, "posture">) {
  if (posture === null) {
    return (
      <>
        <h1>Desk</h1>
        <Empty>
          No policy stands over this record yet, so there is no posture to read from it.
        </Empty>
      </>
    );
  }
  const { word, text, cite, records } = posture;
  return (
    <div className="posture">
      <p className="eyebrow">Posture, all issues</p>
      <div className="post">
        <h1>{capital(word)}</h1>
        <p>
          {capital(causeOf(text, word))} ({cite}).
        </p>
      </div>
      <details className="causes">
        <summary>
          {records.length === 0
            ? "No record bears on it"
            : `The ${records.length} records looked at`}
        </summary>
        <RecordList ids={records.map(({ id }) => id)} most={10} />
      </details>
    </div>
  );
}

/** The sentence begins with the word that stands above it. */
function causeOf(text: string, word: string): string {
  return text.startsWith(`${word}, `) ? text.slice(word.length + 2) : text;
}
