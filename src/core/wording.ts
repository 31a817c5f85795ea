/**
 * Wording: rulings and their reasons as sentences, the same on screen, on paper
 * and over the wire. No other file makes a sentence of a ruling.
 */
import { mediumOf } from "./contact.ts";
import type { Condition } from "./gate-policy.ts";
import type { IssueId } from "./id.ts";
import { citeText, listed, type Names } from "./names.ts";
import type { Obligation, Policy } from "./policy.ts";
import type { Plan } from "./proposal.ts";
import type {
  ConditionFinding,
  Count,
  Evidence,
  GateFinding,
  Reason,
  RuleFinding,
  Ruling,
  Step,
  Subject,
} from "./verdict.ts";

/** A condition as a claim that can be met: `a meaningful concession on grain is determined …`. */
export function conditionText(condition: Condition, subject: Subject, names: Names): string {
  // What is asked of the relationship is asked of any issue in it.
  const on = subject.kind === "relationship" ? "any issue" : names.subject(subject);
  switch (condition.kind) {
    case "determined concession":
      return `a concession on ${on}, ${condition.atLeast} or more, is determined${standingWords(condition.standing)}${within(condition)}`;
    case "issues at":
      return `${askedCount(condition)} are determined to be ${condition.state}${condition.route === undefined ? "" : `, by way of the talks that ${condition.route} guards`}`;
    case "contact held":
      return `a contact ${contactWords(condition)}on ${on} has been held${within(condition)}`;
    case "determination":
      return `${condition.name} is determined${condition.unanimous ? " by each who may" : ""}${subject.kind === "relationship" ? "" : ` on ${on}`}${condition.recommendedBy === undefined ? "" : ", as recommended"}`;
    case "date":
      return dateWords(condition);
    case "event":
      return `${condition.event} has happened${within(condition)}`;
    case "gate open":
      return `${condition.gate} is open`;
    case "move assessed":
      return `a move on ${on} is assessed as ${condition.atLeast} or more${within(condition)}`;
    case "all":
      return listed(condition.of.map((part) => conditionText(part, subject, names)));
    case "any":
      return listed(
        condition.of.map((part) => conditionText(part, subject, names)),
        "or",
      );
    case "not":
      return `it is not so that ${conditionText(condition.of, subject, names)}`;
  }
}

/** What a condition comes to on this record: `no: 0 determinations; nearest: …`. */
export function findingText(finding: ConditionFinding, names: Names): string {
  const text = conditionText(finding.condition, finding.subject, names);
  const met = { yes: "met", no: "not met", undecided: "undecided" }[finding.met];
  return `${text}: ${met}${finding.met === "yes" ? "" : countWords(finding)}`;
}

/** Number and spread: ` (0 issues over 0 baskets; by any route 5 issues over 1 basket)`. */
function countWords({ count, countByAnyRoute: any }: ConditionFinding): string {
  if (count === undefined) return "";
  const routed = any !== undefined && any.issues > count.issues;
  return ` (${countOf(count)}${routed ? `; by any route ${countOf(any)}` : ""})`;
}

function askedCount({
  issues,
  baskets,
}: Pick<Extract<Condition, { readonly kind: "issues at" }>, "issues" | "baskets">): string {
  if (issues !== "all") return countOf({ issues, baskets });
  return baskets === 1 ? "all issues" : `all issues, over ${counted(baskets, "basket")},`;
}

function countOf({ issues, baskets }: Count): string {
  return `${counted(issues, "issue")} over ${counted(baskets, "basket")}`;
}

/** `1 issue`, `3 issues`. */
function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

const reasonWords: Readonly<Record<Reason, string>> = {
  meets: "meets it",
  "below the least significance": "assessed below what is asked",
  "not determined": "nobody has determined it",
  "found not to be a concession": "found not to be a concession",
  "outside the channel": "came outside the channel",
  "standing undecided": "how it came is not settled",
  disowned: "disowned by the other side",
  retracted: "taken back",
  "found not to be so": "found not to be so",
  "not on a recommendation": "not on the recommendation that the policy asks for",
  "not by all": "others who must find so have not",
  "not by a competent authority": "not determined by a competent authority",
  "authority undecided": "whether its author had the authority is not settled",
  "date undecided": "its date is not settled",
  "too long ago": "too long ago",
  "not by the required route": "did not come by the required talks",
  "route undecided": "the talks it came by are not settled",
  "state determined": "determined so",
  "short of the state asked for": "determined short of it",
  held: "was held",
  happened: "happened",
  "conflicting determinations": "competent findings disagree",
};

export function evidenceText(evidence: Evidence, names: Names): string {
  return `${names.entry(evidence.entry)} (${reasonWords[evidence.reason]})`;
}

export function reasonText(reason: Reason): string {
  return reasonWords[reason];
}

/** Why the word is what it is, in one sentence. */
export function groundText(ruling: Ruling, names: Names, policy: Policy): string {
  const rule = ruleWords(ruling.rules, policy);
  const verb = (one: string) => (ruling.rules.length > 1 ? one : `${one}s`);
  switch (ruling.ground) {
    case "forbidden":
      return `${rule} ${verb("forbid")} it${redirectWords(ruling, names, policy)}`;
    case "not permitted":
      return `no rule permits it${redirectWords(ruling, names, policy)}`;
    case "gate shut":
      return `${rule} ${verb("let")} it go ahead only while ${gatesWords(ruling.gates, names)}`;
    case "gate undecided":
      return `${rule} ${verb("let")} it go ahead only while ${gatesWords(ruling.gates, names)}, and the record does not settle that`;
    case "attribute undecided":
      return `the record leaves open ${listed(ruling.undecided.map(({ attribute, values }) => `${attributeWords(attribute)} (${listed(values, "or")})`))}`;
    case "referred":
      return `it is referred to ${groupTitle(ruling.referredTo, policy)} first${rule === "no rule" ? "" : ` under ${rule}`}`;
    case "permitted":
      return ruling.onlyOn.length > 0
        ? `it would be in order only on ${listed(ruling.onlyOn.map((issue: IssueId) => names.issue(issue)))}`
        : `${rule} ${verb("permit")} it`;
    case "exempt":
      return `${rule} ${verb("put")} it outside the policy`;
    case "released":
      return `a released ruling says so${ruling.released === undefined ? "" : `: ${names.entry(ruling.released)}`}`;
  }
}

