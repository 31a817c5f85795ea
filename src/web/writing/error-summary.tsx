/**
 * What is wrong with a form, at its head, each with the way to its field (the error summary of the
 * GOV.UK Design System).
 */
import { useEffect, useRef } from "react";
import { capital } from "../components/verdict.tsx";
import { idOf } from "./fields.tsx";
import type { Fault } from "./places.ts";

type ErrorSummaryProps = {
  readonly faults: readonly Fault[];
  /** Changes whenever the form has been looked through again, and takes the reader here. */
  readonly found: unknown;
};

export function ErrorSummary({ faults, found }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each finding leads here, be it the same again
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [found]);
  if (faults.length === 0) return null;
  return (
    <div className="trouble faults" role="alert" tabIndex={-1} ref={box}>
      <h2>{faults.length === 1 ? "One thing to look at" : `${faults.length} things to look at`}</h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field === "" ? (
              said(text)
            ) : (
              <a href={`#${idOf(field)}`} onClick={(event) => goToField(event, field)}>
                {said(text)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <p className="note">Nothing that you wrote is lost.</p>
    </div>
  );
}

function said(text: string): string {
  return capital(text.replaceAll("`", ""));
}

function goToField(event: React.MouseEvent, field: string): void {
  const input = document.getElementById(idOf(field));
  if (input === null) return;
  event.preventDefault();
  // What is folded away is opened first.
  for (let box = input.closest("details"); box !== null; ) {
    box.open = true;
    box = box.parentElement?.closest("details") ?? null;
  }
  input.scrollIntoView({ block: "center" });
  input.focus();
}
