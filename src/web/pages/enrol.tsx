/**
 * What a one-time link opens: choosing how one signs in, at an identity provider or with a password
 * and an authenticator.
 *
 * The link is in the part of the address that no server is sent; it is gone from there once it
 * is used.
 */
import { type FormEvent, useEffect, useId, useState } from "react";
import { useAnswer } from "../answers.ts";
import { type Problem, type Question, send } from "../api.ts";
import { CodeField, plainCode } from "../components/password-form.tsx";
import { ProviderList } from "../components/provider-list.tsx";
import { QrCode } from "../components/qr-code.tsx";
import { Shown, Trouble } from "../components/shown.tsx";
import { useAddress } from "../go.tsx";
import { providersQuestion } from "../providers.ts";
import "../styles/sign-in.css";

/** `POST /api/enrolment` */
type Opened = {
  readonly account: string;
  readonly name: string;
  readonly secondFactor: { readonly secret: string; readonly address: string };
};

export function EnrolPage() {
  const link = useAddress().hash.slice(1);
  const question: Question<Opened> = { url: "/api/enrolment", body: { link } };
  const opened = useAnswer(question);
  const providers = useAnswer(providersQuestion);
  useEffect(() => {
    document.title = "Begin · Chancery";
  }, []);
  if (opened.state === "failed") return <NotGood problem={opened.problem} />;
  return (
    <main className="alone sign-in">
      <h1>Chancery</h1>
      <Shown of={opened} what="your link">
        {(mine) => (
          <>
            <p className="lead">
              Welcome, {mine.name}. Choose how you sign in from now on, as <b>{mine.account}</b>.
              What this account signed in with before is good no longer once you are done.
            </p>
            <Shown of={providers} what="how to sign in">
              {(ways) =>
                ways.providers.length === 0 ? (
                  <PasswordChoice mine={mine} link={link} />
                ) : (
                  <>
                    <section aria-labelledby="providers">
                      <h2 id="providers">At an identity provider</h2>
                      <ProviderList {...ways} verb="Use" link={link} />
                      <p className="note">You show there who you are, and need no password here.</p>
                    </section>
                    <details>
                      <summary>Choose a password instead</summary>
                      <PasswordChoice mine={mine} link={link} />
                    </details>
                  </>
                )
              }
            </Shown>
          </>
        )}
      </Shown>
    </main>
  );
}

function NotGood({ problem }: { readonly problem: Problem }) {
  return (
    <main className="alone sign-in">
      <h1>Chancery</h1>
      <Trouble problem={problem} />
      <a className="btn" href="/">
        Go to sign in
      </a>
    </main>
  );
}

type ChoiceProps = { readonly mine: Opened; readonly link: string };

function PasswordChoice({ mine, link }: ChoiceProps) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const choose = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const body = { link, password, code: plainCode(code) };
    const reply = await send("/api/enrolment/password", { method: "POST", body });
    // A new load, in the place of this one: nothing of the link is left in the tab.
    if (reply.ok) return location.replace("/");
    setWaiting(false);
    setProblem(reply.problem);
  };
  const objection = (at: string) => problem?.errors?.find((one) => one.at === at)?.detail;
  const elsewhere = problem?.errors === undefined ? problem : undefined;
  return (
    <form className="enter steps" onSubmit={(event) => void choose(event)}>
      <input type="hidden" name="account" autoComplete="username" value={mine.account} />
      <PasswordStep password={password} set={setPassword} objection={objection("/password")} />
      <fieldset>
        <legend>2. Add Chancery to your authenticator</legend>
        <SecondFactor mine={mine} />
      </fieldset>
      <fieldset>
        <legend>3. Type the code that it shows</legend>
        <CodeField value={code} set={setCode} />
        <Objection to="The code" detail={objection("/code")} />
      </fieldset>
      {elsewhere !== undefined && <Trouble problem={elsewhere} />}
      <button type="submit" className="btn pri" disabled={waiting}>
        {waiting ? "Setting up…" : "Set up and sign in"}
      </button>
      <p className="note">
        Should you lose the password or the authenticator, an administrator gives you a new link.
        There is no other way back in.
      </p>
    </form>
  );
}

type PasswordStepProps = {
  readonly password: string;
  readonly set: (password: string) => void;
  readonly objection: string | undefined;
};

function PasswordStep({ password, set, objection }: PasswordStepProps) {
  const [shown, setShown] = useState(false);
  const hint = useId();
  return (
    <fieldset>
      <legend>1. Choose a password</legend>
      <label>
        Password
        <input
          name="password"
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          required
          aria-describedby={hint}
          value={password}
          onChange={(event) => set(event.target.value)}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        Show the password
      </label>
      <p className="note" id={hint}>
        12 characters or more. A sentence of your own is best; your name and words that others try
        first are not taken.
      </p>
      <Objection to="The password" detail={objection} />
    </fieldset>
  );
}

function SecondFactor({ mine }: { readonly mine: Opened }) {
  const { secret, address } = mine.secondFactor;
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div className="factor">
      <QrCode text={address} label="The key, to be read by an authenticator" />
      <div>
        <p>
          Read this with an authenticator on your telephone: any that shows codes of six digits.
        </p>
        <p className="note">
          Or type the key: <code className="key">{groups.join(" ")}</code>
        </p>
        <p className="note">
          On the telephone itself: <a href={address}>open it in the authenticator</a>
        </p>
      </div>
    </div>
  );
}

function Objection(of: { readonly to: string; readonly detail: string | undefined }) {
  return (
    <p className="objection" role="alert">
      {of.detail === undefined ? "" : `${of.to} ${of.detail}.`}
    </p>
  );
}
