/**
 * Policies in the form that goes out, and a draft beside the record: its problems, or what it
 * says and which contacts and asks it rules otherwise.
 */
import type {
  DraftOutput,
  PoliciesOutput,
  PolicyOutput,
  PolicyRow,
} from "../codec/output-api-policies.ts";
import { type PolicyProblem, readPolicy } from "../codec/policy.ts";
import type { Book } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { inForceOn } from "../core/in-force.ts";
import { portionOf } from "../core/mark.ts";
import { citeText, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { policySentences } from "../core/policy-words.ts";
import { ok, type Result } from "../core/result.ts";
import { versionProblemText, versionText } from "../core/version-words.ts";
import { conditionText } from "../core/wording.ts";
import { versionProblems, versionsOf } from "../lab/versions.ts";
import type { TriedDraft } from "./lab-work.ts";
import { heldOf } from "./registered.ts";
import { type Registration, type Registry, registrationOf } from "./registering.ts";

export function viewPolicies(policies: readonly Policy[], asOf: Day): PoliciesOutput {
  const items = versionsOf(policies, asOf).map(({ policy, standing, supersededBy, rivals }) => ({
    ...viewRow(policy, asOf),
    standing,
    text: versionText(standing, policy),
    supersededBy: supersededBy ?? null,
    rivals: [...rivals],
  }));
  return { asOf, items, problems: versionProblems(policies).map(versionProblemText) };
}

function viewRow(policy: Policy, asOf: Day): PolicyRow {
  const { authority } = policy;
  return {
    id: policy.id,
    title: policy.title,
    version: policy.version,
    author: policy.author,
    authority: {
      by: authority.by,
      instrument: authority.instrument ?? null,
      cite: citeText(authority.cite, policy),
    },
    strength: policy.strength,
    mark: portionOf(policy.mark),
    from: policy.from ?? null,
    to: policy.to ?? null,
    review: policy.review ?? null,
    supersedes: policy.supersedes ?? null,
    inForce: inForceOn(policy, asOf),
    entry: heldOf(policy)?.entry?.id ?? null,
  };
}

export function viewPolicy(
  policy: Policy,
  others: readonly Policy[],
  { book, asOf }: { readonly book: Book; readonly asOf: Day },
): PolicyOutput {
  const names = namesOf(book, asOf);
  const cite = (one: Parameters<typeof citeText>[0]) => citeText(one, policy);
  return {
    asOf,
    policy: viewRow(policy, asOf),
    text: heldOf(policy)?.text ?? "",
    sources: policy.sources.map((source) => ({
      id: source.id,
      title: source.title,
      document: source.document ?? null,
    })),
    sentences: viewSentences(policy),
    ladder: policy.ladder.map(({ id, title, levels }) => ({ id, title, levels: [...levels] })),
    groups: policy.groups.map(({ id, title, side, offices }) => ({
      id,
      title,
      side,
      offices: offices.map((office) => ({ id: office, title: names.office(office) })),
    })),
    channels: policy.channels.map((channel) => ({
      id: channel.id,
      title: channel.title,
      cite: cite(channel.cite),
      conveyors: [...channel.conveyors],
      recipient: channel.recipient,
      issues: [...channel.issues],
    })),
    gates: policy.gates.map((gate) => ({
      id: gate.id,
      title: gate.title,
      scope: gate.scope,
      opens: conditionText(gate.opens, { kind: "any issue" }, names),
      cite: cite(gate.cite),
    })),
    doctrine: policy.doctrine.map((one) => ({ text: one.text, cite: cite(one.cite) })),
    versions: others
      .filter((one) => one.supersedes === policy.id || one.id === policy.supersedes)
      .map((one) => viewRow(one, asOf)),
  };
}

export type Beside = {
  readonly asOf: Day;
  readonly against: Policy | undefined;
  readonly registry: Registry;
  /** Its tests and what it changes; asked only of a draft that can be read. */
  readonly trying: (draft: Policy) => Promise<Result<TriedDraft, string>>;
};

/** A draft that cannot be tried within bounds is a problem for the reader, not of its lines. */
export async function viewDraft(
  text: string,
  { asOf, against, registry, trying }: Beside,
): Promise<Result<DraftOutput, string>> {
  const read = readPolicy(text, "draft");
  if (!read.ok) return ok({ problems: read.problem.map(viewProblem) });
  const { policy, warnings } = read.value;
  const tried = await trying(policy);
  if (!tried.ok) return tried;
  const { tests, differences, beyond, changed, tried: count } = tried.value;
  const registered = registrationOf({ text, why: "a draft", endOlder: true }, registry);
  return ok({
    policy: viewRow(policy, asOf),
    sentences: viewSentences(policy),
    warnings: warnings.map(viewProblem),
    registering: {
      problems: registered.ok ? [] : registered.problem.map(viewProblem),
      ...effectsOf(registered.ok ? registered.value : []),
    },
    tests,
    against: against?.id ?? null,
    ...(against === undefined
      ? { differences: null, beyond: null, changed: [], tried: 0 }
      : { differences, beyond, changed: [...changed], tried: count }),
  });
}

/** What registering does besides adding a version. */
function effectsOf([version, older]: readonly Registration[]) {
  return {
    corrects: version?.supersedes?.entry ?? null,
    ends: older === undefined ? null : { policy: older.policy, to: older.to ?? "" },
  };
}

function viewProblem({ line, column, path, message }: PolicyProblem) {
  return { line, column, path, message };
}

/** The sentences, each with the effect of its rule: what a reader looks for down the margin. */
function viewSentences(policy: Policy): PolicyOutput["sentences"] {
  const effects = new Map<string, PolicyOutput["sentences"][number]["effect"]>([
    ...policy.exemptions.map(({ id }) => [id, "exempt"] as const),
    ...policy.rules.map(({ id, effect }) => [id, effect.kind] as const),
  ]);
  return policySentences(policy).map((one) => ({
    ...one,
    effect: effects.get(one.id) ?? "otherwise",
  }));
}
