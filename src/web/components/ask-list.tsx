/**
 * The asks of a proposal, each with what is answered to it.
 */
import type { AnswerOutput } from "../../codec/output.ts";
import type { ProposalOutput } from "../../codec/output-api-record.ts";
import { dayText } from "../days.ts";
import { Link } from "../go.tsx";
import { capital, Verdict } from "./verdict.tsx";

type AskListProps = {
  readonly paper: ProposalOutput;
  readonly answered: AnswerOutput;
  readonly chosen: string | undefined;
};

export function AskList({ paper, answered, chosen }: AskListProps) {
  const kinds = new Map(paper.asks.map(({ id, kind }) => [id, kind]));
  const { asks } = answered;
  return (
    <section className="asks" aria-labelledby="asks">
      <h2 id="asks">{asks.length === 1 ? "One ask" : `${capital(counted(asks.length))} asks`}</h2>
      <ol>
        {asks.map(({ id, title, disposition, resubmissionOf }, at) => (
          <li key={id} className={id === chosen ? "on" : undefined}>
            <Link
              to={`proposals/${paper.proposal.id}`}
              query={{ ask: id }}
              aria-current={id === chosen ? "true" : undefined}
              data-row
            >
              <span className="num n">{at + 1}</span>
              <span className="t">
                <b>{title}</b>
                <span>
                  {capital(kinds.get(id) ?? "")}
                  {resubmissionOf.length > 0 && ", asked before"}
                </span>
              </span>
              <Verdict word={disposition} />
            </Link>
          </li>
        ))}
      </ol>
      <p className="note">
        Ruled as of {dayText(answered.asOf)}, as known on {dayText(answered.knownOn)}, under{" "}
        <Link to="policy">{answered.policy}</Link>. A later ruling stands beside this one and never
        replaces it.
      </p>
    </section>
  );
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function counted(count: number): string {
  return numbers[count] ?? String(count);
}
