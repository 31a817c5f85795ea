/**
 * From a policy to its canonical written form, as JSON: what was left out as
 * usual is left out, one value stands alone, and the parts are always in one order.
 *
 * `parsePolicy` reads it back to the same policy.
 */
import type { Condition, Gate } from "../core/gate-policy.ts";
import { portionOf } from "../core/mark.ts";
import type {
  Channel,
  Cite,
  Clause,
  Effect,
  Exemption,
  Group,
  Obligation,
  Otherwise,
  Policy,
  PolicyProperty,
  PolicyTest,
  Rule,
} from "../core/policy.ts";
import { fromGateCase } from "./gate-case.ts";
import { kebab } from "./policy-form-parts.ts";
import { given } from "./policy-lists.ts";

/** A policy as JSON, to be read by `parsePolicy`. */
export type WirePolicy = Readonly<Record<string, unknown>>;

export function encodePolicy(policy: Policy): WirePolicy {
  const first = policy.sources[0]?.id;
  const cited = <Part extends { readonly cite: Cite }>({ cite, ...part }: Part) => ({
    ...part,
    cite: fromCite(cite, first),
  });
  const { posture, finding } = policy;
  return given({
    id: policy.id,
    version: policy.version,
    title: policy.title,
    author: policy.author,
    authority: cited(policy.authority),
    strength: policy.strength,
    mark: portionOf(policy.mark),
    "binding-from": policy.bindingFrom && portionOf(policy.bindingFrom),
    from: policy.from,
    to: policy.to,
    review: policy.review,
    supersedes: policy.supersedes,
    sources: Object.fromEntries(policy.sources.map(({ id, ...source }) => [id, source])),
    baskets: policy.baskets && few(policy.baskets),
    ladder: policy.ladder.map((rung) => ({ ...rung, levels: few(rung.levels) })),
    groups: fromGroups(policy.groups),
    channels: several(policy.channels.map((channel) => fromChannel(channel, first))),
    register: policy.register,
    phases: several(policy.phases),
    exemptions: several(policy.exemptions.map((exemption) => fromExemption(exemption, first))),
    rules: policy.rules.map((rule) => fromRule(rule, policy.strength, first)),
    otherwise: fromOtherwise(policy.otherwise, first),
    gates: several(policy.gates.map((gate) => fromGate(gate, first))),
    waivers: few(policy.waivers),
    finding: given({ ...cited(finding), baskets: few(finding.baskets) }),
    posture: given({
      proceed: fromCondition(posture.proceed),
      explore: fromCondition(posture.explore),
      cite: fromCite(posture.cite, first),
      branches: several(posture.branches.map(cited)),
    }),
    consequences: several(policy.consequences.map(cited)),
    warning: policy.warning && cited(policy.warning),
    doctrine: several(policy.doctrine.map(cited)),
    tests: several(policy.tests.map(fromTest)),
    "gate-tests": policy.gateCases && several(policy.gateCases.map(fromGateCase)),
    properties: policy.properties && several(policy.properties.map(fromProperty)),
  });
}

/** The one item, or the list; nothing for none. */
function few<Item>(items: readonly Item[]): Item | readonly Item[] | undefined {
  return items.length === 1 ? items[0] : several(items);
}

function several<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function fromCite(cite: Cite, first: string | undefined): unknown {
  if (cite.kind === "author") return { author: cite.reason };
  const { source, paragraph, words } = cite;
  const isFirst = source === first;
  if (isFirst && paragraph !== undefined && words === undefined) return paragraph;
  const nothingElse = paragraph === undefined && words === undefined;
  return given({ source: isFirst && !nothingElse ? undefined : source, paragraph, words });
}

function fromGroups(groups: readonly Group[]): unknown {
  const side = (of: Group["side"]) => {
    const own = groups.filter((group) => group.side === of);
    if (own.length === 0) return undefined;
    return Object.fromEntries(
      own.map(({ id, title, offices }) => [id, { title, offices: few(offices) }]),
    );
  };
  return groups.length === 0 ? undefined : given({ ours: side("ours"), theirs: side("theirs") });
}

function fromChannel(channel: Channel, first: string | undefined): unknown {
  const ours = few(channel.recipientStandIns);
  const theirs = few(channel.conveyorStandIns);
  const standIns = ours === undefined && theirs === undefined ? undefined : given({ ours, theirs });
  return given({
    id: channel.id,
    title: channel.title,
    cite: fromCite(channel.cite, first),
    conveyors: few(channel.conveyors),
    recipient: channel.recipient,
    "stand-ins": standIns,
    "acting-conveys": channel.actingConveys ? true : undefined,
    issues: few(channel.issues),
    from: channel.from,
  });
}

