/**
 * Ruling: the answer on one contact or one ask, under one policy version and one
 * state of the record, with everything it rests on.
 *
 * Same request, same record, same policy, same two dates: the same ruling.
 */
import type { Day, Instant } from "./day.ts";
import { obligationsOf } from "./deciding.ts";
import { findOnRecord } from "./finding.ts";
import type { ForumId, IssueId, OfficeId, PersonId } from "./id.ts";
import { goingAhead, type Judgment, judge, mayGoAhead, once } from "./judge.ts";
import { holdersOn } from "./office.ts";
import type { Who } from "./party.ts";
import type { Plan, Planned } from "./proposal.ts";
import { asTold, releasedOn } from "./released.ts";
import { leaves, reliedOn } from "./relied.ts";
import { fail, ok, type Result } from "./result.ts";
import { type Road, roadTo } from "./road.ts";
import type { Setup } from "./setup.ts";
import { not } from "./truth.ts";
import type {
  ConditionFinding,
  Finding,
  GateFinding,
  Missing,
  Part,
  Ruling,
  Undecided,
} from "./verdict.ts";

/** Why a request cannot be ruled on at all. */
export type Unruled =
  | { readonly kind: "unknown office"; readonly office: OfficeId }
  | { readonly kind: "vacant office"; readonly office: OfficeId; readonly on: Day }
  | { readonly kind: "unknown person"; readonly person: PersonId }
  | { readonly kind: "unknown issue"; readonly issue: IssueId }
  | { readonly kind: "unknown forum"; readonly forum: ForumId }
  | { readonly kind: "nobody on a side"; readonly side: "ours" | "theirs" };

export type Question = {
  readonly id: string;
  readonly title: string;
  readonly plan: Plan;
  readonly knownOn: Instant;
};

export function ruleOn(question: Question, setup: Setup): Result<Ruling, Unruled> {
  const problem = problemWith(question.plan, setup);
  if (problem !== undefined) return fail(problem);
  const asked = withoutOptional(question.plan);
  const judgment = judge(asked, setup);
  const road = roadTo(asked, judgment, setup);
  const optional = optionalRulings(question, setup);
  if (!optional.ok) return optional;
  const ruling = {
    ...assemble({ ...question, plan: asked }, { judgment, road, setup }),
    optional: optional.value,
  };
  const released = releasedOn(asked, setup);
  return ok(released === undefined ? ruling : asTold(ruling, released, setup));
}

/** What is wrong with a request before any rule is asked; undefined where nothing is. */
export function problemWith(plan: Plan, setup: Setup): Unruled | undefined {
  const { book } = setup;
  const { ours, theirs } = withoutOptional(plan);
  if (ours.length === 0) return { kind: "nobody on a side", side: "ours" };
  // Talk among our own has nobody of theirs in it.
  if (theirs.length === 0 && plan.across === "counterpart") {
    return { kind: "nobody on a side", side: "theirs" };
  }
  for (const issue of plan.issues) {
    if (!book.issues.has(issue)) return { kind: "unknown issue", issue };
  }
  if (plan.forum !== undefined && !book.forums.has(plan.forum)) {
    return { kind: "unknown forum", forum: plan.forum };
  }
  return [...plan.ours, ...plan.theirs]
    .map((someone) => problemWithWho(someone.who, setup) ?? problemWithOffice(someone, setup))
    .find((problem) => problem !== undefined);
}

/** An office acted for need not be held, and has to be known. */
function problemWithOffice({ as }: Planned, { book }: Setup): Unruled | undefined {
  if (as === undefined || book.offices.has(as.office)) return undefined;
  return { kind: "unknown office", office: as.office };
}

function problemWithWho(who: Who, { book, asOf }: Setup): Unruled | undefined {
  if (who.kind === "person" && !book.people.has(who.person)) {
    return { kind: "unknown person", person: who.person };
  }
  if (who.kind !== "office") return undefined;
  const { office } = who;
  if (!book.offices.has(office)) return { kind: "unknown office", office };
  const vacant = holdersOn(book, office, asOf).length === 0;
  return vacant ? { kind: "vacant office", office, on: asOf } : undefined;
}

type Found = { readonly judgment: Judgment; readonly road: Road; readonly setup: Setup };

