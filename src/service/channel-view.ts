/**
 * The channel in the form that goes out: who conveys to whom, what each side has declared of it,
 * whose people were received above their own rung, and who asked for contact.
 *
 * Every number is the length of a list that goes with it, so that it can be counted again.
 */
import type { ChannelGroup, ChannelOutput } from "../codec/output-api-channel.ts";
import { hadHappened } from "../core/book.ts";
import { type Day, firstDay, monthsLater } from "../core/day.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { rungsOf } from "../core/ladder.ts";
import { portionOf } from "../core/mark.ts";
import { citeText } from "../core/names.ts";
import { holdersOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import type { Channel } from "../core/policy.ts";
import { accessBetween, declaredPaths } from "../core/reciprocity.ts";
import { groupsNamed, type Setup } from "../core/setup.ts";
import { wasWithin } from "../core/when.ts";
import { approachesIn } from "./approach-view.ts";
import { levelsOfContact } from "./contact-row.ts";
import { contactsIn } from "./contacts.ts";
import { askedOf, type Lens } from "./lens.ts";
import { datedLink, linkTo, viewIssue, viewWho } from "./link-view.ts";

type Path = ChannelOutput["paths"][number];

export function viewChannels(months: number, lens: Lens): ChannelOutput {
  const { setup } = lens;
  const policy = setup?.policy;
  return {
    ...askedOf(lens),
    channels: (policy?.channels ?? []).map((one) => viewChannel(one, lens)),
    paths: viewPaths(lens),
    months,
    access: setup === undefined ? [] : viewAccess(months, setup, lens),
    initiative: setup === undefined ? [] : viewInitiative(months, setup, lens),
  };
}

function viewChannel(channel: Channel, lens: Lens): ChannelOutput["channels"][number] {
  const policy = lens.setup?.policy;
  const groups = (ids: readonly string[]) =>
    policy === undefined ? [] : groupsNamed(policy, ids).map((one) => viewGroup(one, lens));
  return {
    id: channel.id,
    title: channel.title,
    cite: policy === undefined ? "" : citeText(channel.cite, policy),
    // In the order of precedence, which is the channel's and not that of the groups.
    conveyors: channel.conveyors.flatMap((id) => groups([id])),
    conveyorStandIns: channel.conveyorStandIns.flatMap((id) => groups([id])),
    actingConveys: channel.actingConveys,
    recipient: groups([channel.recipient]),
    recipientStandIns: channel.recipientStandIns.flatMap((id) => groups([id])),
    issues: channel.issues.map((issue) => viewIssue(issue, lens.names)),
    from: channel.from ?? null,
  };
}

function viewGroup(
  { title, offices }: ReturnType<typeof groupsNamed>[number],
  { book, asOf }: Lens,
): ChannelGroup {
  return {
    title,
    offices: offices.map((office) => ({
      id: office,
      title: book.offices.get(office)?.name ?? office,
      holders: holdersOn(book, office, asOf).map(({ tenure, held }) => ({
        id: tenure.person,
        title: book.people.get(tenure.person)?.name ?? tenure.person,
        capacity: tenure.capacity,
        sure: held === "yes",
      })),
    })),
  };
}

function viewPaths(lens: Lens): Path[] {
  const { book, names } = lens;
  return declaredPaths(lens).map(({ conveyor, recipient, declaredBy, records }) => ({
    conveyor: viewWho(conveyor, names),
    recipient: viewWho(recipient, names),
    declaredBy: [...declaredBy],
    declarations: records.flatMap((id) => {
      const entry = book.entries.get(id);
      return entry?.kind === "declaration" ? [viewDeclaration(entry, lens)] : [];
    }),
  }));
}

function viewDeclaration(one: EntryOf<"declaration">, lens: Lens): Path["declarations"][number] {
  const { names } = lens;
  return {
    ...datedLink(one, names),
    by: viewWho(one.by, names),
    to: viewWho(one.to, names),
    acknowledged: one.acknowledged,
    at: one.at === undefined ? null : linkTo(one.at, lens),
    mark: portionOf(one.mark),
  };
}

function viewAccess(months: number, setup: Setup, lens: Lens): ChannelOutput["access"] {
  const { ladder } = setup.policy;
  // Before the calendar begins there is nothing to count from.
  if (monthsLater(lens.asOf, -months) === undefined) return [];
  const links = (ids: readonly EntryId[]) =>
    ids.flatMap((id) => {
      const entry = lens.book.entries.get(id);
      return entry === undefined ? [] : [datedLink(entry, lens.names)];
    });
  const pairs = ladder.slice(1).flatMap((higher, at) => {
    const lower = ladder[at];
    if (lower === undefined) return [];
    const found = accessBetween({ lower: lower.id, higher: higher.id }, months, setup);
    return [
      {
        lower: { id: lower.id, title: lower.title },
        higher: { id: higher.id, title: higher.title },
        theirs: links(found.theirs),
        ours: links(found.ours),
      },
    ];
  });
  return pairs.reverse();
}

type Sought = { readonly entry: Entry; readonly by: "theirs" | "ours"; readonly rung: string };

/** What either side asked for in those months, by the rung of the other side that it sought. */
function viewInitiative(months: number, setup: Setup, lens: Lens): ChannelOutput["initiative"] {
  const { ladder } = setup.policy;
  const sought = [...contactsSought(lens), ...approachesSought(setup, lens)].filter(({ entry }) =>
    mayHaveBeenWithin(entry, months, lens.asOf),
  );
  const rungs = ladder.map(({ id, title }) => ({ id: `${id}`, title }));
  const rows = [...rungs.reverse(), undefined].map((rung) => {
    const at = sought.filter((one) => one.rung === (rung?.id ?? unsettled));
    const of = (by: Sought["by"]) =>
      at.filter((one) => one.by === by).map(({ entry }) => datedLink(entry, lens.names));
    return { rung: rung ?? null, theirs: of("theirs"), ours: of("ours") };
  });
  return rows.filter(({ rung, theirs, ours }) => rung !== null || theirs.length + ours.length > 0);
}

/** Where several rungs are possible, or one that is on no ladder. */
const unsettled = "";

function contactsSought(lens: Lens): readonly Sought[] {
  const { asOf } = lens;
  return contactsIn(lens.book)
    .filter((one) => one.across === "counterpart" && hadHappened(one, asOf) !== "no")
    .flatMap((entry) => {
      const by = entry.initiator;
      if (by !== "theirs" && by !== "ours") return [];
      const levels = levelsOfContact(entry, lens);
      const rung = only(by === "theirs" ? levels.ours : levels.theirs, lens);
      return [{ entry, by, rung }];
    });
}

function approachesSought({ book, policy }: Setup, lens: Lens): readonly Sought[] {
  const { asOf } = lens;
  return approachesIn(lens).flatMap((entry) => {
    if (entry.direction === "unknown") return [];
    const by = entry.direction === "to us" ? "theirs" : "ours";
    const day = entry.when?.to ?? entry.when?.from ?? asOf;
    const rungs = isNamed(entry.toward)
      ? rungsOf({ who: entry.toward }, { book, ladder: policy.ladder, day })
      : [];
    return [{ entry, by, rung: only(rungs, lens) }];
  });
}

/** A party, or free words, stand on no rung that the record knows. */
function isNamed({ kind }: Who): boolean {
  return kind === "person" || kind === "office";
}

function only(rungs: readonly string[], { setup }: Lens): string {
  const [first = unsettled, ...others] = rungs;
  const known = setup?.policy.ladder.some(({ id }) => id === first) ?? false;
  return others.length === 0 && known ? first : unsettled;
}

function mayHaveBeenWithin({ when }: Entry, months: number, asOf: Day): boolean {
  const since = monthsLater(asOf, -months) ?? firstDay;
  return when !== undefined && wasWithin(when, since, asOf) !== "no";
}
