/** The custodian's own properties, as the policy file claims them. */
import { listed } from "../core/names.ts";
import type { Clause, Policy, PolicyProperty } from "../core/policy.ts";
import { requestText } from "../core/policy-words.ts";
import type { Outcome } from "./lines.ts";
import type { Node } from "./nodes.ts";
import {
  decidingRules,
  isEmpty,
  type Proof,
  type PropertyFinding,
  requestIn,
  requestsWhere,
} from "./proof.ts";
import { toldWay } from "./property-ways.ts";
import { isOpen } from "./states.ts";

export function clausesOf({ properties = [] }: Policy): ReadonlyMap<string, Clause> {
  return new Map(properties.map((property) => [nameOf(property), property.contact]));
}

export function claimProperty(property: PolicyProperty, proof: Proof): PropertyFinding {
  const { id, title } = property;
  const found = claimed(property, proof);
  return { id, title, exceptions: [], story: [], ...found };
}

type Found = Pick<PropertyFinding, "result" | "reasons"> & Partial<Pick<PropertyFinding, "story">>;

function claimed(property: PolicyProperty, proof: Proof): Found {
  const under = (wanted: (outcome: Outcome) => boolean) =>
    requestsWhere(proof, nameOf(property), wanted);
  if (
    isEmpty(
      under(() => true),
      proof,
    )
  )
    return { result: "does not apply", reasons: ["no request there can be is of this kind"] };
  switch (property.kind) {
    case "never":
      return never(property, under, proof);
    case "reachable":
      return reachable(under, proof);
    case "always possible":
      return alwaysPossible(under, proof);
  }
}

type Under = (wanted: (outcome: Outcome) => boolean) => Node<boolean>;

function never(
  property: Extract<PolicyProperty, { readonly kind: "never" }>,
  under: Under,
  proof: Proof,
): Found {
  const { while: gate } = property;
  const outright = under(
    (outcome) =>
      isFree(outcome) ||
      (outcome.kind === "gate" && gate !== undefined && !outcome.tags.includes(`gate:${gate}`)),
  );
  if (!isEmpty(outright, proof))
    return { result: "fails", reasons: [exampleText(outright, proof)] };
  if (gate !== undefined)
    return { result: "holds", reasons: [`every such contact waits for ${gate}`] };
  const gated = under(({ kind }) => kind === "gate");
  if (isEmpty(gated, proof))
    return { result: "holds", reasons: ["no such contact is ever in order"] };
  const found = comesOpen(gated, proof);
  if (found === undefined)
    return {
      result: "holds",
      reasons: ["every such contact waits for a gate that never opens within the bounds"],
    };
  return { result: "fails", reasons: [exampleText(gated, proof)], story: found };
}

function reachable(under: Under, proof: Proof): Found {
  const free = under(isFree);
  if (!isEmpty(free, proof)) return { result: "holds", reasons: [exampleText(free, proof)] };
  const gated = under(({ kind }) => kind === "gate");
  const found = isEmpty(gated, proof) ? undefined : comesOpen(gated, proof);
  if (found !== undefined)
    return { result: "holds", reasons: [exampleText(gated, proof)], story: found };
  const why = isEmpty(gated, proof)
    ? "no rule lets such a contact happen"
    : "the gates it waits for never open within the bounds";
  return { result: "fails", reasons: [why] };
}

function alwaysPossible(under: Under, proof: Proof): Found {
  const free = under(isFree);
  if (!isEmpty(free, proof)) return { result: "holds", reasons: [exampleText(free, proof)] };
  const gated = under(({ kind }) => kind === "gate");
  if (isEmpty(gated, proof))
    return { result: "fails", reasons: ["no rule lets such a contact happen"] };
  const shut = proof.search.states.find(
    ({ state }) => !isOpenSomewhere(gatesIn(gated, proof), state, proof),
  );
  if (shut === undefined) return { result: "holds", reasons: ["its gate is open in every state"] };
  return {
    result: "fails",
    reasons: ["here the gates it waits for are shut"],
    story: toldWay(shut, proof, "no such contact is in order"),
  };
}

function isFree({ kind, tags }: Outcome): boolean {
  return (
    kind === "exempt" ||
    kind === "permit" ||
    kind === "refer" ||
    (kind === "otherwise" && tags.some((tag) => tag.startsWith("refer:")))
  );
}

/** The shortest way to where the gates of one such request are open together. */
function comesOpen(set: Node<boolean>, proof: Proof): PropertyFinding["story"] | undefined {
  const gates = gatesIn(set, proof);
  const reached = proof.search.states.find(({ state }) => isOpenSomewhere(gates, state, proof));
  return reached && toldWay(reached, proof, "such a contact is in order");
}

function gatesIn(set: Node<boolean>, proof: Proof): readonly string[] {
  const rules = decidingRules(requestIn(set, proof), proof);
  return proof.setup.policy.rules
    .filter((rule) => rules.includes(rule.id))
    .flatMap((rule) => (rule.effect.kind === "gate" ? rule.effect.gates : []));
}

function isOpenSomewhere(
  gates: readonly string[],
  state: readonly number[],
  { model }: Proof,
): boolean {
  const asked = model.setup.policy.gates.filter(({ id }) => gates.includes(id));
  return model.issues.some((_, issue) => asked.every(({ id }) => isOpen(id, issue, state, model)));
}

function exampleText(set: Node<boolean>, proof: Proof): string {
  const request = requestIn(set, proof);
  return `${requestText(request, proof.titles)}: by ${listed(decidingRules(request, proof).map((rule) => `\`${rule}\``))}`;
}

function nameOf({ id }: PolicyProperty): string {
  return `property ${id}`;
}
