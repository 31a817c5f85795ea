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
import type { PolicyDiffOutput } from "../codec/output-workbench.ts";
import { type PolicyProblem, readPolicy } from "../codec/policy.ts";
import { allOf, type Book, hadHappened } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { setUp } from "../core/gate.ts";
import { inForceOn } from "../core/in-force.ts";
import { judge } from "../core/judge.ts";
import { portionOf } from "../core/mark.ts";
import { citeText, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { policySentences } from "../core/policy-words.ts";
import { planOf } from "../core/request.ts";
import { onDay } from "../core/setup.ts";
import { conditionText } from "../core/wording.ts";
import { contactsIn } from "./contacts.ts";
import { everyPack } from "./shelf.ts";

export function viewPolicies(policies: readonly Policy[], asOf: Day): PoliciesOutput {
  return { asOf, items: policies.map((policy) => viewRow(policy, asOf)) };
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
    text: everyPack().find((pack) => pack.policy === policy)?.text ?? "",
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
  readonly book: Book;
  readonly asOf: Day;
  readonly against: Policy | undefined;
  /** How the draft differs on every request; asked only of a draft that can be read. */
  readonly differing: (draft: Policy) => Promise<PolicyDiffOutput | undefined>;
};

export async function viewDraft(text: string, beside: Beside): Promise<DraftOutput> {
  const read = readPolicy(text, "draft");
  if (!read.ok) return { problems: read.problem.map(viewProblem) };
  const { policy, warnings } = read.value;
  const { against } = beside;
  const ruled = against === undefined ? undefined : ruledBothWays(against, policy, beside);
  return {
    policy: policy.id,
    sentences: viewSentences(policy),
    warnings: warnings.map(viewProblem),
    against: against?.id ?? null,
    differences: (await beside.differing(policy)) ?? null,
    changed: ruled?.changed ?? [],
    tried: ruled?.tried ?? 0,
  };
}

function viewProblem({ line, column, path, message }: PolicyProblem) {
  return { line, column, path, message };
}

type Changed = Extract<DraftOutput, { readonly policy: string }>["changed"];

/** Of a long record the last so many contacts are ruled; the back-test rules all. */
const mostContacts = 500;

function ruledBothWays(
  before: Policy,
  after: Policy,
  { book, asOf }: Beside,
): { readonly changed: Changed; readonly tried: number } {
  const [one, other] = [setUp(book, before, asOf), setUp(book, after, asOf)];
  const contacts = contactsIn(book)
    .filter((contact) => hadHappened(contact, asOf) === "yes")
    .slice(-mostContacts)
    .map((contact) => ({
      kind: "contact" as const,
      id: contact.id as string,
      ask: null,
      title: contact.summary,
      day: contact.when?.to ?? contact.when?.from ?? asOf,
      plan: planOf(contact),
    }));
  const asks = allOf(book, "proposal")
    .filter((proposal) => hadHappened(proposal, asOf) !== "no")
    .flatMap(({ id, asks: all }) =>
      all.flatMap((ask) => {
        if (ask.kind === "stance") return [];
        const { title, plan } = ask;
        return [{ kind: "ask" as const, id: id as string, ask: ask.id, title, day: asOf, plan }];
      }),
    );
  const all = [...contacts, ...asks];
  const changed = all.flatMap(({ plan, ...rest }) => {
    const [was, is] = [judge(plan, onDay(one, rest.day)), judge(plan, onDay(other, rest.day))];
    return was.word === is.word ? [] : [{ ...rest, before: was.word, after: is.word }];
  });
  return { changed, tried: all.length };
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
