/**
 * Where both sides stand on the scale of an issue: theirs a circle, ours a square.
 */
import type { NamedOutput } from "../../codec/output-api.ts";

type TrackProps = {
  readonly scale: readonly NamedOutput[];
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
};

const from = 8;
const to = 128;

/** Nothing where the record places neither side. */
export function Track({ scale, ours, theirs }: TrackProps) {
  if (scale.length < 2 || (ours === undefined && theirs === undefined)) return null;
  const at = (place: number) => from + ((to - from) * place) / (scale.length - 1);
  return (
    <svg
      className="track"
      viewBox="0 0 136 20"
      role="img"
      aria-label={`Theirs: ${said(theirs, scale)}. Ours: ${said(ours, scale)}.`}
    >
      <line x1={from} x2={to} y1="10" y2="10" className="way" />
      {scale.map(({ id }, place) => (
        <line key={id} x1={at(place)} x2={at(place)} y1="6.5" y2="13.5" className="way" />
      ))}
      {theirs !== undefined && <circle cx={at(theirs)} cy="10" r="5.5" className="theirs" />}
      {ours !== undefined && (
        <rect x={at(ours) - 5} y="5" width="10" height="10" className="ours" />
      )}
    </svg>
  );
}

function said(place: number | undefined, scale: readonly NamedOutput[]): string {
  if (place === undefined) return "not placed on the scale";
  return `step ${place + 1} of ${scale.length}, ${scale[place]?.title ?? ""}`;
}
