/**
 * Contacts that could be thought of: every office the policy names that someone
 * holds that day, and every rung that it does not fill with an office, on either
 * side of the table, for every purpose; in writing too, where the policy tells writing
 * from speech. The search for the nearest step walks them.
 */
import { arranged, isOnPremises } from "./aside.ts";
import { type Mode, type Purpose, premises } from "./contact.ts";
import type { IssueId } from "./id.ts";
import { rankOnLadder, rungsOf } from "./ladder.ts";
import { holdersOn } from "./office.ts";
import type { Group, Policy } from "./policy.ts";
import type { Plan, Planned } from "./proposal.ts";
import type { Setup } from "./setup.ts";

export type Candidate = {
  readonly plan: Plan;
  /** How far apart the two sides stand on the ladder: opposite numbers first. */
  readonly disparity: number;
  /** The order in which the policy names the two, the channel's own before all. */
  readonly precedence: number;
};

/** To learn, to be told, to talk, to settle: in the order in which a step is looked for. */
export const sought: readonly Purpose[] = ["probe", "convey", "exchange", "negotiate"];

export function candidates(issues: readonly IssueId[], setup: Setup): readonly Candidate[] {
  const ours = seats("ours", setup);
  const theirs = seats("theirs", setup);
  const modes = modesIn(setup.policy);
  const list: Candidate[] = [];
  for (const [i, our] of ours.entries()) {
    for (const [j, their] of theirs.entries()) {
      const disparity = Math.abs(our.rank - their.rank);
      const precedence = i * theirs.length + j;
      for (const mode of modes) {
        for (const purpose of sought) {
          for (const ground of groundsFor(mode, setup)) {
            const about = { mode, purpose, issues, ...ground, ...arranged(setup) };
            list.push({ plan: planFor(our.someone, their.someone, about), disparity, precedence });
          }
        }
      }
    }
  }
  return list;
}

export function meeting(
  our: Planned,
  their: Planned,
  { setup, ...about }: Pick<Plan, "purpose" | "issues"> & { readonly setup: Setup },
): Plan {
  return planFor(our, their, { mode: "meeting", ...about, ...arranged(setup) });
}

/** Each ground to meet on, where the policy tells them apart. */
function groundsFor(mode: Mode, { table }: Setup): readonly Pick<Plan, "premises">[] {
  if (table.columns.premises === undefined || !isOnPremises(mode)) return [{}];
  return premises.map((one) => ({ premises: one }));
}

/** Meetings; and letters, where any rule or exemption speaks of how words are passed. */
function modesIn({ exemptions, rules }: Policy): readonly Mode[] {
  const clauses = [...exemptions, ...rules].flatMap(({ when, unless }) => [...when, ...unless]);
  const told = clauses.some(({ medium, mode }) => medium !== undefined || mode !== undefined);
  return told ? ["meeting", "letter"] : ["meeting"];
}

function planFor(
  our: Planned,
  their: Planned,
  about: Pick<Plan, "mode" | "purpose" | "issues" | "premises" | "prepared">,
): Plan {
  return {
    across: "counterpart",
    ours: [our],
    theirs: [their],
    setting: "bilateral",
    initiator: "ours",
    ...about,
  };
}

export type Seat = { readonly someone: Planned; readonly rank: number };

/** The offices of a side that are held that day, those of the channels first; then the bare rungs. */
export function seats(side: Group["side"], setup: Setup): readonly Seat[] {
  const { book, policy, asOf } = setup;
  const context = { book, ladder: policy.ladder, day: asOf };
  const named = new Set(inPrecedence(side, setup).flatMap((group) => group.offices));
  const held: Seat[] = [...named]
    .filter((office) => holdersOn(book, office, asOf).length > 0)
    .map((office) => ({ who: { kind: "office" as const, office } }))
    .map((someone) => {
      const ranks = rungsOf(someone, context).map((rung) => rankOnLadder(policy.ladder, rung));
      return { someone, rank: Math.max(...ranks) };
    });
  const filled = new Set(held.map((seat) => seat.rank));
  const bare = policy.ladder.flatMap((rung, rank): Seat[] => {
    const level = rung.levels[0];
    if (level === undefined || filled.has(rank)) return [];
    return [{ someone: { who: { kind: "words", words: rung.title }, level }, rank }];
  });
  return [...held, ...bare];
}

function inPrecedence(side: Group["side"], { policy }: Setup): readonly Group[] {
  const named = policy.channels.flatMap((channel) =>
    side === "ours"
      ? [channel.recipient, ...channel.recipientStandIns]
      : [...channel.conveyors, ...channel.conveyorStandIns],
  );
  const groups = policy.groups.filter((group) => group.side === side);
  const place = (group: Group) => {
    const index = named.indexOf(group.id);
    return index === -1 ? named.length : index;
  };
  return groups
    .map((group, index) => ({ group, index }))
    .sort((a, b) => place(a.group) - place(b.group) || a.index - b.index)
    .map(({ group }) => group);
}
