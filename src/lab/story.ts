/**
 * A way through the states of the model told as a dated story, with the names of
 * those who hold the offices that day: one step to a working day.
 *
 * It is a way things could go under the policy, not something that happened.
 */
import { addDays, type Day, daysBetween } from "../core/day.ts";
import { listed, type Names } from "../core/names.ts";
import type { Plan } from "../core/proposal.ts";
import { parseWhen } from "../core/when.ts";
import { formatWhen } from "../core/when-words.ts";
import { conditionText } from "../core/wording.ts";
import type { Model } from "./model.ts";
import { openGates, type State, startOf } from "./states.ts";
import type { Step } from "./steps.ts";

export type StoryStep = { readonly day: Day; readonly text: string };

type Told = { readonly model: Model; readonly names: Names };

/** The steps of a way; `last` is what is then in order, or is found to be. */
export function storyOf(
  steps: readonly { readonly step: Step; readonly to: State }[],
  told: Told,
  last?: string,
): readonly StoryStep[] {
  const { model } = told;
  let day = workingDay(model.setup.asOf);
  let before = openGates(startOf(model), model);
  const story: StoryStep[] = [];
  for (const { step, to } of steps) {
    const after = openGates(to, model);
    const text = `${stepText(step, told)}${gatesText(before, after, told)}`;
    story.push({ day, text: datedText(day, text) });
    before = after;
    day = workingDay(addDays(day, 1));
  }
  if (last !== undefined) story.push({ day, text: datedText(day, last) });
  return story;
}

/** As in: `the Foreign Minister (Gromyko) calls on the Secretary of State (Shultz) about grain`. */
export function meetingText(plan: Plan, names: Names): string {
  const { issues, purpose } = plan;
  const about = issues.length === 0 ? "" : ` about ${listed(issues.map(names.issue))}`;
  return `${togetherText(plan, names)}${about}${purposeWords[purpose]}`;
}

function togetherText({ ours, theirs, mode, initiator }: Plan, names: Names): string {
  const [our, their] = [names.side(ours), names.side(theirs)];
  if (mode !== "meeting") return `a ${mode} passes between ${our} and ${their}`;
  if (our === their) return `${our} of both sides meet`;
  const one = theirs.length === 1 && theirs[0]?.who.kind === "office";
  if (initiator === "theirs" && one) return `${their} calls on ${our}`;
  return `${our} and ${their} meet`;
}

const purposeWords: Readonly<Record<Plan["purpose"], string>> = {
  exchange: " to exchange views",
  probe: " to see whether a position has altered",
  convey: " to hand over messages",
  negotiate: " to negotiate",
  ceremonial: " on a social occasion",
  consular: " over a consular case",
  emergency: " in an emergency",
};

/** A title up to its first colon, semicolon or bracket: enough to tell a story with. */
export function shortTitle(title: string): string {
  return title.replace(/(?::|;| \().*$/u, "");
}

function stepText(step: Step, { model, names }: Told): string {
  switch (step.kind) {
    case "contact": {
      const meeting = meetingText(step.contact.candidate.plan, names);
      return step.concession ? `${meeting}; the other side gives ground there` : meeting;
    }
    case "determination":
      return findingText(step, { model, names });
    case "event": {
      const leaf = model.leaves[step.leaf];
      return leaf === undefined
        ? "something happens"
        : `it happens that ${conditionText(leaf, { kind: "relationship" }, names)}`;
    }
    case "disavowal": {
      const issue = model.issues[step.issue];
      return `the other side lets it be known that what was offered on ${issue === undefined ? "it" : names.issue(issue)} was not authorised`;
    }
  }
}

function findingText(
  { leaf, issue, by }: Extract<Step, { readonly kind: "determination" }>,
  { model, names }: Told,
): string {
  const condition = model.leaves[leaf];
  const finder = listed(by.map(names.office));
  const named = issue === undefined ? undefined : model.issues[issue];
  const on = named === undefined ? "the relationship" : names.issue(named);
  if (condition?.kind === "determined concession")
    return `${finder} determines that what was offered on ${on} is a concession, ${condition.atLeast} at least`;
  if (condition?.kind === "issues at") return `${finder} determines ${on} to be ${condition.state}`;
  const what = condition?.kind === "determination" ? condition.name : "what is asked for";
  const [recommender] = model.recommending[leaf] ?? [];
  const advised =
    recommender === undefined ? "" : `, on the recommendation of ${names.office(recommender)}`;
  const verb = by.length === 1 ? "determines" : "each determine";
  return `${finder} ${verb} ${what} on ${on}${advised}`;
}

function gatesText(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  { model, names }: Told,
): string {
  const changes = model.setup.policy.gates.flatMap(({ id, title, scope }) => {
    const opened = model.issues.filter(
      (_, at) => after.has(`${id} ${at}`) && !before.has(`${id} ${at}`),
    );
    const shut = model.issues.filter(
      (_, at) => before.has(`${id} ${at}`) && !after.has(`${id} ${at}`),
    );
    const on = (issues: typeof opened) =>
      scope === "relationship" ? "" : ` on ${listed(issues.map(names.issue))}`;
    return [
      ...(opened.length > 0 ? [`${gateName(title)} opens${on(opened)}`] : []),
      ...(shut.length > 0 ? [`${gateName(title)} shuts${on(shut)}`] : []),
    ];
  });
  return changes.length === 0 ? "" : `; ${listed(changes)}`;
}

/** A gate's title up to its first comma. */
export function gateName(title: string): string {
  return title.replace(/,.*$/u, "");
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** A Monday to count from. */
const aMonday = "1900-01-01" as Day;

function weekdayOf(day: Day): number {
  return ((daysBetween(aMonday, day) % 7) + 7) % 7;
}

export function workingDay(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : addDays(day, 7 - weekday);
}

/** As in: `Monday 31 January 1983: the Ambassador calls on the Secretary.` */
export function datedText(day: Day, text: string): string {
  const when = parseWhen(day);
  return `${weekdays[weekdayOf(day)] ?? ""} ${when.ok ? formatWhen(when.value) : day}: ${text}.`;
}
