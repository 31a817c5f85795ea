/**
 * A request in the terms of a policy: the attributes that its rules speak of.
 *
 * A request on several issues has a part for each, and each part has every value
 * that the record leaves open: where a post has no dates, each rung it may stand
 * on. Rules are asked of all of them.
 */
import { allOf, type Book, compareText, hadHappened } from "./book.ts";
import { mediumOf, type Participant } from "./contact.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { IssueId, OfficeId } from "./id.ts";
import { officeOf, offLadder, rankOnLadder, rungOf, rungsOf, rungsOfSide } from "./ladder.ts";
import { lastWord } from "./last-word.ts";
import { holdsAny } from "./office.ts";
import type { Who } from "./party.ts";
import type { Attribute, Attributes, Group, Rung } from "./policy.ts";
import { attributes } from "./policy.ts";
import type { Plan, Planned } from "./proposal.ts";
import type { Setup } from "./setup.ts";
import type { Truth } from "./truth.ts";
import { wasBefore, wasBy } from "./when.ts";

export const noGroup = "other";
export const none = "none";

/** The values that each attribute may have; `crossLevel` follows from the two levels. */
export type Possible = Readonly<Record<Exclude<Attribute, "crossLevel">, readonly string[]>>;

/** A contact as the record has it, as the request it was. */
export function planOf(contact: EntryOf<"contact">): Plan {
  const people = contact.segments.flatMap((segment) => segment.participants);
  return {
    across: contact.across,
    ours: plannedOf(people, "ours"),
    theirs: plannedOf(people, "theirs"),
    ...(contact.convenedAs === undefined ? {} : { convenedAs: contact.convenedAs }),
    ...(contact.forum === undefined ? {} : { forum: contact.forum }),
    ...(contact.phase === undefined ? {} : { phase: contact.phase }),
    ...(contact.prepared === undefined ? {} : { prepared: contact.prepared }),
    mode: contact.mode,
    setting: contact.setting,
    purpose: contact.purpose,
    initiator: contact.initiator,
    issues: contact.issues,
  };
}

/** The issues outstanding on a day, by id. */
export function outstanding(book: Book, day: Day): readonly IssueId[] {
  return [...book.issues.values()]
    .filter(({ since, until }) => {
      const over = until !== undefined && wasBefore(until, day) === "yes";
      const begun = since === undefined || wasBy(since, day) !== "no";
      return begun && !over;
    })
    .map((issue) => issue.issue)
    .sort(compareText);
}

/**
 * The issues that a request is ruled on, one by one; undefined where there is none at
 * all. A session of a forum that names none is on the forum's own.
 */
export function issuesOf(plan: Plan, setup: Setup): readonly (IssueId | undefined)[] {
  if (plan.issues.length > 0) return [...new Set(plan.issues)];
  const forum = plan.forum === undefined ? undefined : setup.book.forums.get(plan.forum);
  if (forum !== undefined) return forum.issues.length > 0 ? forum.issues : [undefined];
  const open = outstanding(setup.book, setup.asOf);
  return open.length > 0 ? open : [undefined];
}

/** The attributes of a request on one of its issues, with every value the record leaves open. */
export function possibleAttributes(plan: Plan, issue: IssueId | undefined, setup: Setup): Possible {
  return { ...sidesOf(plan, setup), ...aboutIssue(plan, issue, setup) };
}

/** Each single case of what is possible. */
export function eachCase(possible: Possible, ladder: readonly Rung[]): readonly Attributes[] {
  const top = ladder.at(-1)?.id;
  const settled: Record<string, string> = {};
  let cases = [settled];
  for (const attribute of attributes) {
    if (attribute === "crossLevel") continue;
    const [value, ...others] = possible[attribute];
    if (value !== undefined && others.length === 0) {
      for (const one of cases) one[attribute] = value;
    } else {
      cases = cases.flatMap((one) => possible[attribute].map((v) => ({ ...one, [attribute]: v })));
    }
  }
  // Every attribute but `crossLevel` has just been set, and it follows from the two levels.
  return cases.map((one) => ({ ...one, crossLevel: crossing(one, top) }) as Attributes);
}

/** The part of a request that does not depend on its issue. */
export function sidesOf(plan: Plan, setup: Setup): Sides {
  const { policy } = setup;
  const ours = counted(plan.ours);
  const theirs = counted(plan.theirs);
  const convened = plan.convenedAs && [rungOf(policy.ladder, plan.convenedAs)];
  const ourLevel = convened ?? sideLevel(ours, setup);
  // Talk among our own has nobody of theirs in it, unless it says so.
  const absent = plan.across === "own side" && plan.theirs.length === 0 ? [offLadder] : undefined;
  const theirLevel = convened ?? absent ?? sideLevel(theirs, setup);
  return {
    across: [plan.across],
    ourLevel,
    theirLevel,
    ourOffice: leadGroup(ours, "ours", setup),
    theirOffice: leadGroup(theirs, "theirs", setup),
    recipientPresent: recipientPresent(plan, setup),
    initiator: [plan.initiator],
    mode: [plan.mode],
    medium: [mediumOf(plan.mode)],
    setting: [plan.setting],
    purpose: [plan.purpose],
    phase: plan.phase === undefined ? phasesOn(setup) : [plan.phase],
  };
}

export type Sides = Omit<Possible, IssueAttribute>;
type IssueAttribute = "issue" | "basket" | "forum";

