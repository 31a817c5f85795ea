/**
 * One contact whole: who sat where, both accounts, what was said and moved, what rests on it, and
 * the ruling as of its own day.
 */
import type { ContactOutput } from "../codec/output-api-contacts.ts";
import { allOf, byWhen } from "../core/book.ts";
import { throughAny } from "../core/channel.ts";
import type { EntryOf } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { namesOf } from "../core/names.ts";
import { dayOf, departureOf, viewContactRow } from "./contact-row.ts";
import { ladderOf } from "./contacts.ts";
import { asksOf } from "./departures.ts";
import { askedOf, type Lens } from "./lens.ts";
import {
  linkOf,
  linkTo,
  restedOnBy,
  restsOn,
  viewIssue,
  viewSources,
  viewWho,
} from "./link-view.ts";
import { viewMove } from "./move-view.ts";
import { viewRuling } from "./ruling-view.ts";
import { ruleOnContact } from "./rulings.ts";
import { viewSeat } from "./seat-view.ts";

type Contact = EntryOf<"contact">;

export function viewContact(contact: Contact, lens: Lens): ContactOutput {
  const { names, book } = lens;
  const then = dayOf(contact, lens);
  const supersededBy = book.supersededBy.get(contact.id);
  const link = (id: EntryId) => linkTo(id, lens);
  return {
    ...askedOf(lens),
    ladder: ladderOf(lens),
    contact: viewContactRow(contact, lens),
    uncertain: contact.uncertain ?? null,
    convenedAs: contact.convenedAs ?? null,
    prepared: contact.prepared ?? null,
    phase: contact.phase ?? null,
    instruments: [...contact.instruments],
    outcome: contact.outcome ?? null,
    note: contact.note ?? null,
    segments: contact.segments.map(({ title, issues, participants }) => ({
      title: title ?? null,
      issues: (issues ?? []).map((issue) => viewIssue(issue, names)),
      seats: participants.map((one) => viewSeat(one, then)),
    })),
    accounts: contact.accounts.map(({ of, by, text, document }) => ({
      of,
      by: by === undefined ? null : viewWho(by, then.names),
      text,
      document: document === undefined ? null : link(document),
    })),
    ...saidAt(contact, lens),
    sources: viewSources(contact),
    recorded: { ...contact.recorded },
    holds: supersededBy === undefined,
    supersedes: contact.supersedes === undefined ? null : link(contact.supersedes.entry),
    supersededBy: supersededBy === undefined ? null : link(supersededBy),
    restsOn: restsOn(contact).map(link),
    restedOnBy: restedOnBy(contact.id, book).map((one) => linkOf(one, names)),
    ...ruled(contact, lens),
  };
}

/** Statements and moves that the contact carried, and the standing of what came by it. */
function saidAt(
  contact: Contact,
  lens: Lens,
): Pick<ContactOutput, "statements" | "moves" | "standing"> {
  const { book, names, setup } = lens;
  const statements = allOf(book, "statement").filter(({ at }) => at === contact.id);
  const moves = allOf(book, "move").filter(
    ({ via }) => via?.kind === "entry" && via.entry === contact.id,
  );
  const notes = book.standingNotes.get(contact.id) ?? [];
  return {
    statements: [...statements].sort(byWhen).map((one) => ({
      id: one.id,
      by: viewWho(one.by, names),
      to: viewWho(one.to, names),
      issue: one.issue === undefined ? null : viewIssue(one.issue, names),
      quoted: one.quoted,
      text: one.text,
      mark: portionOf(one.mark),
    })),
    moves: [...moves].sort(byWhen).map((one) => viewMove(one, lens)),
    standing: {
      throughChannel: setup === undefined ? null : throughAny(contact, contact.issues[0], setup),
      notes: notes.map((one) => linkOf(one, names)),
    },
  };
}

function ruled(contact: Contact, lens: Lens): Pick<ContactOutput, "ruling" | "departure"> {
  const { desk, book, setup } = lens;
  const found = departureOf(contact, setup);
  if (desk === undefined || found === undefined) return { ruling: null, departure: null };
  const answer = ruleOnContact(contact.id, desk);
  const names = namesOf(book, found.on);
  return {
    ruling: answer.ok
      ? viewRuling(answer.value.ruling, {
          names,
          policy: desk.setup.policy,
          advisory: lens.advisory,
        })
      : null,
    departure: {
      considered: found.considered,
      word: found.judgment.word,
      on: found.on,
      waivedBy: found.waivedBy.map((who) => viewWho(who, names)),
      waivers: found.waivers.map((id) => linkTo(id, lens)),
      asks: [...asksOf(contact.id, found, desk.setup)],
    },
  };
}
