/**
 * Channels, and the standing of what came by them.
 *
 * Something came through the channel when one of its conveyors, or one who acts
 * for a conveyor, gave it to the recipient or a stand-in. What came by an
 * approach or by nothing at all never did. The other side's own word, given
 * later, confirms or disowns it. See E29 in docs/glossary.md under "standing".
 */
import { type Book, byWhen, hadHappened } from "./book.ts";
import type { EntryOf } from "./entry.ts";
import type { EntryId, IssueId, OfficeId } from "./id.ts";
import { lastWord } from "./last-word.ts";
import { holdsAny } from "./office.ts";
import type { Channel, Group } from "./policy.ts";
import type { Plan, Planned } from "./proposal.ts";
import { planOf } from "./request.ts";
import { groupsNamed, type Setup } from "./setup.ts";
import type { Standing } from "./standing-words.ts";
import { agreed, onItsDays } from "./then.ts";
import { all3, any3, type Met, metOf } from "./truth.ts";

export type StandingFinding = {
  /** Undefined where the record does not settle it. */
  readonly standing: Standing | undefined;
  readonly records: readonly EntryId[];
};

/** Whether a contact ran through the channel on an issue. */
export function ranThrough(
  channel: Channel,
  about: { readonly plan: Plan; readonly issue: IssueId | undefined },
  setup: Setup,
): Met {
  const { plan, issue } = about;
  if (plan.across !== "counterpart") return "no";
  if (channel.issues.length > 0 && issue !== undefined && !channel.issues.includes(issue)) {
    return "no";
  }
  if (channel.from !== undefined && setup.asOf < channel.from) return "no";
  const given = presence(plan.theirs, [channel.conveyors, channel.conveyorStandIns], {
    setup,
    acting: channel.actingConveys,
  });
  const received = presence(plan.ours, [[channel.recipient], channel.recipientStandIns], {
    setup,
    acting: true,
  });
  return all3([given, received]);
}

/** The standing of a move as of the day asked about. */
export function standingOf(move: EntryOf<"move">, setup: Setup): StandingFinding {
  const { book, asOf } = setup;
  const via = move.via?.kind === "entry" ? move.via.entry : undefined;
  const notes = [move.id, ...(via === undefined ? [] : [via])]
    .flatMap((of) => book.standingNotes.get(of) ?? [])
    .filter((note) => hadHappened(note, asOf) !== "no")
    .sort(byWhen);
  const { last, sure } = lastWord(notes, (note) => hadHappened(note, asOf));
  const way = via === undefined ? [] : [via];
  if (last.length === 0) return { standing: byItsWay(book, move, via, setup), records: way };
  const given = last.flatMap((note) => (note.givenAt === undefined ? [] : [note.givenAt]));
  const records = [...new Set([...notes.map((note) => note.id), ...given])];
  const said = new Set<Standing | undefined>(last.map((note) => note.standing));
  if (!sure) said.add(byItsWay(book, move, via, setup));
  return { standing: said.size === 1 ? [...said][0] : undefined, records };
}

function byItsWay(
  book: Book,
  move: EntryOf<"move">,
  via: EntryId | undefined,
  setup: Setup,
): Standing | undefined {
  const carrier = via === undefined ? undefined : book.entries.get(via);
  if (carrier === undefined) return "outside";
  if (carrier.kind === "approach") return "unconfirmed";
  if (carrier.kind === "statement" && carrier.at !== undefined) {
    return byItsWay(book, move, carrier.at, setup);
  }
  if (carrier.kind !== "contact") return "outside";
  const met = throughAny(carrier, move.issue, setup);
  if (met === "undecided") return undefined;
  return met === "yes" ? "through channel" : "outside";
}

/** Whether a contact ran through any of the policy's channels, by who held what on its own day. */
export function throughAny(
  contact: EntryOf<"contact">,
  issue: IssueId | undefined,
  setup: Setup,
): Met {
  const plan = planOf(contact);
  return agreed(
    onItsDays(contact, setup).map((then) =>
      any3(setup.policy.channels.map((channel) => ranThrough(channel, { plan, issue }, then))),
    ),
  );
}

function presence(
  people: readonly Planned[],
  names: readonly (readonly string[])[],
  how: { readonly setup: Setup; readonly acting: boolean },
): Met {
  if (people.length === 0) return "undecided";
  const groups = groupsNamed(how.setup.policy, names.flat());
  return any3(people.flatMap((someone) => groups.map((group) => stands(someone, group, how))));
}

function stands(
  someone: Planned,
  group: Group,
  { setup, acting }: { readonly setup: Setup; readonly acting: boolean },
): Met {
  const offices = new Set<OfficeId>(group.offices);
  const { as } = someone;
  if (as !== undefined && as.capacity !== "designate" && offices.has(as.office)) {
    if (acting || as.capacity === "substantive") return "yes";
  }
  const post = { offices, day: setup.asOf, inSubstance: !acting };
  return metOf(holdsAny(setup.book, someone.who, post));
}
