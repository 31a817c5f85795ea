/**
 * A contact of the record read back into the form, to be corrected; and one with an account added.
 *
 * What the form does not show is kept as it stands, since a correction says everything again.
 */
import type { EntryOutput } from "../../codec/output-api-record.ts";
import type { Role } from "../../core/contact.ts";
import {
  blankContact,
  type ContactForm,
  type Seat,
  type SegmentForm,
  type Wire,
} from "./contact-form.ts";
import { someoneOfWire } from "./someone.ts";

type Contact = Extract<EntryOutput["entry"], { kind: "contact" }>;

export function formOf(contact: Contact, corrected: string): ContactForm {
  const { id: _, recorded: _by, supersedes: _why, ...rest } = contact;
  return {
    ...blankContact,
    when: contact.when ?? "",
    place: contact.place ?? "",
    mode: contact.mode,
    setting: contact.setting ?? "bilateral",
    prepared: contact.prepared === undefined ? "" : contact.prepared ? "yes" : "no",
    segments: contact.segments.map(segmentOf),
    initiator: contact.initiator,
    purpose: contact.purpose,
    issues: contact.issues ?? [],
    forum: contact.forum ?? "",
    instruments: (contact.instruments ?? []).join("\n"),
    summary: contact.summary,
    outcome: contact.outcome ?? "",
    recordStatus: contact.recordStatus ?? "on file",
    mark: contact.mark,
    correcting: { entry: corrected, reason: "", rest: withoutShown(rest) },
  };
}

/** Fields that the form shows and may empty. */
const shown = ["place", "setting", "prepared", "forum", "outcome", "when"] as const;

function withoutShown(rest: Wire): Wire {
  return Object.fromEntries(
    Object.entries(rest).filter(([name]) => !shown.some((one) => one === name)),
  );
}

/** A participant keeps what the form does not show of them, such as whom they acted for. */
function segmentOf(segment: Contact["segments"][number]): SegmentForm {
  const seats = (side: "ours" | "theirs"): readonly Seat[] =>
    segment.participants
      .filter((one) => one.side === side)
      .map(({ role, as, level, ...who }) => ({
        who: someoneOfWire(who),
        role: role as Role,
        rest: { ...(as && { as }), ...(level && { level }) },
      }));
  return {
    title: segment.title ?? "",
    ours: seats("ours"),
    theirs: seats("theirs"),
    issues: segment.issues ?? [],
  };
}

export type Addition = {
  readonly text: string;
  readonly by: string;
  readonly reason: string;
};

/**
 * The contact with one more account, in the place of the contact as it was. One that had none yet
 * was an account itself, of whoever recorded it, and stays as the first.
 */
export function withAccount(contact: Contact, corrected: string, add: Addition): Wire {
  const { id: _, recorded, supersedes: _why, mark: _mark, ...rest } = contact;
  const first = { of: "ours", by: { words: recorded.by }, text: contact.summary };
  const accounts = contact.accounts ?? [];
  const second = { of: "ours", by: { words: add.by }, text: add.text };
  return {
    ...rest,
    accounts: [...(accounts.length === 0 ? [first] : accounts), second],
    supersedes: { entry: corrected, reason: add.reason },
  };
}
