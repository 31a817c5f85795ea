/**
 * The property of our own differences: whether the other side can hear two of our
 * offices that differ on an issue, one after the other, without the channel's
 * recipient knowing of it.
 */
import { allOf, byWhen } from "../core/book.ts";
import { meeting, seats, sought } from "../core/candidates.ts";
import { addDays } from "../core/day.ts";
import type { EntryOf } from "../core/entry.ts";
import type { IssueId } from "../core/id.ts";
import { judge, mayGoAhead } from "../core/judge.ts";
import { listed } from "../core/names.ts";
import { postsOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import type { Plan, Planned } from "../core/proposal.ts";
import { possibleAttributes } from "../core/request.ts";
import type { Proof, PropertyFinding } from "./proof.ts";
import { none } from "./property-requests.ts";
import { datedText, meetingText, workingDay } from "./story.ts";

const id = "P3";
const title =
  "The other side cannot meet both sides of a difference among us on an issue without the channel's recipient knowing";

/** P3. The latest difference on record first, and the lowest of theirs first: who is at hand. */
export function bothSides(proof: Proof): PropertyFinding {
  const divergences = [...allOf(proof.setup.book, "divergence")].sort(byWhen).reverse();
  if (divergences.length === 0)
    return none(id, title, "no difference between our own offices is on record by that day");
  for (const divergence of divergences) {
    const heard = heardApart(divergence, proof);
    if (heard !== undefined) return failing(heard, divergence, proof);
  }
  return {
    id,
    title,
    result: "holds",
    reasons: [
      `of ${divergences.length} differences on record none can be heard on both sides without the recipient`,
    ],
    exceptions: [],
    story: [],
  };
}

type Heard = { readonly unseen: Plan; readonly other: Plan; readonly issue: IssueId };

/** Two meetings in order, one with each side of the difference, of which the recipient misses one. */
function heardApart({ between, issue }: EntryOf<"divergence">, proof: Proof): Heard | undefined {
  if (issue === undefined) return undefined;
  const { setup } = proof;
  const offices = between.map((who) => asPlanned(who, proof)).filter((who) => who !== undefined);
  const apart = [...new Map(offices.map((who) => [JSON.stringify(who), who])).values()];
  if (apart.length < 2) return undefined;
  const theirs = [...seats("theirs", setup)].sort((a, b) => a.rank - b.rank);
  for (const { someone } of theirs) {
    const meetings = apart
      .map((our) => meetingInOrder(our, someone, { issue, proof }))
      .filter((plan) => plan !== undefined);
    const unseen = meetings.find((plan) => !recipientThere(plan, issue, proof));
    const other = meetings.find((plan) => plan !== unseen);
    if (unseen !== undefined && other !== undefined) return { unseen, other, issue };
  }
  return undefined;
}

function failing(
  { unseen, other, issue }: Heard,
  { views }: EntryOf<"divergence">,
  proof: Proof,
): PropertyFinding {
  const { names, setup } = proof;
  const first = workingDay(setup.asOf);
  const second = workingDay(addDays(first, 1));
  const recipient = listed(
    [...new Set(setup.policy.channels.map((channel) => channel.recipient))].map(
      (group) => setup.policy.groups.find((one) => one.id === group)?.title ?? group,
    ),
    "or",
  );
  const texts = [
    {
      day: first,
      text: `${meetingText(unseen, names)}; no rule asks that ${recipient} be there or be told`,
    },
    {
      day: second,
      text: `${meetingText(other, names)}, and both sides of the difference have been heard: ${withoutStop(views)}`,
    },
  ];
  return {
    id,
    title,
    result: "fails",
    reasons: [
      `nothing in the policy asks that ${recipient} be there or be told when ${names.side(unseen.ours)} is met on ${names.issue(issue)}, on which our offices are on record as differing`,
    ],
    exceptions: [],
    story: texts.map(({ day, text }) => ({ day, text: datedText(day, text) })),
  };
}

/** At the other side's call: an exchange before anything else. */
function meetingInOrder(
  our: Planned,
  their: Planned,
  { issue, proof }: { readonly issue: IssueId; readonly proof: Proof },
): Plan | undefined {
  const purposes = [...new Set(["exchange" as const, ...sought])];
  return purposes
    .map((purpose) => ({
      ...meeting(our, their, { purpose, issues: [issue], setup: proof.setup }),
      initiator: "theirs" as const,
    }))
    .find((plan) => mayGoAhead(judge(plan, proof.setup).word));
}

/** A person is met in the office held that day. */
function asPlanned(who: Who, { setup }: Proof): Planned | undefined {
  if (who.kind === "office") return { who };
  if (who.kind !== "person") return undefined;
  const post = postsOn(setup.book, who.person, setup.asOf).find(({ held }) => held === "yes");
  return post === undefined ? undefined : { who: { kind: "office", office: post.tenure.office } };
}

function recipientThere(plan: Plan, issue: IssueId, { setup }: Proof): boolean {
  return possibleAttributes(plan, issue, setup).recipientPresent.includes("yes");
}

function withoutStop(text: string): string {
  return text.replace(/\.$/u, "");
}
