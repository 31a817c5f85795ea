/**
 * A request in the terms of a policy: the attributes that its rules speak of.
 *
 * A request on several issues has a part for each, and each part has every value
 * that the record leaves open: where a post has no dates, each rung it may stand
 * on. Rules are asked of all of them.
 */
import { beside, none, premisesOf, preparedOf, registeredOf } from "./aside.ts";
import { allOf, type Book, compareText, hadHappened } from "./book.ts";
import { mediumOf, type Participant } from "./contact.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { IssueId } from "./id.ts";
import { offLadder, rungOf, rungsOf, rungsOfSide } from "./ladder.ts";
import { lastWord } from "./last-word.ts";
import { actsIn, counted, leadGroup } from "./lead.ts";
import type { Who } from "./party.ts";
import type { Attribute, Attributes, Rung } from "./policy.ts";
import { attributes } from "./policy.ts";
import type { Plan, Planned } from "./proposal.ts";
import type { Setup } from "./setup.ts";
import { wasBefore, wasBy } from "./when.ts";

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
    ...(contact.premises === undefined ? {} : { premises: contact.premises }),
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
    premises: premisesOf(plan, setup),
    prepared: preparedOf(plan, setup),
    registered: registeredOf(plan, setup),
    ourOtherOffice: [...new Set(beside(plan, setup).flat())],
  };
}

export type Sides = Omit<Possible, IssueAttribute>;
type IssueAttribute = "issue" | "basket" | "forum" | "phase";

/** What depends on the issue that a request is ruled on. */
export function aboutIssue(
  plan: Plan,
  issue: IssueId | undefined,
  setup: Setup,
): Pick<Possible, IssueAttribute> {
  const { book } = setup;
  const forum = plan.forum === undefined ? undefined : book.forums.get(plan.forum);
  // A forum's mandate covers its own issues; another raised in its margin is ruled as itself (E23).
  const covered = forum !== undefined && (issue === undefined || forum.issues.includes(issue));
  return {
    issue: [issue ?? none],
    basket: [(issue && book.issues.get(issue)?.basket) ?? none],
    forum: [covered ? forum.forum : none],
    phase: plan.phase === undefined ? phasesOn(issue, setup) : [plan.phase],
  };
}

/** One side at the top of the ladder and the other not. */
export function crossing(one: Record<string, string>, top: string | undefined): string {
  const { ourLevel, theirLevel } = one;
  return ourLevel !== theirLevel && (ourLevel === top || theirLevel === top) ? "yes" : "no";
}

function sideLevel(side: readonly Planned[], { book, policy, asOf }: Setup): readonly string[] {
  const context = { book, ladder: policy.ladder, day: asOf };
  return rungsOfSide(
    policy.ladder,
    side.map((someone) => rungsOf(someone, context)),
  );
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

/**
 * The stage that the record last declared by that day, an event named as a phase; several
 * where that is undecided. An event on an issue declares the stage of that issue alone.
 */
function phasesOn(issue: IssueId | undefined, { book, policy, asOf }: Setup): readonly string[] {
  const declared = allOf(book, "event").filter(
    (event) =>
      policy.phases.includes(event.event) && (event.issue === undefined || event.issue === issue),
  );
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
