/**
 * Work that takes its time: how far it is, and a button that stops it.
 */
import type { ReactNode } from "react";
import { type LongWork, stopWork } from "../long-work.ts";
import { Trouble } from "./shown.tsx";
import { capital, plain } from "./verdict.tsx";

type LongWorkBarProps = {
  /** Under which it is kept. */
  readonly name: string;
  readonly work: LongWork<unknown>;
  /** Of the button that begins it: `Check the draft`. */
  readonly begins: string;
  readonly begin: () => void;
  /** Whether what it found is of the text as it stands. */
  readonly isOfThis: boolean;
  readonly children?: ReactNode;
};

export function LongWorkBar({ name, work, begins, begin, isOfThis, children }: LongWorkBarProps) {
  const isRunning = work.state === "running";
  return (
    <div className="work">
      <div className="actions">
        {isRunning ? (
          <button type="button" className="btn" onClick={() => stopWork(name)}>
            Stop
          </button>
        ) : (
          <button type="button" className="btn pri" onClick={begin}>
            {work.state === "none" ? begins : `${begins} again`}
          </button>
        )}
        {children}
      </div>
      {isRunning && <Progress work={work} />}
      <p className="note" role="status">
        {work.state === "stopped" && "Stopped. Nothing was changed."}
        {work.state === "done" && !isOfThis && "Found of an earlier text of the draft."}
      </p>
      {work.state === "failed" && <Trouble problem={work.problem} again={begin} />}
    </div>
  );
}

function Progress({ work }: { readonly work: LongWork<unknown> & { readonly state: "running" } }) {
  const { progress } = work;
  const text = progress === undefined ? "Beginning" : capital(plain(progress.text));
  const known = progress !== undefined && progress.total > 1;
  return (
    <p className="progress">
      <progress
        aria-label={text}
        max={1}
        value={known ? progress.done / progress.total : undefined}
      />
      <span>
        {text}
        {known &&
          `, ${progress.done.toLocaleString("en-GB")} of at most ${progress.total.toLocaleString("en-GB")}`}
        . It goes on while you look at other pages.
      </span>
    </p>
  );
}
