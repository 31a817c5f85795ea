/**
 * From the written form of a policy to the core's: lists where one value stood,
 * sources where a paragraph stood alone, and what was left out filled in.
 *
 * The form has been read by its schema, so a name in it is an id: the branded
 * ids of a policy are made here.
 */
import type { Gate } from "../core/gate-policy.ts";
import type { ChannelId, GateId, RuleId, RungId } from "../core/id.ts";
import { parseMark } from "../core/mark.ts";
import {
  type Attribute,
  attributes,
  type Channel,
  type Cite,
  type Clause,
  type Effect,
  type Exemption,
  type Group,
  type Obligation,
  type Otherwise,
  type Policy,
  type PolicyProperty,
  type PolicyTest,
  type Rule,
} from "../core/policy.ts";
import { gateCaseOf } from "./gate-case.ts";
import { conditionOf } from "./policy-decode-condition.ts";
import type { ChannelForm, GateForm, PolicyForm, PropertyForm, RuleForm } from "./policy-form.ts";
import { type CiteForm, type ClauseForm, kebab } from "./policy-form-parts.ts";
import { given, many } from "./policy-lists.ts";

export function policyOf(form: PolicyForm): Policy {
  const first = Object.keys(form.sources)[0] ?? "";
  const cited = <Form extends { readonly cite: CiteForm }>(part: Form) => ({
    ...part,
    cite: citeOf(part.cite, first),
  });
  const { posture, finding, authority } = form;
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    author: form.author,
    authority: cited(authority),
    strength: form.strength,
    mark: markOf(form.mark),
    ...given({
      bindingFrom: form["binding-from"] === undefined ? undefined : markOf(form["binding-from"]),
      from: form.from,
      to: form.to,
      review: form.review,
      supersedes: form.supersedes,
      baskets: form.baskets && many(form.baskets),
      warning: form.warning && cited(form.warning),
      properties: form.properties?.map(propertyOf),
      gateCases: form["gate-tests"]?.map(gateCaseOf),
    }),
    sources: Object.entries(form.sources).map(([id, source]) => ({ id, ...source })),
    ladder: form.ladder.map(({ id, title, levels }) => ({
      id: id as RungId,
      title,
      levels: many(levels),
    })),
    groups: groupsOf(form),
    channels: (form.channels ?? []).map((channel) => channelOf(channel, first)),
    ...given({ register: form.register }),
    phases: form.phases ?? [],
    exemptions: (form.exemptions ?? []).map((exemption) => exemptionOf(exemption, first)),
    rules: form.rules.map((rule) => ruleOf(rule, form.strength, first)),
    otherwise: otherwiseOf(form.otherwise, first),
    gates: (form.gates ?? []).map((gate) => gateOf(gate, first)),
    waivers: many(form.waivers),
    finding: { ...cited(finding), baskets: many(finding.baskets) },
    posture: {
      proceed: conditionOf(posture.proceed),
      explore: conditionOf(posture.explore),
      cite: citeOf(posture.cite, first),
      branches: (posture.branches ?? []).map(cited),
    },
    consequences: (form.consequences ?? []).map(cited),
    doctrine: (form.doctrine ?? []).map(cited),
    tests: (form.tests ?? []).map(testOf),
  };
}

function propertyOf(form: PropertyForm): PolicyProperty {
  const { id, title, never, reachable } = form;
  const gate = given({ while: form.while as GateId | undefined });
  if (never !== undefined) return { id, title, kind: "never", contact: clauseOf(never), ...gate };
  if (reachable !== undefined)
    return { id, title, kind: "reachable", contact: clauseOf(reachable) };
  const always = form["always-possible"];
  if (always === undefined) throw new Error("a property that was never checked");
  return { id, title, kind: "always possible", contact: clauseOf(always) };
}

function citeOf(form: CiteForm, first: string): Cite {
  if (typeof form === "string") return { kind: "source", source: first, paragraph: form };
  const { author, source = first, ...place } = form;
  if (author !== undefined) return { kind: "author", reason: author };
  return { kind: "source", source, ...place };
}

function markOf(text: string) {
  const mark = parseMark(text);
  if (!mark.ok) throw new Error(`a mark that was never checked: ${mark.problem}`);
  return mark.value;
}