function fromExemption(exemption: Exemption, first: string | undefined): object {
  return given({
    id: exemption.id,
    title: exemption.title,
    cite: fromCite(exemption.cite, first),
    when: few(exemption.when.map(fromClause)),
    unless: few(exemption.unless.map(fromClause)),
    obligations: several(exemption.obligations.map(fromObligation)),
  });
}

function fromObligation({ id, text, due, withinDays, shownBy }: Obligation): object {
  return given({ id, text, due, "within-days": withinDays, "shown-by": shownBy });
}

function fromRule(rule: Rule, usual: Rule["strength"], first: string | undefined): unknown {
  const { effect, strength, ...rest } = rule;
  return {
    ...fromExemption(rest, first),
    ...(strength === usual ? {} : { strength }),
    ...fromEffect(effect),
  };
}

function fromEffect(effect: Effect): object {
  switch (effect.kind) {
    case "forbid": {
      if (effect.redirect === undefined) return { forbid: true };
      const { channel, words } = effect.redirect;
      return { forbid: given({ redirect: channel, words }) };
    }
    case "gate":
      return { gate: few(effect.gates) };
    case "refer":
      return { refer: effect.to };
    case "permit":
      return { permit: true };
  }
}

function fromClause(clause: Clause): object {
  const values = Object.entries(clause).map(([attribute, words]) => [kebab(attribute), few(words)]);
  return Object.fromEntries(values);
}

function fromOtherwise(otherwise: Otherwise, first: string | undefined): unknown {
  const cite = fromCite(otherwise.cite, first);
  return otherwise.kind === "refer" ? { refer: otherwise.to, cite } : { "not-permitted": { cite } };
}

function fromGate(gate: Gate, first: string | undefined): unknown {
  return given({
    id: gate.id,
    title: gate.title,
    cite: fromCite(gate.cite, first),
    scope: gate.scope,
    opens: fromCondition(gate.opens),
    closes: gate.closes && fromCondition(gate.closes),
    "lapses-after-months": gate.lapsesAfterMonths,
    baskets: few(gate.baskets),
    issues: few(gate.issues),
  });
}

function fromTest({ attributes, open, title, word, rule, alone }: PolicyTest): unknown {
  const clause = Object.keys(attributes).length === 0 ? undefined : fromClause(attributes);
  return given({ title, attributes: clause, open: few(open), word, rule, alone });
}

function fromProperty(property: PolicyProperty): unknown {
  const { id, title } = property;
  const contact = fromClause(property.contact);
  switch (property.kind) {
    case "never":
      return given({ id, title, never: contact, while: property.while });
    case "reachable":
      return { id, title, reachable: contact };
    case "always possible":
      return { id, title, "always-possible": contact };
  }
}

function fromCondition(condition: Condition): unknown {
  switch (condition.kind) {
    case "all":
      return condition.of.length === 0 ? "always" : { all: condition.of.map(fromCondition) };
    case "any":
      return condition.of.length === 0 ? "never" : { any: condition.of.map(fromCondition) };
    case "not":
      return { not: fromCondition(condition.of) };
    case "gate open":
      return { "gate-open": condition.gate };
    case "determined concession": {
      const { atLeast, standing, by, withinMonths } = condition;
      const fields = { "at-least": atLeast, standing: few(standing), by: few(by) };
      return { "determined-concession": within(fields, withinMonths) };
    }
    case "issues at": {
      const { state, issues, baskets, route, by, withinMonths } = condition;
      const fields = { state, issues, baskets, route, by: few(by) };
      return { "issues-at": within(fields, withinMonths) };
    }
    case "contact held": {
      const { purposes, ourRungs, theirRungs, withinMonths } = condition;
      const levels = { "our-level": few(ourRungs), "their-level": few(theirRungs) };
      return { "contact-held": within({ purpose: few(purposes), ...levels }, withinMonths) };
    }
    case "determination": {
      const { name, by, recommendedBy, unanimous, withinMonths } = condition;
      const asked = { "recommended-by": recommendedBy && few(recommendedBy), unanimous };
      return { determination: within({ name, by: few(by), ...asked }, withinMonths) };
    }
    case "date":
      return { date: given({ from: condition.from, to: condition.to }) };
    case "event":
      return { event: within({ event: condition.event }, condition.withinMonths) };
    case "move assessed":
      return { "move-assessed": within({ "at-least": condition.atLeast }, condition.withinMonths) };
  }
}

function within(fields: object, months: number | undefined): object {
  return given({ ...fields, "within-months": months });
}
