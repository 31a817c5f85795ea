/**
 * What came of a check: its word, with glyph and colour, and the sentence.
 */
import type { Said } from "../journal/words.ts";
import { Glyph } from "./verdict.tsx";

export function Outcome({ said: { tone, word, text } }: { readonly said: Said }) {
  return (
    <div className={`verdict outcome ${tone}`}>
      <h3>
        <Glyph tone={tone} />
        {word}
      </h3>
      <p>{text}</p>
    </div>
  );
}
