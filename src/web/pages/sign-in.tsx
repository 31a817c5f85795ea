/**
 * Signing in: at an identity provider, with a password, or with one click where the demonstration
 * is loaded. Passkeys will be one more section here.
 */
import { useEffect, useState } from "react";
import { askAgain, useAnswer } from "../answers.ts";
import { type Problem, send } from "../api.ts";
import { PasswordForm } from "../components/password-form.tsx";
import { ProviderList } from "../components/provider-list.tsx";
import { Shown, Trouble } from "../components/shown.tsx";
import { type Providers, providersQuestion, refusalIn } from "../providers.ts";
import { type Demonstration, demonstrationQuestion } from "../session.tsx";
import "../styles/sign-in.css";

export function SignInPage() {
  const demonstration = useAnswer(demonstrationQuestion);
  const providers = useAnswer(providersQuestion);
  useEffect(() => {
    document.title = "Sign in · Chancery";
  }, []);
  return (
    <main className="alone sign-in">
      <h1>Chancery</h1>
      <p className="lead">The book of record and the contact policy of a negotiating team.</p>
      <Shown of={providers} what="how to sign in">
        {(ways) => (
          <Shown of={demonstration} what="who can sign in">
            {({ people }) => <Ways providers={ways.providers} people={people} />}
          </Shown>
        )}
      </Shown>
    </main>
  );
}

function Ways({ providers, people }: Providers & Demonstration) {
  const alone = providers.length === 0 && people.length === 0;
  return (
    <>
      <Refusal providers={providers} />
      {people.length > 0 && <DemonstrationPeople people={people} />}
      {providers.length > 0 && (
        <section aria-labelledby="providers">
          <h2 id="providers">Sign in</h2>
          <ProviderList providers={providers} verb="Sign in with" />
        </section>
      )}
      {alone ? (
        <section aria-labelledby="password">
          <h2 id="password">Sign in</h2>
          <PasswordForm />
        </section>
      ) : (
        <details>
          <summary>Sign in with a password</summary>
          <PasswordForm />
        </details>
      )}
    </>
  );
}

/** Said once, to somebody who came back from a provider; the address is then plain again. */
function Refusal({ providers }: Providers) {
  const [refusal] = useState(() => refusalIn(location.search, { providers }));
  useEffect(() => {
    if (refusal !== undefined) history.replaceState(undefined, "", "/");
  }, [refusal]);
  if (refusal === undefined) return null;
  return <Trouble problem={{ ...refusal, kind: "refused", status: 404 }} />;
}

function DemonstrationPeople({ people }: Demonstration) {
  const [problem, setProblem] = useState<Problem>();
  const enter = async (account: string) => {
    const reply = await send("/api/demonstration", { method: "POST", body: { account } });
    if (reply.ok) askAgain();
    else setProblem(reply.problem);
  };
  return (
    <section aria-labelledby="people">
      <h2 id="people">Sign in to the demonstration as</h2>
      {problem !== undefined && <Trouble problem={problem} />}
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
        Each sees only what they may read, and may do only what their duties include. This way in
        exists on this machine alone.
      </p>
    </section>
  );
}
