/**
 * Signing in: with one click where the demonstration is loaded.
 */
import { useEffect, useState } from "react";
import { askAgain, useAnswer } from "../answers.ts";
import { type Problem, send } from "../api.ts";
import { Shown, Trouble } from "../components/shown.tsx";
import { demonstrationQuestion } from "../session.tsx";
import "../styles/sign-in.css";

export function SignInPage() {
  const demonstration = useAnswer(demonstrationQuestion);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    document.title = "Sign in · Chancery";
  }, []);
  const enter = async (account: string) => {
    const reply = await send("/api/demonstration", { method: "POST", body: { account } });
    if (reply.ok) askAgain();
    else setProblem(reply.problem);
  };
  return (
    <main className="alone sign-in">
      <h1>Chancery</h1>
      <p className="lead">The book of record and the contact policy of a negotiating team.</p>
      {problem !== undefined && <Trouble problem={problem} />}
      <Shown of={demonstration} what="who can sign in">
        {({ people }) =>
          people.length === 0 ? (
            <p>
              Nobody can sign in here by a click. Open the one-time link that the server printed
              when it was started.
            </p>
          ) : (
            <section aria-labelledby="people">
              <h2 id="people">Sign in to the demonstration as</h2>
              <ul>
                {people.map(({ account, name }) => (
                  <li key={account}>
                    <button type="button" onClick={() => void enter(account)}>
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
              <p className="note">
                Each sees only what they may read, and may do only what their duties include. This
                way in exists on this machine alone.
              </p>
            </section>
          )
        }
      </Shown>
    </main>
  );
}
