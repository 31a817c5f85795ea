/**
 * The channel in the form that goes out: who conveys to whom, what each side has declared of it,
 * and whose people were received above their own rung.
 *
 * Every number is the length of a list that goes with it, so that it can be counted again.
 */
import type { ChannelGroup, ChannelOutput } from "../codec/output-api-channel.ts";
import { monthsLater } from "../core/day.ts";
import type { EntryOf } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { citeText } from "../core/names.ts";
import { holdersOn } from "../core/office.ts";
import type { Channel } from "../core/policy.ts";
import { accessOver, declaredPaths } from "../core/reciprocity.ts";
import { groupsNamed, type Setup } from "../core/setup.ts";
import { initiativeByOffice, initiativeByRung } from "./initiative-view.ts";
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
    initiative: setup === undefined ? [] : initiativeByRung(months, setup, lens),
    sought: initiativeByOffice(months, lens),
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
  const between = accessOver(months, setup);
  const pairs = ladder.slice(1).flatMap((higher, at) => {
    const lower = ladder[at];
    if (lower === undefined) return [];
    const found = between({ lower: lower.id, higher: higher.id });
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
