/**
 * The keys that sign the journal, to be copied and kept, and the hand-overs from one to the next.
 */
import { useEffect, useState } from "react";
import type { JournalOutput } from "../../codec/output-api-people.ts";
import { type HandOver, readHandOver } from "../journal/hand-over.ts";
import { canVerify } from "../journal/note.ts";
import { CopyText } from "./copy-text.tsx";

export function JournalKeys({
  journal: { vkeys, handOvers },
}: {
  readonly journal: JournalOutput;
}) {
  const overs = useHandOvers(handOvers);
  return (
    <section className="blk" aria-labelledby="keys">
      <h2 id="keys">Verification keys</h2>
      <p className="note">
        Keep these where this server cannot reach them. A key’s own words are no reason to believe
        it; yours are.
      </p>
      <ul className="vkeys">
        {vkeys.map((vkey, at) => (
          <li key={vkey}>
            <code>{vkey}</code>
            <span className="tag">
              {at === vkeys.length - 1 ? "Signs now" : "Signed before; what it signed stays good"}
            </span>
            <CopyText text={`${vkey}\n`} what="Copy" />
          </li>
        ))}
      </ul>
      {overs.map((over) => (
        <HandOverNote key={over.note} over={over} />
      ))}
      {vkeys.length > 1 && handOvers.length < vkeys.length - 1 && (
        <p className="note">
          Not every change of key has left a hand-over here: those keys are named by this server
          alone.
        </p>
      )}
    </section>
  );
}

function HandOverNote({ over }: { readonly over: HandOver }) {
  const words: Readonly<Record<HandOver["holds"], string>> = {
    yes: "Both keys have signed that the one hands over to the other.",
    no: "This hand-over is not signed by both keys; do not believe it.",
    untried: "This browser cannot check who signed it.",
  };
  return (
    <details className="checkpoint">
      <summary>
        Hand-over{over.from === undefined ? "" : ` from ${over.from} to ${over.to}`}
      </summary>
      <p>{words[over.holds]}</p>
      <pre>{over.note}</pre>
      <CopyText text={over.note} what="Copy" />
    </details>
  );
}

function useHandOvers(notes: readonly string[]): readonly HandOver[] {
  const [overs, setOvers] = useState<readonly HandOver[]>([]);
  const all = notes.join("\0");
  useEffect(() => {
    let left = false;
    const texts = all === "" ? [] : all.split("\0");
    void (async () => {
      const can = (await canVerify()) === "yes";
      const read = await Promise.all(texts.map((note) => readHandOver(note, can)));
      if (!left) setOvers(read);
    })();
    return () => {
      left = true;
    };
  }, [all]);
  return overs;
}
