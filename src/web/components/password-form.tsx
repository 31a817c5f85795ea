/**
 * Signing in with a password and a code.
 */
import { type FormEvent, useRef, useState } from "react";
import { askAgain } from "../answers.ts";
import { type Problem, send } from "../api.ts";
import { Trouble } from "./shown.tsx";

export function PasswordForm() {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const codeField = useRef<HTMLInputElement>(null);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    const body = { account: account.trim(), password, code: plainCode(code) };
    const reply = await send("/api/session", { method: "POST", body });
    setWaiting(false);
    if (reply.ok) return askAgain();
    setProblem(reply.problem);
    setCode(""); // a code is good once
    codeField.current?.focus();
  };
  return (
    <form className="enter" onSubmit={(event) => void enter(event)}>
      {problem !== undefined && <Trouble problem={problem} />}
      <label>
        Account
        <input
          name="account"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </label>
      <label>
        Password
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <CodeField value={code} set={setCode} field={codeField} />
      <button type="submit" className="btn pri" disabled={waiting}>
        {waiting ? "Signing in…" : "Sign in"}
      </button>
      <p className="note">
        Without your password or your authenticator, ask an administrator for a one-time link.
      </p>
    </form>
  );
}

type CodeFieldProps = {
  readonly value: string;
  readonly set: (code: string) => void;
  readonly field?: React.Ref<HTMLInputElement>;
};

export function CodeField({ value, set, field }: CodeFieldProps) {
  return (
    <label>
      Code from your authenticator
      <input
        name="code"
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={9}
        ref={field}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
}

/** Authenticators show a code in two groups, and so people type it. */
export function plainCode(code: string): string {
  return code.replaceAll(/\s/g, "");
}