function assemble(question: Question, { judgment, road, setup }: Found): Ruling {
  const { parts } = judgment;
  const gates = once(parts.flatMap((part) => part.gates));
  const deciding = decidingParts(judgment);
  const redirect = deciding.find((part) => part.redirect !== undefined)?.redirect;
  const referredTo = deciding.find((part) => part.referredTo !== undefined)?.referredTo;
  const finding = findingFor(judgment, gates, { setup, plan: question.plan });
  const adverse = !mayGoAhead(judgment.word);
  return {
    ...question,
    word: judgment.word,
    ground: judgment.ground,
    policy: setup.policy.id,
    policyVersion: setup.policy.version,
    strength: setup.policy.strength,
    asOf: setup.asOf,
    parts,
    onlyOn: judgment.onlyOn,
    rules: once(deciding.flatMap((part) => part.rules)),
    comments: once(parts.flatMap((part) => part.comments)),
    gates,
    missing: adverse ? gates.filter((gate) => gate.state !== "open").flatMap(missingOf) : [],
    undecided: onceEach(deciding.flatMap((part) => part.undecided)),
    ...(redirect === undefined ? {} : { redirect }),
    ...(referredTo === undefined ? {} : { referredTo }),
    obligations: adverse ? [] : obligationsOf(goingAhead(judgment)),
    optional: [],
    actsNext: { who: recipient(setup), to: adverse ? "answer" : "act" },
    ...(road.nearest === undefined ? {} : { nearest: road.nearest }),
    road: road.steps,
    deadlock: road.deadlock,
    ...(finding === undefined ? {} : { finding }),
    consequences: adverse ? setup.policy.consequences : [],
    ...reliedOn(gates, finding, setup),
  };
}

/** The parts that make the word: the most restricted, or those on which alone it would be in order. */
function decidingParts(judgment: Judgment): readonly Part[] {
  if (judgment.onlyOn.length > 0) return goingAhead(judgment);
  return judgment.parts.filter((part) => part.word === judgment.word);
}

/** One attribute may be left open on several issues. */
function onceEach(undecided: readonly Undecided[]): readonly Undecided[] {
  const seen = new Map(undecided.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}

/** Each optional participant, as if they took part. */
function optionalRulings(question: Question, setup: Setup): Result<Ruling["optional"], Unruled> {
  const { plan } = question;
  const rulings: { readonly who: Who; readonly ruling: Ruling }[] = [];
  for (const side of ["ours", "theirs"] as const) {
    for (const someone of plan[side].filter((one) => one.optional === true)) {
      const rest = plan[side].filter((one) => one.optional !== true);
      const wider = { ...withoutOptional(plan), [side]: [...rest, taking(someone)] };
      const ruled = ruleOn({ ...question, plan: wider }, setup);
      if (!ruled.ok) return ruled;
      rulings.push({ who: someone.who, ruling: ruled.value });
    }
  }
  return ok(rulings);
}

function taking({ optional: _, ...someone }: Planned): Planned {
  return someone;
}

function withoutOptional(plan: Plan): Plan {
  return {
    ...plan,
    ours: plan.ours.filter((someone) => someone.optional !== true),
    theirs: plan.theirs.filter((someone) => someone.optional !== true),
  };
}

/** Where a concession is what is missing, what was searched for it. */
function findingFor(
  judgment: Judgment,
  gates: readonly GateFinding[],
  { setup, plan }: { readonly setup: Setup; readonly plan: Plan },
): Finding | undefined {
  if (mayGoAhead(judgment.word)) return undefined;
  const wanted = gates
    .filter((gate) => gate.state !== "open")
    .flatMap((gate) => leaves(gate.opens))
    .map((leaf) => leaf.condition)
    .find((condition) => condition.kind === "determined concession");
  if (wanted?.kind !== "determined concession") return undefined;
  if (plan.issues.length === 0) return findOnRecord(wanted, setup);
  const { baskets } = setup.policy.finding;
  const within = plan.issues.filter((issue) => {
    const basket = setup.book.issues.get(issue)?.basket;
    return basket !== undefined && baskets.includes(basket);
  });
  // Of what lies outside the scope of the policy's finding nothing was searched.
  return within.length === 0 ? undefined : findOnRecord(wanted, setup, within);
}

function missingOf(gate: GateFinding): readonly Missing[] {
  const { closes, subject } = gate;
  const wanted = closes === undefined ? [gate.opens] : [gate.opens, negated(closes)];
  return wanted
    .flatMap(sought)
    .filter((finding) => finding.met !== "yes")
    .map((finding) => ({ gate: gate.gate, subject, finding }));
}

/** What shuts a gate is missing as its own contrary. */
function negated(finding: ConditionFinding): ConditionFinding {
  const condition = { kind: "not", of: finding.condition } as const;
  return {
    condition,
    subject: finding.subject,
    met: not(finding.met),
    evidence: [],
    parts: [finding],
  };
}

/** The conditions that `all` and `any` are made of; a `not` is sought as a whole. */
function sought(finding: ConditionFinding): readonly ConditionFinding[] {
  const { kind } = finding.condition;
  const made = (kind === "all" || kind === "any") && finding.parts.length > 0;
  return made ? finding.parts.flatMap(sought) : [finding];
}

/** Who acts next: the one who holds the channel on our side (E54). */
function recipient({ policy }: Setup): Who {
  const group = policy.groups.find((one) => one.id === policy.channels[0]?.recipient);
  const office = group?.offices[0];
  return office === undefined
    ? { kind: "words", words: policy.author }
    : { kind: "office", office };
}
