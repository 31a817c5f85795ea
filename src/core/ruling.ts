/**
 * Ruling: the answer on one contact or one ask, under one policy version and one
 * state of the record, with everything it rests on.
 *
 * Same request, same record, same policy, same two dates: the same ruling.
 */
import { compareText } from "./book.ts";
import type { Day, Instant } from "./day.ts";
import { findOnRecord } from "./finding.ts";
import type { EntryId, ForumId, IssueId, OfficeId, PersonId } from "./id.ts";
import { type Judgment, judge, mayGoAhead, once } from "./judge.ts";
import { rollUp } from "./mark.ts";
import { holdersOn } from "./office.ts";
import type { Who } from "./party.ts";
import type { Plan, Planned } from "./proposal.ts";
import { fail, ok, type Result } from "./result.ts";
import { type Road, roadTo } from "./road.ts";
import type { Setup } from "./setup.ts";
import type { ConditionFinding, Finding, GateFinding, Missing, Ruling } from "./verdict.ts";

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
  return ok({
    ...assemble({ ...question, plan: asked }, { judgment, road, setup }),
    optional: optional.value,
  });
}

/** What is wrong with a request before any rule is asked; undefined where nothing is. */
export function problemWith(plan: Plan, setup: Setup): Unruled | undefined {
  const { book } = setup;
  if (plan.ours.length === 0) return { kind: "nobody on a side", side: "ours" };
  if (plan.theirs.length === 0) return { kind: "nobody on a side", side: "theirs" };
  for (const issue of plan.issues) {
    if (!book.issues.has(issue)) return { kind: "unknown issue", issue };
  }
  if (plan.forum !== undefined && !book.forums.has(plan.forum)) {
    return { kind: "unknown forum", forum: plan.forum };
  }
  return [...plan.ours, ...plan.theirs]
    .map(({ who }) => problemWithWho(who, setup))
    .find((problem) => problem !== undefined);
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
  const deciding = parts.filter((part) => part.word === judgment.word);
  const redirect = deciding.find((part) => part.redirect !== undefined)?.redirect;
  const referredTo = deciding.find((part) => part.referredTo !== undefined)?.referredTo;
  const finding = findingFor(judgment, gates, { setup, plan: question.plan });
  const records = recordsOf(gates, finding);
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
    rules: once((deciding.length > 0 ? deciding : parts).flatMap((part) => part.rules)),
    comments: once(parts.flatMap((part) => part.comments)),
    gates,
    missing: adverse ? gates.filter((gate) => gate.state !== "open").flatMap(missingOf) : [],
    undecided: parts[0]?.undecided ?? [],
    ...(redirect === undefined ? {} : { redirect }),
    ...(referredTo === undefined ? {} : { referredTo }),
    obligations: adverse ? [] : (deciding[0]?.obligations ?? []),
    optional: [],
    actsNext: { who: recipient(setup), to: adverse ? "answer" : "act" },
    ...(road.nearest === undefined ? {} : { nearest: road.nearest }),
    road: road.steps,
    deadlock: road.deadlock,
    ...(finding === undefined ? {} : { finding }),
    consequences: adverse ? setup.policy.consequences : [],
    records,
    mark: rollUp(setup.book.regime, [
      setup.policy.mark,
      ...records.flatMap((id) => setup.book.entries.get(id)?.mark ?? []),
    ]),
  };
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
  const sought = gates
    .filter((gate) => gate.state !== "open")
    .flatMap((gate) => leaves(gate.opens))
    .map((leaf) => leaf.condition)
    .find((condition) => condition.kind === "determined concession");
  if (sought?.kind !== "determined concession") return undefined;
  return findOnRecord(sought, setup, plan.issues.length > 0 ? plan.issues : undefined);
}

function missingOf(gate: GateFinding): readonly Missing[] {
  return leaves(gate.opens)
    .filter((leaf) => leaf.met !== "yes")
    .map((finding) => ({ gate: gate.gate, subject: gate.subject, finding }));
}

/** The conditions that `all`, `any` and `not` are made of. */
export function leaves(finding: ConditionFinding): readonly ConditionFinding[] {
  return finding.parts.length === 0 ? [finding] : finding.parts.flatMap(leaves);
}

function recordsOf(
  gates: readonly GateFinding[],
  finding: Finding | undefined,
): readonly EntryId[] {
  const fromGates = gates
    .flatMap((gate) => [...leaves(gate.opens), ...(gate.closes ? leaves(gate.closes) : [])])
    .flatMap((leaf) => leaf.evidence.map((evidence) => evidence.entry));
  const fromFinding = finding === undefined ? [] : [...finding.contacts, ...finding.supporting];
  return [...new Set([...fromGates, ...fromFinding])].sort(compareText);
}

/** Who acts next: the one who holds the channel on our side (E54). */
function recipient({ policy }: Setup): Who {
  const group = policy.groups.find((one) => one.id === policy.channels[0]?.recipient);
  const office = group?.offices[0];
  return office === undefined
    ? { kind: "words", words: policy.author }
    : { kind: "office", office };
}
