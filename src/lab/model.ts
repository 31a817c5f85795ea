/**
 * A policy as a transition system: what is found on each of a few issues, which
 * gates that opens, which contacts it lets happen and what they may bring.
 *
 * It is an abstraction, and says so with every answer: few issues, opposite
 * numbers by office, bilateral meetings, no months passing. Whoever may determine
 * is whoever the policy names and the record seats on the day.
 */
import { type Candidate, candidates } from "../core/candidates.ts";
import { ranThrough } from "../core/channel.ts";
import { speaksOf } from "../core/condition.ts";
import { decide } from "../core/deciding.ts";
import type { Condition, Gate } from "../core/gate-policy.ts";
import type { GateId, IssueId, OfficeId } from "../core/id.ts";
import { holdersOn } from "../core/office.ts";
import type { Attributes } from "../core/policy.ts";
import { eachCase, possibleAttributes, sidesOf } from "../core/request.ts";
import { officesOf, type Setup } from "../core/setup.ts";

export type Bounds = {
  readonly issues: number;
  readonly baskets: number;
  readonly steps: number;
  readonly states: number;
};

export const usualBounds: Bounds = { issues: 4, baskets: 2, steps: 24, states: 200_000 };

/** A leaf of a gate's conditions that the model keeps a bit of each issue for. */
export type Leaf = Exclude<Condition, { readonly kind: "all" | "any" | "not" | "gate open" }>;

/** Contacts that the policy treats alike and that bring alike: one of them stands for all. */
export type ContactClass = {
  readonly candidate: Candidate;
  readonly issue: number;
  readonly attributes: Attributes;
  readonly kind: "exempt" | "gate" | "refer" | "permit";
  /** All of them must be open. */
  readonly gates: readonly GateId[];
  readonly rules: readonly string[];
  readonly throughChannel: boolean;
  /** The leaves of kind *contact held* that it meets. */
  readonly meets: readonly number[];
};

export type Model = {
  readonly setup: Setup;
  readonly bounds: Bounds;
  readonly issues: readonly IssueId[];
  readonly leaves: readonly Leaf[];
  /** For each leaf, who may determine it: offices of the policy's groups that someone holds. */
  readonly competent: readonly (readonly OfficeId[])[];
  /** For each leaf, who may recommend it; undefined where nobody need. */
  readonly recommending: readonly (readonly OfficeId[] | undefined)[];
  readonly routes: readonly GateId[];
  readonly contacts: readonly ContactClass[];
  /** Issues that the policy treats alike have the same number: they can stand for one another. */
  readonly alike: readonly number[];
  /** Gates already compiled, by gate and by issue; how fast it answers, never what. */
  readonly tests: Map<GateId, ((state: readonly number[]) => boolean)[]>;
};

export function modelOf(setup: Setup, bounds: Bounds = usualBounds): Model {
  const issues = chosenIssues(setup, bounds);
  const leaves = leavesOf(setup.policy.gates);
  const routes = [
    ...new Set(leaves.flatMap((leaf) => (leaf.kind === "issues at" ? (leaf.route ?? []) : []))),
  ];
  const contacts = issues.flatMap((issue, index) => contactsOn(issue, index, { setup, leaves }));
  return {
    setup,
    bounds,
    issues,
    leaves,
    competent: leaves.map((leaf) => competentFor(leaf, setup)),
    recommending: leaves.map((leaf) =>
      leaf.kind === "determination" && leaf.recommendedBy !== undefined
        ? heldOf(leaf.recommendedBy, setup)
        : undefined,
    ),
    routes,
    contacts,
    alike: issues.map((_, index) =>
      firstAlike(
        index,
        issues.map((_, at) => signature(at, { issues, contacts, setup })),
      ),
    ),
    tests: new Map(),
  };
}

function firstAlike(index: number, signatures: readonly string[]): number {
  return signatures.indexOf(signatures[index] ?? "");
}

/** All that the policy can tell an issue by: its basket, the gates that speak of it, what may be done on it. */
function signature(
  index: number,
  {
    issues,
    contacts,
    setup,
  }: {
    readonly issues: readonly IssueId[];
    readonly contacts: readonly ContactClass[];
    readonly setup: Setup;
  },
): string {
  const issue = issues[index];
  const gates = setup.policy.gates.map(
    (gate) => issue !== undefined && speaksOf(gate, issue, setup),
  );
  const may = contacts
    .filter((contact) => contact.issue === index)
    .map(({ kind, gates: asked, throughChannel, meets, candidate }) => [
      kind,
      asked,
      throughChannel,
      meets,
      candidate.plan.ours,
      candidate.plan.theirs,
    ]);
  return JSON.stringify([issue && setup.book.issues.get(issue)?.basket, gates, may]);
}

/** As many as asked for, spread over the baskets in turn; those that the gates speak of first. */
function chosenIssues(setup: Setup, bounds: Bounds): readonly IssueId[] {
  const { book, policy } = setup;
  const spoken = [...book.issues.values()].filter(({ issue }) =>
    policy.gates.every((gate) => speaksOf(gate, issue, setup)),
  );
  const from = spoken.length > 0 ? spoken : [...book.issues.values()];
  const baskets = [...new Set(from.map(({ basket }) => basket))].sort().slice(0, bounds.baskets);
  const lists = baskets.map((basket) =>
    from
      .filter((one) => one.basket === basket)
      .map(({ issue }) => issue)
      .sort(),
  );
  const chosen: IssueId[] = [];
  for (
    let round = 0;
    chosen.length < bounds.issues && lists.some((list) => list.length > round);
    round++
  ) {
    for (const list of lists) {
      const issue = list[round];
      if (issue !== undefined && chosen.length < bounds.issues) chosen.push(issue);
    }
  }
  return chosen;
}

