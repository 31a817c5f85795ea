/**
 * An answer in whichever state it is: awaited, there, or failed with what can be done.
 */
import type { ReactNode } from "react";
import type { Answer } from "../answers.ts";
import type { Problem } from "../api.ts";
import { capital } from "./verdict.tsx";

type ShownProps<T> = {
  readonly of: Answer<T>;
  /** What is being awaited, for those who cannot see the grey bars. */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
};

export function Shown<T>({ of, what, children }: ShownProps<T>) {
  switch (of.state) {
    case "waiting":
      return <Waiting what={what} />;
    case "failed":
      return <Trouble problem={of.problem} again={of.again} />;
    case "answered":
      return children(of.value);
  }
}

export function Waiting({ what }: { readonly what: string }) {
  return (
    <div className="waiting" role="status">
      <i />
      <i />
      <i />
      <span className="vh">Loading {what}</span>
    </div>
  );
}

export function Trouble({ problem, again }: { readonly problem: Problem; again?: () => void }) {
  return (
    <div className="trouble" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail !== undefined && <p>{capital(problem.detail)}.</p>}
      {problem.errors !== undefined && (
        <ul>
          {problem.errors.map(({ at, detail }) => (
            <li key={at}>
              <code>{at}</code>: {detail}
            </li>
          ))}
        </ul>
      )}
      {again !== undefined && problem.status !== 404 && (
        <button type="button" className="btn" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

/** What stands where there is nothing yet, and says what to do. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
