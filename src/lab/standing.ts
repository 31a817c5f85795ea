/**
 * A policy beside the record: names that nobody bears, channels without a living
 * conveyor, gates that nothing uses or that nothing can open. Beside other policies
 * it stands in `versions.ts`.
 */
import type { Book } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import type { Condition } from "../core/gate-policy.ts";
import type { ChannelId, GateId, OfficeId } from "../core/id.ts";
import { holdersOn } from "../core/office.ts";
import type { Policy } from "../core/policy.ts";
import { parseWhen } from "../core/when.ts";
import { partsOf } from "./model.ts";

export type StandingFinding =
  | { readonly kind: "unknown office"; readonly office: OfficeId; readonly group: string }
  | { readonly kind: "vacant office"; readonly office: OfficeId; readonly group: string }
  | { readonly kind: "channel without conveyor"; readonly channel: ChannelId }
  | { readonly kind: "channel without recipient"; readonly channel: ChannelId }
  | { readonly kind: "no review date" }
  | { readonly kind: "review overdue"; readonly on: string }
  | { readonly kind: "gate unused"; readonly gate: GateId }
  | { readonly kind: "gate cannot open"; readonly gate: GateId; readonly because: string };

export function standingOf(policy: Policy, book: Book, asOf: Day): readonly StandingFinding[] {
  return [
    ...officeFindings(policy, book, asOf),
    ...channelFindings(policy, book, asOf),
    ...reviewFindings(policy, asOf),
    ...gateFindings(policy, book, asOf),
  ];
}

function officeFindings({ groups }: Policy, book: Book, asOf: Day): readonly StandingFinding[] {
  return groups.flatMap((group) =>
    group.offices.flatMap((office): StandingFinding[] => {
      if (!book.offices.has(office)) return [{ kind: "unknown office", office, group: group.id }];
      const held = holdersOn(book, office, asOf).length > 0;
      return held ? [] : [{ kind: "vacant office", office, group: group.id }];
    }),
  );
}

function channelFindings(policy: Policy, book: Book, asOf: Day): readonly StandingFinding[] {
  const filled = (names: readonly string[]) =>
    officesHeld(names, policy, { book, asOf }).length > 0;
  return policy.channels.flatMap((channel): StandingFinding[] => [
    ...(filled([...channel.conveyors, ...channel.conveyorStandIns])
      ? []
      : [{ kind: "channel without conveyor" as const, channel: channel.id }]),
    ...(filled([channel.recipient, ...channel.recipientStandIns])
      ? []
      : [{ kind: "channel without recipient" as const, channel: channel.id }]),
  ]);
}

function reviewFindings({ review }: Policy, asOf: Day): readonly StandingFinding[] {
  if (review === undefined || review === "none") return [{ kind: "no review date" }];
  const when = parseWhen(review);
  const last = when.ok ? when.value.to : undefined;
  return last !== undefined && last < asOf ? [{ kind: "review overdue", on: review }] : [];
}

function gateFindings(policy: Policy, book: Book, asOf: Day): readonly StandingFinding[] {
  const used = new Set<string>(
    policy.rules.flatMap(({ effect }) => (effect.kind === "gate" ? effect.gates : [])),
  );
  const conditions = [
    ...policy.gates.flatMap(({ opens, closes }) => [opens, ...(closes ? [closes] : [])]),
    policy.posture.proceed,
    policy.posture.explore,
  ].flatMap(partsOf);
  for (const part of conditions) {
    if (part.kind === "gate open") used.add(part.gate);
    if (part.kind === "issues at" && part.route !== undefined) used.add(part.route);
  }
  return policy.gates.flatMap((gate): StandingFinding[] => {
    const why = whyNever(gate.opens, { policy, book, asOf });
    return [
      ...(used.has(gate.id) ? [] : [{ kind: "gate unused" as const, gate: gate.id }]),
      ...(why === undefined
        ? []
        : [{ kind: "gate cannot open" as const, gate: gate.id, because: why }]),
    ];
  });
}

type On = { readonly policy: Policy; readonly book: Book; readonly asOf: Day };

/** Why a condition can never come to be met from that day on; undefined where it can. */
function whyNever(condition: Condition, on: On): string | undefined {
  switch (condition.kind) {
    case "all":
      return condition.of.map((part) => whyNever(part, on)).find((why) => why !== undefined);
    case "any": {
      const reasons = condition.of.map((part) => whyNever(part, on));
      if (reasons.some((why) => why === undefined)) return undefined;
      return reasons[0] ?? "it opens never, in its own words";
    }
    case "not":
      return undefined;
    case "gate open": {
      const gate = on.policy.gates.find(({ id }) => id === condition.gate);
      return gate && whyNever(gate.opens, on);
    }
    case "determined concession":
      return nobodyFinds(condition.by, on) ?? nothingComes(condition.standing, on);
    case "determination":
      return nobodyFinds(condition.by, on);
    case "issues at":
      return nobodyFinds(condition.by, on) ?? tooFewIssues(condition, on);
    case "date":
      return condition.to !== undefined && condition.to < on.asOf
        ? `${condition.to} is past`
        : undefined;
    case "contact held":
    case "event":
    case "move assessed":
      return undefined;
  }
}

function nobodyFinds(by: readonly string[], { policy, book, asOf }: On): string | undefined {
  return officesHeld(by, policy, { book, asOf }).length > 0
    ? undefined
    : `nobody holds an office that may determine it (${by.join(", ")})`;
}

/** What must come through a channel needs one with a living conveyor. */
function nothingComes(standing: readonly string[], { policy, book, asOf }: On): string | undefined {
  const onlyThrough = standing.every((one) => one === "through channel" || one === "confirmed");
  if (!onlyThrough) return undefined;
  const living = policy.channels.some(
    ({ conveyors, conveyorStandIns }) =>
      officesHeld([...conveyors, ...conveyorStandIns], policy, { book, asOf }).length > 0,
  );
  return living ? undefined : "no channel has a living conveyor";
}

function tooFewIssues(
  { issues, baskets, route }: Extract<Condition, { readonly kind: "issues at" }>,
  on: On,
): string | undefined {
  const all = [...on.book.issues.values()];
  const spread = new Set(all.map(({ basket }) => basket)).size;
  if (issues !== "all" && all.length < issues)
    return `the record has ${all.length} issues and it asks for ${issues}`;
  if (spread < baskets) return `the record has ${spread} baskets and it asks for ${baskets}`;
  return route && whyNever({ kind: "gate open", gate: route }, on);
}

function officesHeld(
  names: readonly string[],
  policy: Policy,
  { book, asOf }: Pick<On, "book" | "asOf">,
): readonly OfficeId[] {
  return policy.groups
    .filter(({ id }) => names.includes(id))
    .flatMap(({ offices }) => offices)
    .filter((office) => holdersOn(book, office, asOf).length > 0);
}
