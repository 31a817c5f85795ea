/**
 * Rulings and findings in the form that goes out to programs.
 */

import type { FindingOutput, RulingOutput } from "../codec/output-ruling.ts";
import { encodePlan } from "../codec/plan.ts";
import { searchText } from "../core/finding-words.ts";
import { inForceOn } from "../core/in-force.ts";
import { portionOf } from "../core/mark.ts";
import { citeText } from "../core/names.ts";
import type { Finding, Ruling } from "../core/verdict.ts";
import { conditionText, groundText, reasonText } from "../core/wording.ts";
import {
  madeOnce,
  type Terms,
  viewConsulted,
  viewRule,
  viewStep,
  viewSubject,
} from "./gate-view.ts";

export function viewRuling(ruling: Ruling, terms: Terms): RulingOutput {
  const { names, policy } = terms;
  return {
    id: ruling.id,
    title: ruling.title,
    word: ruling.word,
    ground: groundText(ruling, names, policy),
    policy: ruling.policy,
    policyVersion: ruling.policyVersion,
    strength: ruling.strength,
    policyInForce: inForceOn(policy, ruling.asOf),
    asOf: ruling.asOf,
    knownOn: ruling.knownOn,
    plan: encodePlan(ruling.plan),
    rules: ruling.rules.map((rule) => viewRule(rule, terms)),
    comments: ruling.comments.map((rule) => viewRule(rule, terms)),
    gates: ruling.gates.map((gate) => viewConsulted(gate, terms)),
    missing: ruling.missing.map(({ gate, subject, finding }) => ({
      gate,
      ...viewSubject(subject, terms),
      text: conditionText(finding.condition, finding.subject, names),
      met: finding.met,
    })),
    undecided: ruling.undecided.map(({ attribute, values }) => ({
      attribute,
      values: [...values],
    })),
    onlyOn: [...ruling.onlyOn],
    advisory: terms.advisory === undefined ? null : { ...terms.advisory },
    redirect: viewRedirect(ruling, terms),
    referredTo: ruling.referredTo ?? null,
    obligations: ruling.obligations.map((one) => ({ ...one })),
    optional: ruling.optional.map(({ who, ruling: own }) => ({
      who: names.who(who),
      ruling: viewRuling(own, terms),
    })),
    actsNext: { who: names.who(ruling.actsNext.who), to: ruling.actsNext.to },
    nearest: ruling.nearest === undefined ? null : viewStep(ruling.nearest, terms),
    road: ruling.road.map((step) => viewStep(step, terms)),
    deadlock: [...ruling.deadlock],
    finding: ruling.finding === undefined ? null : viewFinding(ruling.finding, terms),
    consequences: ruling.consequences.map((one) => ({ ...one, cite: citeText(one.cite, policy) })),
    released: ruling.released ?? null,
    records: madeOnce(ruling.records, terms, () => [...ruling.records]),
    mark: portionOf(ruling.mark),
  };
}

export function viewFinding(finding: Finding, terms: Terms): FindingOutput {
  return madeOnce(finding, terms, () => writtenOut(finding, terms));
}

function writtenOut(finding: Finding, terms: Terms): FindingOutput {
  return {
    claim: finding.claim,
    result: finding.result,
    text: searchText(finding, terms.policy),
    from: finding.from ?? null,
    to: finding.to,
    baskets: [...finding.baskets],
    words: finding.words,
    cite: citeText(finding.cite, terms.policy),
    searched: { ...finding.searched },
    contacts: [...finding.contacts],
    supporting: [...finding.supporting],
    withoutRecord: [...finding.withoutRecord],
    nearMisses: finding.nearMisses.map(({ entry, reason }) => ({
      record: entry,
      reason: reasonText(reason),
    })),
    outside: finding.outside.map(({ basket, nearMisses }) => ({
      basket,
      nearMisses: [...nearMisses],
    })),
  };
}

function viewRedirect({ redirect }: Ruling, { policy }: Terms): RulingOutput["redirect"] {
  if (redirect === undefined) return null;
  const title = policy.channels.find(({ id }) => id === redirect)?.title ?? redirect;
  return { channel: redirect, title };
}