export function ruleText(rule: RuleFinding, policy: Policy): string {
  return `${rule.title} (${rule.rule}, ${citeText(rule.cite, policy)})`;
}

export function obligationText(obligation: Obligation): string {
  const { due, text, withinDays } = obligation;
  if (due === "before") return `beforehand: ${text}`;
  return withinDays === undefined ? text : `within ${withinDays} days: ${text}`;
}

/** A contact in words: `a meeting of the Secretary of State (Shultz) with …, to probe`. */
export function planText(plan: Plan, names: Names): string {
  const about = plan.issues.length === 0 ? "" : ` on ${listed(plan.issues.map(names.issue))}`;
  const kind =
    plan.mode === "meeting" && plan.setting === "margin" ? "meeting in the margins" : plan.mode;
  return `a ${kind} ${between(plan, names)}${about}, ${purposeWords[plan.purpose]}`;
}

/** Who speak meet with each other; who write do it to the other side. */
function between({ ours, theirs, mode, initiator }: Plan, names: Names): string {
  const [us, them] = [names.side(ours), names.side(theirs)];
  if (mediumOf(mode) === "oral") return `of ${us} with ${them}`;
  return initiator === "theirs" ? `from ${them} to ${us}` : `from ${us} to ${them}`;
}

export function stepText(step: Step, names: Names): string {
  switch (step.kind) {
    case "contact":
      return planText(step.plan, names);
    case "finding":
      return conditionText(step.condition, step.subject, names);
    case "gate opens":
      return `${step.gate} opens on ${names.subject(step.subject)}`;
    case "wait":
      return `to wait until ${conditionText(step.condition, { kind: "relationship" }, names)}`;
  }
}

const purposeWords: Readonly<Record<Plan["purpose"], string>> = {
  exchange: "to exchange views",
  probe: "to learn whether a position has altered",
  convey: "to convey and receive messages",
  negotiate: "to negotiate",
  ceremonial: "for a ceremony",
  consular: "on a consular matter",
  emergency: "in an emergency",
};

function within(condition: { readonly withinMonths?: number }): string {
  return condition.withinMonths === undefined ? "" : ` within ${condition.withinMonths} months`;
}

function standingWords(standing: readonly string[]): string {
  if (standing.length === 0) return "";
  const ways = standing.map((one) => standingPhrases[one] ?? one);
  return `, having ${listed(ways, "or")}`;
}

const standingPhrases: Readonly<Record<string, string>> = {
  "through channel": "come through the channel",
  confirmed: "been confirmed through it",
  outside: "come outside the channel",
  unconfirmed: "come unconfirmed",
  disowned: "been disowned",
};

function contactWords(condition: Extract<Condition, { readonly kind: "contact held" }>): string {
  const purpose = condition.purposes.length === 0 ? "" : `for ${listed(condition.purposes, "or")} `;
  const levels = [...new Set([...condition.ourRungs, ...condition.theirRungs])];
  return `${purpose}${levels.length === 0 ? "" : `at the ${listed(levels, "or")} level `}`;
}

function dateWords(condition: Extract<Condition, { readonly kind: "date" }>): string {
  const from = condition.from === undefined ? "" : ` from ${condition.from}`;
  const to = condition.to === undefined ? "" : ` to ${condition.to}`;
  return `the day falls${from}${to}`;
}

function ruleWords(rules: readonly RuleFinding[], policy: Policy): string {
  if (rules.length === 0) return "no rule";
  return `${rules.length === 1 ? "rule" : "rules"} ${listed(rules.map((rule) => `\`${rule.rule}\` (${citeText(rule.cite, policy)})`))}`;
}

function redirectWords(ruling: Ruling, names: Names, policy: Policy): string {
  const channel = policy.channels.find((one) => one.id === ruling.redirect);
  const office = policy.groups.find((group) => group.id === channel?.recipient)?.offices[0];
  return office === undefined ? "" : `; it is redirected to ${names.office(office)}`;
}

function gatesWords(gates: readonly GateFinding[], names: Names): string {
  const shut = gates.filter((gate) => gate.state !== "open");
  const ids = [...new Set(shut.map((gate) => gate.gate))];
  return listed(
    ids.map((id) => {
      const some = shut.filter((gate) => gate.gate === id);
      const first = some[0];
      const state = first?.state ?? "shut";
      if (first === undefined || first.subject.kind === "relationship")
        return `${id} is open, and it is ${state}`;
      const on =
        some.length === 1
          ? `on ${names.subject(first.subject)}`
          : `on each of the ${some.length} outstanding issues it concerns`;
      return `${id} is open, and it is ${state} ${on}`;
    }),
  );
}

function groupTitle(id: string | undefined, policy: Policy): string {
  return policy.groups.find((group) => group.id === id)?.title ?? id ?? "the policy's author";
}

const openWords: Readonly<Record<string, string>> = {
  premises: "on whose ground it is",
  prepared: "whether it is arranged",
  registered: "whether they are on the register",
  ourOtherOffice: "who else of ours is there",
};

function attributeWords(attribute: string): string {
  return (
    openWords[attribute] ?? attribute.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
  );
}
