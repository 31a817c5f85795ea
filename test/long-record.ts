/**
 * A dossier with as many contacts as wanted, in a store on disk: made up, the same in every run, for
 * what has to hold of a record that no screen holds at once.
 */
import { decodeEntry } from "../src/codec/entry.ts";
import { withStore } from "../src/compose.ts";
import type { Entry } from "../src/core/entry.ts";
import { demonstrate, demonstrationPeople } from "../src/service/demonstration.ts";
import { importDossier } from "../src/service/keep.ts";
import { takeDossier } from "../src/service/shelf.ts";

export const longRecord = "long-record";

/** The people, issues and policies of the shipped dossier, and so many contacts. */
export async function makeLongRecord(folder: string, contacts: number): Promise<void> {
  const shipped = takeDossier(undefined, ".");
  const people = demonstrationPeople();
  if (!shipped.ok || people === undefined) throw new Error("the shipped dossier cannot be read");
  const { header, entries: real } = shipped.value;
  const made = Array.from({ length: contacts }, (_, nth) => aContact(nth, issuesIn(real)));
  const entries = [...alone(real), ...made];
  const dossier = { header: { ...header, dossier: longRecord as typeof header.dossier }, entries };
  const done = await withStore({ folder, env: {} }, async (store) => {
    const imported = await importDossier(dossier, store);
    if (!imported.ok) return imported;
    return demonstrate({ ...people, dossier: longRecord }, store.database);
  });
  if (!done.ok) throw new Error(done.problem.lines.join("; "));
}

const ours = ["haig", "matlock", "reagan", "shultz", "eagleburger", "hartman"];
const theirs = ["gromyko", "dobrynin", "brezhnev", "bessmertnykh"];
const modes = ["meeting", "meeting", "letter", "call", "message"];
const said = [
  "Views were exchanged and nothing moved.",
  "Each side went through its list; both were to think about a next meeting, and neither gave a date for it.",
  "A paper was handed over. It was read at the table, and an answer was promised within the month, on the first two of its five points.",
];

/** Over three years, at every level, of one line or of three, so that no two rows need be alike. */
function aContact(nth: number, issues: readonly string[]): Entry {
  const time = Date.UTC(1981, 0, 20) + ((nth * 7919) % 1060) * 86_400_000;
  const day = new Date(time).toISOString().slice(0, 10);
  const later = new Date(time + 3 * 86_400_000).toISOString().slice(0, 10);
  const some = Array.from({ length: 1 + (nth % 4) }, (_, at) => of(issues, nth + at * 5));
  return decodeEntry({
    id: `gen-${nth}`,
    kind: "contact",
    when: nth % 11 === 0 ? `${day}/${later}` : day,
    mode: of(modes, nth),
    segments: [
      {
        participants: [
          { person: of(ours, nth), side: "ours", role: "principal" },
          { person: of(theirs, Math.floor(nth / 3)), side: "theirs", role: "principal" },
        ],
      },
    ],
    initiator: nth % 2 === 0 ? "ours" : "theirs",
    purpose: nth % 5 === 0 ? "negotiate" : "exchange",
    summary: of(said, nth % 7),
    issues: [...new Set(some)],
    mark: nth % 3 === 0 ? "S" : "C",
    recorded: { at: `${later}T12:00:00.000Z`, by: "bench" },
  });
}

function of<Value>(all: readonly Value[], at: number): Value {
  const one = all[at % all.length];
  if (one === undefined) throw new Error("there is nothing to choose from");
  return one;
}

function issuesIn(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.kind === "issue" ? [entry.issue] : []));
}

/** Those that stand on nothing that was left out. */
function alone(entries: readonly Entry[]): readonly Entry[] {
  const plain = ["person", "office", "tenure", "issue", "policy", "party", "basket", "forum"];
  return entries.filter(({ kind }) => plain.includes(kind));
}