export function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "all" || condition.kind === "any") return condition.of.flatMap(partsOf);
  return condition.kind === "not" ? partsOf(condition.of) : [condition];
}

function leavesOf(gates: readonly Gate[]): readonly Leaf[] {
  const parts = gates
    .flatMap(({ opens, closes }) => [opens, ...(closes ? [closes] : [])])
    .flatMap(partsOf);
  const once = new Map(parts.map((part) => [JSON.stringify(part), part]));
  // `partsOf` leaves only leaves, and a named gate is looked up itself.
  return [...once.values()].filter((part) => part.kind !== "gate open") as readonly Leaf[];
}

export function leafNumber(leaf: Condition, { leaves }: Pick<Model, "leaves">): number {
  const key = JSON.stringify(leaf);
  return leaves.findIndex((one) => JSON.stringify(one) === key);
}

/** Where each must find, a vacant office keeps it from being found. */
function competentFor(leaf: Leaf, setup: Setup): readonly OfficeId[] {
  if (!("by" in leaf)) return [];
  const held = heldOf(leaf.by, setup);
  const isShort = held.length < officesOf(setup.policy, leaf.by).size;
  return leaf.kind === "determination" && leaf.unanimous === true && isShort ? [] : held;
}

function heldOf(groups: readonly string[], { book, policy, asOf }: Setup): readonly OfficeId[] {
  return [...officesOf(policy, groups)].filter(
    (office) => holdersOn(book, office, asOf).length > 0,
  );
}

function contactsOn(
  issue: IssueId,
  index: number,
  { setup, leaves }: { readonly setup: Setup; readonly leaves: readonly Leaf[] },
): readonly ContactClass[] {
  const classes = new Map<string, ContactClass>();
  for (const candidate of candidates([issue], setup)) {
    const made = contactClass(candidate, { issue, index, setup, leaves });
    if (made === undefined) continue;
    const { kind, gates, throughChannel, meets, attributes } = made;
    const { ourLevel, theirLevel, recipientPresent } = attributes;
    // Who is in it matters to what one office can do alone, so it stays apart.
    const ours = JSON.stringify(candidate.plan.ours);
    const key = JSON.stringify([
      kind,
      gates,
      throughChannel,
      meets,
      ourLevel,
      theirLevel,
      recipientPresent,
      ours,
    ]);
    const known = classes.get(key);
    if (known === undefined || isPlainer(made, known)) classes.set(key, made);
  }
  return [...classes.values()].sort(
    (a, b) =>
      a.candidate.disparity - b.candidate.disparity ||
      a.candidate.precedence - b.candidate.precedence,
  );
}

/** Opposite numbers before others; talks behind a gate are talks to negotiate. */
function isPlainer(one: ContactClass, other: ContactClass): boolean {
  const negotiates = ({ kind, candidate }: ContactClass) =>
    kind === "gate" && candidate.plan.purpose === "negotiate";
  if (one.candidate.disparity !== other.candidate.disparity)
    return one.candidate.disparity < other.candidate.disparity;
  return negotiates(one) && !negotiates(other);
}

function contactClass(
  candidate: Candidate,
  about: {
    readonly issue: IssueId;
    readonly index: number;
    readonly setup: Setup;
    readonly leaves: readonly Leaf[];
  },
): ContactClass | undefined {
  const { issue, index, setup, leaves } = about;
  const { plan } = candidate;
  const [attributes, ...others] = eachCase(
    possibleAttributes(plan, issue, setup),
    setup.policy.ladder,
  );
  // What the record leaves open is no step that the policy surely permits.
  if (attributes === undefined || others.length > 0) return undefined;
  const decision = decide(setup.table, attributes);
  if (decision.kind === "forbid") return undefined;
  if (decision.kind === "otherwise" && decision.otherwise.kind !== "refer") return undefined;
  const gates = decision.rules.flatMap((rule) =>
    "effect" in rule && rule.effect.kind === "gate" ? rule.effect.gates : [],
  );
  return {
    candidate,
    issue: index,
    attributes,
    kind: decision.kind === "otherwise" ? "refer" : decision.kind,
    gates: decision.kind === "gate" ? [...new Set(gates)].sort() : [],
    rules: decision.rules.map(({ id }) => id),
    throughChannel: setup.policy.channels.some(
      (channel) => ranThrough(channel, { plan, issue }, setup) === "yes",
    ),
    meets: leaves.flatMap((leaf, at) =>
      leaf.kind === "contact held" && isMetBy(leaf, candidate, setup) ? [at] : [],
    ),
  };
}

function isMetBy(
  leaf: Extract<Leaf, { readonly kind: "contact held" }>,
  { plan }: Candidate,
  setup: Setup,
): boolean {
  const sides = sidesOf(plan, setup);
  const among = (values: readonly string[], wanted: readonly string[]) =>
    wanted.length === 0 || values.every((value) => wanted.includes(value));
  return (
    (leaf.purposes.length === 0 || leaf.purposes.includes(plan.purpose)) &&
    among(sides.ourLevel, leaf.ourRungs) &&
    among(sides.theirLevel, leaf.theirRungs)
  );
}
