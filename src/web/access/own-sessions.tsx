/**
 * One's own sessions, and ending them; and how one comes by another password.
 */
import { useState } from "react";
import { useAnswer } from "../answers.ts";
import type { Problem } from "../api.ts";
import { Shown, Trouble } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { act, type OwnSessions as Listed, sessionsQuestion } from "./questions.ts";
import { momentText } from "./words.ts";

export function OwnSessions() {
  const answer = useAnswer(sessionsQuestion);
  return (
    <section className="blk access" aria-labelledby="sessions">
      <div className="hd">
        <h2 id="sessions">Where you are signed in</h2>
      </div>
      <Shown of={answer} what="your sessions">
        {({ sessions }) => <Sessions sessions={sessions} />}
      </Shown>
      <p className="note">
        A session ends after an hour of rest, and after a day however busy. To change your password
        or your second factor, ask an administrator for a new one-time link: what you sign in with
        now stays good until that is used.
      </p>
    </section>
  );
}

function Sessions({ sessions }: Listed) {
  const [problem, setProblem] = useState<Problem>();
  const end = async (path: string) => setProblem(await act("DELETE", path));
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} />}
      <table className="cards">
        <caption className="vh">Your sessions</caption>
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col">How</th>
            <th scope="col">At work</th>
            <th scope="col">
              <span className="vh">End it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, how, opened, lastSeen, own }) => (
            <tr key={id}>
              <td>
                <time dateTime={opened}>{momentText(opened)}</time>
              </td>
              <td>{capital(how)}</td>
              <td className="w">
                {own ? (
                  "Now: it is this one"
                ) : (
                  <>
                    Last seen <time dateTime={lastSeen}>{momentText(lastSeen)}</time>
                  </>
                )}
              </td>
              <td className="acts">
                {!own && (
                  <button type="button" className="btn" onClick={() => void end(`/sessions/${id}`)}>
                    End<span className="vh"> the session begun {momentText(opened)}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <p className="below">
          <button type="button" className="btn" onClick={() => void end("/sessions")}>
            End all but this one
          </button>
        </p>
      )}
    </>
  );
}
