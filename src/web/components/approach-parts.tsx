/**
 * What an approach came to: its answer, what became of it, what was said of it later, and how it
 * can be read innocently.
 */
import type { ApproachRow } from "../../codec/output-api-channel.ts";
import { Link } from "../go.tsx";
import { capital } from "./verdict.tsx";
import { WhoLink } from "./who-link.tsx";

export const answerWords = {
  refused: "Refused",
  redirected: "Sent to the channel",
  accepted: "Accepted",
  unanswered: "Not answered",
  other: "Neither yes nor no",
} as const;

export function Innocent({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <span className="rec">
      It may be no more than this: {of.map((one) => one.replace(/\.$/, "")).join("; or ")}.
    </span>
  );
}

/** The record names the hands it passed through; where they are the maker's own, it says so. */
export function vehicleText({ vehicle, by }: Pick<ApproachRow, "vehicle" | "by">): string {
  return vehicle === by.person ? "In person" : `By way of ${vehicle}`;
}

export function Answer({ row }: { readonly row: ApproachRow }) {
  const { answer, disposition, reportedTo, standing } = row;
  return (
    <>
      <b>{answerWords[answer]}</b>
      <span className="rec">{capital(disposition)}</span>
      {reportedTo !== null && <span className="rec">Reported to {reportedTo}</span>}
      {standing.map(({ id, word, by, when }) => (
        <span key={id} className="rec later">
          <Link to={`entries/${id}`}>{capital(word)}</Link> by <WhoLink who={by} />
          {when !== null && `, ${when.text}`}
        </span>
      ))}
    </>
  );
}
