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
    story.push({ day, text: `${dayText(day)}: ${text}.` });
    before = after;
    day = workingDay(addDays(day, 1));
  }
  if (last !== undefined) story.push({ day, text: `${dayText(day)}: ${last}.` });
  return story;
}

/** As in: `the Foreign Minister (Gromyko) calls on the Secretary of State (Shultz) about grain`. */
export function meetingText({ ours, theirs, issues, purpose }: Plan, names: Names): string {
  const about = issues.length === 0 ? "" : ` about ${listed(issues.map(names.issue))}`;
  return `${names.side(ours)} and ${names.side(theirs)} meet${about}${purposeWords[purpose]}`;
}

const purposeWords: Readonly<Record<Plan["purpose"], string>> = {
  exchange: " and exchange views",
  probe: " to see whether a position has altered",
  convey: " and messages are handed over",
  negotiate: " and negotiate",
  ceremonial: " on a social occasion",
  consular: " over a consular case",
  emergency: " in an emergency",
};

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
    return `${finder} determines that what was offered on ${on} is a concession, ${condition.atLeast} or more`;
  if (condition?.kind === "issues at")
    return `${finder} determines that ${on} is at ${condition.state}`;
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
      ...(opened.length > 0 ? [`${title} opens${on(opened)}`] : []),
      ...(shut.length > 0 ? [`${title} shuts${on(shut)}`] : []),
    ];
  });
  return changes.length === 0 ? "" : `; ${listed(changes)}`;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** A Monday to count from. */
const aMonday = "1900-01-01" as Day;

function weekdayOf(day: Day): number {
  return ((daysBetween(aMonday, day) % 7) + 7) % 7;
}

function workingDay(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : addDays(day, 7 - weekday);
}

function dayText(day: Day): string {
  const when = parseWhen(day);
  return `${weekdays[weekdayOf(day)] ?? ""} ${when.ok ? formatWhen(when.value) : day}`;
}
