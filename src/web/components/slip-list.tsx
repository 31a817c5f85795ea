/**
 * What is wrong with a draft, line by line; each leads to its place in the text.
 */
import type { DraftOutput } from "../../codec/output-api-policies.ts";
import type { Slip } from "../editor/code-editor.tsx";
import { sentence, Toned } from "./verdict.tsx";

type Problem = Extract<DraftOutput, { readonly problems: unknown }>["problems"][number];

export function slipsOf(found: DraftOutput | undefined): readonly Slip[] {
  if (found === undefined) return none;
  const ready = slips.get(found);
  if (ready !== undefined) return ready;
  const all =
    "problems" in found
      ? found.problems.map((one) => slipOf(one))
      : found.warnings.map((one) => ({ ...slipOf(one), isOdd: true }));
  slips.set(found, all);
  return all;
}

/** The same answer gives the same list, so that the editor is not marked again for nothing. */
const slips = new WeakMap<DraftOutput, readonly Slip[]>();
const none: readonly Slip[] = [];

export function slipOf({ line, column, path, message }: Problem): Slip {
  return { line, column, message: path === "" ? message : `\`${path}\` ${message}` };
}

type SlipListProps = {
  readonly slips: readonly Slip[];
  readonly jump: (line: number, column: number) => void;
};

export function SlipList({ slips, jump }: SlipListProps) {
  if (slips.length === 0) return null;
  return (
    <ul className="slips" aria-label="Slips, by line">
      {slips.map(({ line, column, message, isOdd = false }) => (
        <li key={`${line}:${column}:${message}`}>
          <button type="button" className="linklike" onClick={() => jump(line, column)}>
            Line {line}
          </button>
          <Toned tone={isOdd ? "pre" : "no"}>{isOdd ? "Odd" : "Slip"}</Toned>
          <span>{sentence(message)}</span>
        </li>
      ))}
    </ul>
  );
}