/** What depends on the issue that a request is ruled on. */
export function aboutIssue(
  plan: Plan,
  issue: IssueId | undefined,
  { book }: Setup,
): Pick<Possible, IssueAttribute> {
  const forum = plan.forum === undefined ? undefined : book.forums.get(plan.forum);
  // A forum's mandate covers its own issues; another raised in its margin is ruled as itself (E23).
  const covered = forum !== undefined && (issue === undefined || forum.issues.includes(issue));
  return {
    issue: [issue ?? none],
    basket: [(issue && book.issues.get(issue)?.basket) ?? none],
    forum: [covered ? forum.forum : none],
  };
}

/** One side at the top of the ladder and the other not. */
export function crossing(one: Record<string, string>, top: string | undefined): string {
  const { ourLevel, theirLevel } = one;
  return ourLevel !== theirLevel && (ourLevel === top || theirLevel === top) ? "yes" : "no";
}

function counted(side: readonly Planned[]): readonly Planned[] {
  return side.filter((someone) => someone.optional !== true && someone.carries !== true);
}

function sideLevel(side: readonly Planned[], { book, policy, asOf }: Setup): readonly string[] {
  const context = { book, ladder: policy.ladder, day: asOf };
  return rungsOfSide(
    policy.ladder,
    side.map((someone) => rungsOf(someone, context)),
  );
}

/** The group of whoever leads the side: the first named at its highest level, or any who may be. */
function leadGroup(side: readonly Planned[], of: Group["side"], setup: Setup): readonly string[] {
  const { book, policy, asOf } = setup;
  const context = { book, ladder: policy.ladder, day: asOf };
  const ranks = side.map((someone) => {
    const found = rungsOf(someone, context).map((rung) => rankOnLadder(policy.ladder, rung));
    return { least: Math.min(...found), most: Math.max(...found) };
  });
  const leads = side.filter((_, index) =>
    ranks.every(({ least }, other) => {
      const most = ranks[index]?.most ?? -1;
      return other < index ? most > least : most >= least;
    }),
  );
  const groups = leads.flatMap((lead) => groupsOf(lead, of, setup));
  return groups.length === 0 ? [noGroup] : [...new Set(groups)];
}

/** The group of the policy that someone belongs to that day; several where that is undecided. */
export function groupsOf(someone: Planned, of: Group["side"], setup: Setup): readonly string[] {
  const groups = setup.policy.groups.filter((group) => group.side === of);
  const office = officeOf(someone);
  const acting = groups.find((group) => office !== undefined && group.offices.includes(office));
  if (acting !== undefined) return [acting.id];
  const possible: string[] = [];
  for (const group of groups) {
    const held = actsIn(someone, group, setup);
    if (held === "yes") return [group.id];
    if (held === "possible") possible.push(group.id);
  }
  return possible.length === 0 ? [noGroup] : [...possible, noGroup];
}

/** Whether someone holds, or acts for, an office of the group on that day. */
export function actsIn(someone: Planned, group: Group, setup: Setup): Truth {
  const offices = new Set<OfficeId>(group.offices);
  const office = officeOf(someone);
  if (office !== undefined && offices.has(office)) return "yes";
  return holdsAny(setup.book, someone.who, { offices, day: setup.asOf });
}

function recipientPresent(plan: Plan, setup: Setup): readonly string[] {
  const wanted = new Set(
    setup.policy.channels.flatMap((channel) => [channel.recipient, ...channel.recipientStandIns]),
  );
  const groups = setup.policy.groups.filter(
    (group) => group.side === "ours" && wanted.has(group.id),
  );
  const present = plan.ours
    .filter((someone) => someone.optional !== true)
    .flatMap((someone) => groups.map((group) => actsIn(someone, group, setup)));
  if (present.includes("yes")) return ["yes"];
  const unsure = present.includes("possible") || plan.ours.length === 0;
  return unsure ? ["no", "yes"] : ["no"];
}

/** The stage that the record last declared by that day, an event named as a phase; several where that is undecided. */
function phasesOn({ book, policy, asOf }: Setup): readonly string[] {
  const declared = allOf(book, "event").filter(({ event }) => policy.phases.includes(event));
  const { last, sure } = lastWord(declared, (event) => hadHappened(event, asOf));
  const phases = new Set(last.map(({ event }) => event));
  if (!sure) phases.add(none);
  return [...phases].sort(compareText);
}

function plannedOf(people: readonly Participant[], side: Participant["side"]): readonly Planned[] {
  const seen = new Map<string, Planned>();
  for (const person of people) {
    if (person.side !== side || !takesPart.has(person.role)) continue;
    const key = keyOf(person.who);
    const known = seen.get(key);
    // Who carries in one segment and speaks in another takes part.
    if (known !== undefined && (known.carries !== true || person.role === "carrier")) continue;
    seen.set(key, {
      who: person.who,
      ...(person.as === undefined ? {} : { as: person.as }),
      ...(person.level === undefined ? {} : { level: person.level }),
      ...(person.role === "carrier" ? { carries: true } : {}),
    });
  }
  return [...seen.values()];
}

const takesPart: ReadonlySet<string> = new Set([
  "principal",
  "adviser",
  "author",
  "addressee",
  "carrier",
]);

export function keyOf(who: Who): string {
  switch (who.kind) {
    case "person":
      return `person ${who.person}`;
    case "office":
      return `office ${who.office}`;
    case "party":
      return `party ${who.party}`;
    case "words":
      return `words ${who.words}`;
  }
}
