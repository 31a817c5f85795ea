/**
 * Where something was read, in a line; and what is uncertain about it, where anything is.
 */
import type { SourcesOutput } from "../../codec/output-api.ts";

export function sourceText({ work, place, note }: SourcesOutput[number]): string {
  return [work, place, note].filter((part) => part !== null).join(", ");
}

export function sourcesText(sources: SourcesOutput): string {
  return sources.map(sourceText).join("; ");
}

type SourcesProps = { readonly of: SourcesOutput; readonly uncertain?: string | null };

export function Sources({ of, uncertain = null }: SourcesProps) {
  if (of.length === 0 && uncertain === null) return null;
  return (
    <span className="rec sources">
      {of.length > 0 && `In ${sourcesText(of)}. `}
      {uncertain !== null && `Uncertain: ${uncertain}.`}
    </span>
  );
}
