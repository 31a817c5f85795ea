/**
 * A policy as numbered sentences, the effect of each down the margin, its source beside it.
 */
import type { PolicyOutput } from "../../codec/output-api-policies.ts";
import { type Tone, Toned } from "./verdict.tsx";

type Sentences = PolicyOutput["sentences"];

const effects: Readonly<Record<Sentences[number]["effect"], { tone: Tone; word: string }>> = {
  forbid: { tone: "no", word: "Not in order" },
  gate: { tone: "pre", word: "While a gate is open" },
  refer: { tone: "und", word: "Referred" },
  permit: { tone: "ok", word: "In order" },
  exempt: { tone: "out", word: "Outside policy" },
  otherwise: { tone: "out", word: "Otherwise" },
};

export function PolicySentences({ sentences }: { readonly sentences: Sentences }) {
  return (
    <table className="cards sentences">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Effect</th>
          <th scope="col">Sentence</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {sentences.map(({ id, effect, text, cite }, at) => (
          <tr key={id} id={`rule-${id}`}>
            <td className="n num">{at + 1}</td>
            <td className="eff">
              <Toned tone={effects[effect].tone}>{effects[effect].word}</Toned>
              <span className="rec">{id}</span>
            </td>
            <td className="w sent">{text}.</td>
            <td className="rec">{cite}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
