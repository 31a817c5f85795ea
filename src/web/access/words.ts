/**
 * What somebody may read and do, in words.
 */
import type { Clearance } from "../../access/clearance.ts";
import { type Act, acts, duties } from "../../access/duty.ts";
import type { Role } from "../../access/reader.ts";
import { listed } from "../../core/names.ts";
import type { NamedMark } from "./questions.ts";

type Marks = { readonly levels: readonly NamedMark[]; readonly captions: readonly NamedMark[] };

/** How far somebody reads, in sentences. */
export function sayClearance(clearance: Clearance, { levels, captions }: Marks): readonly string[] {
  const at = levels.findIndex(({ id }) => id === clearance.level);
  if (at === -1) {
    return [
      `Your clearance names a level, ${clearance.level}, that this dossier does not know, so you read nothing in it.`,
    ];
  }
  const titles = levels.slice(0, at + 1).map(({ title }) => title);
  const held = clearance.captions.map((id) => titleOf(id, captions));
  const reads = `You read what is marked ${listed(titles, "or")}`;
  const among =
    held.length === 0
      ? "You hold no caption, so what bears one that has to be held is not for you."
      : `You hold the ${held.length === 1 ? "caption" : "captions"} ${listed(held)}; what bears any other that has to be held is not for you.`;
  const of =
    clearance.groups.length === 0
      ? "You belong to no group that marks release to."
      : `You belong to ${listed(clearance.groups)}, and read what is released to them.`;
  return [`${reads}.`, among, of];
}

function titleOf(id: string, all: readonly NamedMark[]): string {
  return all.find((one) => one.id === id)?.title ?? id;
}

const actWords: Readonly<Record<Act, string>> = {
  read: "read the record as far as your clearance reaches",
  ask: "ask for rulings, answers and drafts",
  record: "record contacts, approaches, moves and all else that happened",
  assess: "assess moves, and overrule the standing of a statement",
  determine: "determine that a move is a meaningful concession, or a gate open",
  decide: "decide on what a proposal asks, and waive",
  "keep policies": "keep the contact policies",
  release: "release what others may read",
  excise: "take a text out of the journal under an authority",
  audit: "see who reads this dossier, and verify the whole journal",
};

export type Duty = {
  readonly act: Act;
  readonly words: string;
  /** By which of the roles; none where it is not theirs. */
  readonly by: readonly Role[];
};

export function dutiesOf(roles: readonly Role[]): readonly Duty[] {
  return acts.map((act) => ({
    act,
    words: actWords[act],
    by: roles.filter((role) => duties[role].includes(act)),
  }));
}

/** `28 November 2026, 10:02` in the reader's own time. */
export function momentText(instant: string): string {
  const date = new Date(instant);
  return date.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}
