/**
 * Attributes that a policy may leave aside: on whose ground people meet, whether it was
 * arranged, whether the others are on a register, and who else of ours is in the room.
 *
 * One that no rule names is `none` of every request, so that it costs nothing. One
 * that a rule names has every value that the record leaves open.
 */
import { allOf } from "./book.ts";
import { type Mode, mediumOf, premises } from "./contact.ts";
import type { Day } from "./day.ts";
import type { PartyId } from "./id.ts";
import { counted, groupsOf, leadersOf, leadGroup } from "./lead.ts";
import { partyOf } from "./office.ts";
import type { Attribute } from "./policy.ts";
import type { Plan } from "./proposal.ts";
import type { Setup } from "./setup.ts";
import { and3, or3, type Truth } from "./truth.ts";
import { covers } from "./when.ts";

/** The value of what is not asked, or has no answer: a letter is on nobody's ground. */
export const none = "none";

/** Whether some rule of the policy names it. */
function isAsked(attribute: Attribute, { table }: Setup): boolean {
  return table.columns[attribute] !== undefined;
}

/** Whether people are in one place at all. */
export function isOnPremises(mode: Mode): boolean {
  return mediumOf(mode) === "oral" && mode !== "call";
}

export function premisesOf(plan: Plan, setup: Setup): readonly string[] {
  if (!isAsked("premises", setup) || !isOnPremises(plan.mode)) return [none];
  return plan.premises === undefined ? premises : [plan.premises];
}

export function preparedOf(plan: Plan, setup: Setup): readonly string[] {
  if (!isAsked("prepared", setup)) return [none];
  if (plan.prepared === undefined) return ["no", "yes"];
  return [plan.prepared ? "yes" : "no"];
}

/** What is thought of beforehand is arranged; said only where the policy asks. */
export function arranged(setup: Setup): Pick<Plan, "prepared"> {
  return isAsked("prepared", setup) ? { prepared: true } : {};
}

/** `yes` where the party of each of theirs who takes part stands on the policy's register that day. */
export function registeredOf(plan: Plan, setup: Setup): readonly string[] {
  const theirs = counted(plan.theirs);
  if (!isAsked("registered", setup) || theirs.length === 0) return [none];
  let all: Truth = "yes";
  for (const { who, as } of theirs) {
    const party = partyOf(
      as === undefined ? who : { kind: "office", office: as.office },
      setup.book,
    );
    all = and3(all, party === undefined ? "possible" : isRegistered(party, setup.asOf, setup));
  }
  return all === "possible" ? ["no", "yes"] : [all];
}

function isRegistered(party: PartyId, day: Day, { book, policy }: Setup): Truth {
  let any: Truth = "no";
  for (const one of allOf(book, "registration")) {
    if (one.party !== party || one.register !== policy.register) continue;
    any = or3(any, covers(one.from, one.to, day));
  }
  return any;
}

/**
 * Each group of ours that takes part beside the one that leads, as a list of what it
 * may be; a single `none` where there is no other. Each is a pair to be ruled on.
 */
export function beside(plan: Plan, setup: Setup): readonly (readonly string[])[] {
  if (!isAsked("ourOtherOffice", setup)) return [[none]];
  const ours = counted(plan.across === "own side" ? [...plan.ours, ...plan.theirs] : plan.ours);
  const leading = leadGroup(counted(plan.ours), "ours", setup);
  const leaders = leadersOf(counted(plan.ours), setup);
  const others = new Map<string, readonly string[]>();
  for (const someone of ours) {
    if (leaders.length === 1 && someone === leaders[0]) continue;
    const groups = groupsOf(someone, "ours", setup);
    const [only, another] = groups;
    // Two of one group are no pair of groups.
    if (another === undefined && only !== undefined && leading.includes(only)) continue;
    others.set(groups.join(" "), groups);
  }
  return others.size === 0 ? [[none]] : [...others.values()];
}