function groupsOf({ groups }: PolicyForm): readonly Group[] {
  const side = (of: Group["side"]) =>
    Object.entries(groups?.[of] ?? {}).map(([id, { title, offices }]) => ({
      id,
      side: of,
      title,
      offices: many(offices),
    }));
  return [...side("ours"), ...side("theirs")];
}

function channelOf(form: ChannelForm, first: string): Channel {
  return {
    id: form.id as ChannelId,
    title: form.title,
    cite: citeOf(form.cite, first),
    conveyors: many(form.conveyors),
    conveyorStandIns: many(form["stand-ins"]?.theirs),
    actingConveys: form["acting-conveys"] ?? false,
    recipient: form.recipient,
    recipientStandIns: many(form["stand-ins"]?.ours),
    issues: many(form.issues),
    ...given({ from: form.from }),
  };
}

type ObligationForm = NonNullable<ExemptionForm["obligations"]>[number];
type ExemptionForm = NonNullable<PolicyForm["exemptions"]>[number];

function exemptionOf(form: ExemptionForm, first: string): Exemption {
  return {
    id: form.id as RuleId,
    title: form.title,
    cite: citeOf(form.cite, first),
    when: many(form.when).map(clauseOf),
    unless: many(form.unless).map(clauseOf),
    obligations: (form.obligations ?? []).map(obligationOf),
  };
}

function obligationOf({ id, text, due, ...rest }: ObligationForm): Obligation {
  const { "within-days": withinDays, "shown-by": shownBy } = rest;
  return { id, text, due, ...given({ withinDays, shownBy }) };
}

function ruleOf(form: RuleForm, usual: Rule["strength"], first: string): Rule {
  const strength = form.strength ?? usual;
  return { ...exemptionOf(form, first), effect: effectOf(form), strength };
}

function effectOf({ forbid, gate, refer }: RuleForm): Effect {
  if (forbid !== undefined) {
    if (typeof forbid !== "object") return { kind: "forbid" };
    const redirect = { ...forbid, channel: forbid.redirect as ChannelId };
    return {
      kind: "forbid",
      redirect: { channel: redirect.channel, ...given({ words: forbid.words }) },
    };
  }
  if (gate !== undefined) return { kind: "gate", gates: many(gate) as readonly GateId[] };
  if (refer !== undefined) return { kind: "refer", to: refer };
  return { kind: "permit" };
}

function clauseOf(form: ClauseForm): Clause {
  const clause: Partial<Record<Attribute, readonly string[]>> = {};
  const fields = form as Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>;
  for (const attribute of attributes) {
    const value = fields[kebab(attribute)];
    if (value !== undefined) clause[attribute] = many<string | boolean>(value).map(wordOf);
  }
  return clause;
}

function wordOf(value: string | boolean): string {
  if (typeof value === "string") return value;
  return value ? "yes" : "no";
}

function otherwiseOf(form: PolicyForm["otherwise"], first: string): Otherwise {
  const refused = form["not-permitted"];
  if (refused !== undefined) return { kind: "not permitted", cite: citeOf(refused.cite, first) };
  const { refer, cite } = form;
  // The form's own check: where nothing is refused, both are there.
  if (refer === undefined || cite === undefined) throw new Error("an `otherwise` never checked");
  return { kind: "refer", to: refer, cite: citeOf(cite, first) };
}

function gateOf(form: GateForm, first: string): Gate {
  return {
    id: form.id as GateId,
    title: form.title,
    cite: citeOf(form.cite, first),
    scope: form.scope,
    opens: conditionOf(form.opens),
    ...given({
      closes: form.closes && conditionOf(form.closes),
      lapsesAfterMonths: form["lapses-after-months"],
    }),
    baskets: many(form.baskets),
    issues: many(form.issues),
  };
}

function testOf(form: NonNullable<PolicyForm["tests"]>[number]): PolicyTest {
  return {
    title: form.title,
    attributes: clauseOf(form.attributes ?? {}),
    open: many(form.open) as readonly GateId[],
    word: form.word,
    ...given({ rule: form.rule as RuleId | undefined, alone: form.alone && (true as const) }),
  };
}
