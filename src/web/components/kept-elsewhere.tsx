/**
 * What a reader kept elsewhere, a checkpoint and verification keys, to hold the journal against.
 */
import { useId, useState } from "react";
import { useDossier } from "../dossier.tsx";
import { readOrigin, readPasted } from "../journal/checkpoint.ts";
import type { Kept, Tree } from "../journal/checks.ts";
import { readKey } from "../journal/note.ts";
import { bannerText } from "../mark.tsx";

export const noneKept: Kept = { checkpoint: undefined, keys: [] };

type KeptElsewhereProps = { readonly trees: readonly Tree[]; readonly set: (kept: Kept) => void };

export function KeptElsewhere({ trees, set }: KeptElsewhereProps) {
  const id = useId();
  const [note, setNote] = useState("");
  const [keys, setKeys] = useState("");
  const [said, setSaid] = useState({ note: "", keys: "", bad: false });
  const sayNote = useSaying(trees);
  const change = async (nextNote: string, nextKeys: string) => {
    setNote(nextNote);
    setKeys(nextKeys);
    const checkpoint = sayNote(nextNote);
    const own = await readKeys(nextKeys);
    set({ checkpoint: checkpoint.value, keys: own.keys });
    setSaid({ note: checkpoint.said, keys: own.said, bad: checkpoint.bad || own.bad });
  };
  return (
    <section className="blk" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Hold it against what you kept</h2>
      <p className="note">
        A checkpoint that lay out of this server’s reach shows whether anything before it was
        changed since. What you put here is not sent anywhere.
      </p>
      <div className="kept">
        <div>
          <label htmlFor={`${id}-note`}>A checkpoint kept elsewhere</label>
          <textarea
            id={`${id}-note`}
            rows={6}
            value={note}
            spellCheck={false}
            aria-describedby={`${id}-note-said`}
            onChange={(event) => void change(event.target.value, keys)}
          />
          <p className="note" id={`${id}-note-said`} role="status">
            {said.note}
          </p>
          <label className="from-file">
            <span>Or from a file</span>
            <input
              type="file"
              accept=".checkpoint,.txt,text/plain"
              onChange={async (event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) await change((await file.text()).slice(0, 100_000), keys);
              }}
            />
          </label>
        </div>
        <div>
          <label htmlFor={`${id}-keys`}>Verification keys kept elsewhere, one to a line</label>
          <textarea
            id={`${id}-keys`}
            rows={6}
            value={keys}
            spellCheck={false}
            aria-describedby={`${id}-keys-said`}
            onChange={(event) => void change(note, event.target.value)}
          />
          <p className="note" id={`${id}-keys-said`} role="status">
            {said.keys === "" ? "Without any, those are used that this server names." : said.keys}
          </p>
        </div>
      </div>
    </section>
  );
}

type Saying = {
  readonly value: Kept["checkpoint"];
  readonly said: string;
  readonly bad: boolean;
};

/** What a pasted checkpoint is of, or why it is of no use here. */
function useSaying(trees: readonly Tree[]): (text: string) => Saying {
  const dossier = useDossier();
  return (text) => {
    if (text.trim() === "") return { value: undefined, said: "", bad: false };
    const read = readPasted(text);
    if (!read.ok) {
      return { value: undefined, said: `This is no checkpoint: ${read.problem}.`, bad: true };
    }
    const { origin, size } = read.value;
    if (!trees.some((tree) => tree.origin === origin)) {
      return { value: undefined, said: "It is of no tree that is shown here.", bad: true };
    }
    const mark = readOrigin(origin)?.mark;
    const name = mark === undefined ? "the master tree" : `the tree ${bannerText(mark, dossier)}`;
    const said = `Of ${name}, up to size ${size.toLocaleString("en-GB")}. Verify that tree to hold it against this.`;
    return { value: read.value, said, bad: false };
  };
}

async function readKeys(text: string) {
  const lines = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const read = await Promise.all(lines.map(readKey));
  const wrong = read.indexOf(undefined);
  if (wrong !== -1) {
    return { keys: [], said: `Line ${wrong + 1} is no verification key.`, bad: true };
  }
  if (lines.length === 0) return { keys: [], said: "", bad: false };
  const count = lines.length === 1 ? "This key alone is" : `These ${lines.length} keys are`;
  return { keys: lines, said: `${count} believed, whatever the server names.`, bad: false };
}
