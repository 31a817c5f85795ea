/**
 * One's own tokens, by which programs ask the API in one's name: made, told once, taken back.
 */
import { type FormEvent, useState } from "react";
import type { Clearance } from "../../access/clearance.ts";
import { useAnswer } from "../answers.ts";
import type { Problem } from "../api.ts";
import { CopyText } from "../components/copy-text.tsx";
import { Empty, Shown, Trouble } from "../components/shown.tsx";
import { MarkField } from "./mark-field.tsx";
import {
  act,
  actFor,
  type OwnTokens as Listed,
  type NamedMark,
  tokensQuestion,
} from "./questions.ts";
import { momentText } from "./words.ts";

type OwnTokensProps = {
  readonly dossier: string;
  readonly clearance: Clearance;
  readonly levels: readonly NamedMark[];
  readonly captions: readonly NamedMark[];
};

export function OwnTokens(props: OwnTokensProps) {
  const answer = useAnswer(tokensQuestion);
  return (
    <section className="blk access" aria-labelledby="tokens">
      <h2 id="tokens">Tokens for programs</h2>
      <p className="note">
        A program that bears a token asks in your name. It reads what you may read at that moment
        and its ceiling allows, whichever is less, and ends with your access.
      </p>
      <Shown of={answer} what="your tokens">
        {({ tokens }) => <Tokens tokens={tokens} />}
      </Shown>
      <NewToken {...props} />
    </section>
  );
}

function Tokens({ tokens }: Listed) {
  const [problem, setProblem] = useState<Problem>();
  if (tokens.length === 0) return <Empty>You have no token.</Empty>;
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} />}
      <table className="cards">
        <caption className="vh">Your tokens</caption>
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Reads to, at most</th>
            <th scope="col">May</th>
            <th scope="col">Where</th>
            <th scope="col">Ends</th>
            <th scope="col">
              <span className="vh">Take it back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ id, title, ceiling, scope, dossier, ends }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{ceiling}</td>
              <td>{scope === "read" ? "Read and ask" : "All that you may"}</td>
              <td>{dossier ?? "Every dossier of yours"}</td>
              <td>
                <time dateTime={ends}>{momentText(ends)}</time>
              </td>
              <td className="acts">
                <button
                  type="button"
                  className="btn"
                  onClick={async () => setProblem(await act("DELETE", `/tokens/${id}`))}
                >
                  Take back<span className="vh"> the token for {title}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Made = { readonly token: string; readonly ends: string };

function NewToken({ dossier, clearance, levels, captions }: OwnTokensProps) {
  const [title, setTitle] = useState("");
  const [days, setDays] = useState(30);
  const [ceiling, setCeiling] = useState(levels[0]?.id ?? "");
  const [scope, setScope] = useState<"read" | "all">("read");
  const [made, setMade] = useState<Made>();
  const [problem, setProblem] = useState<Problem>();
  const reached = levels.slice(0, levels.findIndex(({ id }) => id === clearance.level) + 1);
  const held = captions.filter(({ id }) => clearance.captions.includes(id));
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const { groups } = clearance;
    const wanted = { title, days, scope, ceiling, groups, dossier };
    const reply = await actFor<Made>("POST", "/tokens", wanted);
    setMade(reply.ok ? reply.value : undefined);
    setProblem(reply.ok ? undefined : reply.problem);
    if (reply.ok) setTitle("");
  };
  return (
    <>
      {made !== undefined && (
        <div className="told" role="status">
          <p>
            <b>Your new token.</b> It is told this once; keep it where only the program reads it. It
            is good until {momentText(made.ends)}.
          </p>
          <p className="secret">
            <code>{made.token}</code> <CopyText text={made.token} what="Copy the token" />
          </p>
        </div>
      )}
      {problem !== undefined && <Trouble problem={problem} />}
      <details className="fold">
        <summary>Make a token</summary>
        <form onSubmit={(event) => void make(event)}>
          <label>
            <span>What it is for</span>
            <input
              required
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          <MarkField
            legend="Reads to, at most"
            levels={reached.length === 0 ? levels.slice(0, 1) : reached}
            captions={held}
            value={ceiling}
            change={setCeiling}
          />
          <label>
            <span>Good for, in days</span>
            <input
              type="number"
              min={1}
              max={90}
              required
              value={days}
              onChange={(event) => setDays(event.target.valueAsNumber)}
            />
          </label>
          <label>
            <span>It may</span>
            <select
              value={scope}
              onChange={(event) => setScope(event.target.value === "all" ? "all" : "read")}
            >
              <option value="read">Read and ask</option>
              <option value="all">Do all that you may</option>
            </select>
          </label>
          <button type="submit" className="btn pri">
            Make the token
          </button>
        </form>
      </details>
    </>
  );
}
