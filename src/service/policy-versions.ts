/**
 * The versions of policies: which stands how on a day, by which instrument, and
 * whom a version that takes another's place touches.
 */
import type { PolicyListOutput } from "../codec/output-versions.ts";
import type { Book } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { setUp } from "../core/gate.ts";
import { portionOf } from "../core/mark.ts";
import { listed, namesOf } from "../core/names.ts";
import { holdersOn } from "../core/office.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { versionProblemText, versionText } from "../core/version-words.ts";
import { parseWhen } from "../core/when.ts";
import { differenceOf } from "../lab/difference.ts";
import { registryOf, type Version } from "../lab/versions.ts";
import { recordTitles, viewKind, viewOutcome } from "./workbench-view.ts";

/** With a record, the people touched by each change of version are told. */
export function listPolicies(
  policies: readonly Policy[],
  { asOf, book }: { readonly asOf: Day; readonly book?: Book },
): Result<PolicyListOutput, readonly string[]> {
  const found = registryOf(policies, { asOf });
  if (!found.ok) return fail(found.problem.map(versionProblemText));
  const { versions } = found.value;
  return ok({
    asOf,
    versions: versions.map((one) => viewVersion(one)),
    inForce: versions
      .filter(({ standing }) => standing === "in force")
      .map(({ policy }) => ({
        policy: policy.id,
        instrument: policy.authority.instrument ?? "",
      })),
    people: book === undefined ? [] : versions.flatMap((one) => peopleOf(one, policies, book)),
  });
}

function viewVersion({
  policy,
  standing,
  supersedes,
  supersededBy,
  rivals,
}: Version): PolicyListOutput["versions"][number] {
  const { id, version, title, author, authority, strength, mark, from, to, review } = policy;
  return {
    policy: id,
    version,
    title,
    author,
    authority: authority.by,
    instrument: authority.instrument ?? null,
    strength,
    mark: portionOf(mark),
    from: from ?? null,
    to: to ?? null,
    review: review ?? null,
    standing,
    text: versionText(standing, policy),
    supersedes: supersedes ?? null,
    supersededBy: supersededBy ?? null,
    rivals: [...rivals],
  };
}

/** In the names of the day on which the newer begins. */
function peopleOf(
  { policy, supersedes }: Version,
  policies: readonly Policy[],
  book: Book,
): PolicyListOutput["people"] {
  const older = policies.find(({ id }) => id === supersedes);
  const from = policy.from === undefined ? undefined : parseWhen(policy.from);
  const day = from?.ok ? from.value.to : undefined;
  if (older === undefined || day === undefined) return [];
  const setup = setUp(book, older, day);
  return touchedBy(setup, policy).map((text) => ({ policy: policy.id, text }));
}

/** One sentence to each office of ours whose contacts a change of policy touches. */
export function touchedBy(before: Setup, after: Policy): readonly string[] {
  const { policy, book, asOf } = before;
  const ground = { issues: [...book.issues.values()], forums: [...book.forums.values()] };
  const found = differenceOf(policy, after, ground);
  if (!found.ok) return [];
  const { changes, gates } = found.value;
  const names = namesOf(book, asOf);
  const titles = recordTitles(policy, book);
  const otherwise = gates.map(({ gate }) => gate);
  return policy.groups
    .filter(({ side }) => side === "ours")
    .flatMap((group) => {
      const kinds = changes.flatMap((change) =>
        change.kinds
          .filter((kind) => isLedBy(group.id, kind.named))
          .map((kind) => ({ change, kind })),
      );
      const [first] = kinds;
      if (first === undefined && otherwise.length === 0) return [];
      const example =
        first === undefined
          ? []
          : [
              `${viewKind(first.kind, titles).text} was ${viewOutcome(first.change.before, policy).text} and is now ${viewOutcome(first.change.after, after).text}${kinds.length > 1 ? `, and ${kinds.length - 1} more such kinds` : ""}`,
            ];
      const waiting = otherwise.length === 0 ? [] : [`${listed(otherwise)} opens otherwise`];
      return group.offices
        .filter((office) => holdersOn(book, office, asOf).length > 0)
        .map(
          (office) => `${names.office(office)} is touched: ${[...example, ...waiting].join("; ")}`,
        );
    });
}

function isLedBy(
  group: string,
  named: readonly { readonly attribute: string; readonly values: readonly string[] }[],
): boolean {
  const led = named.filter(({ attribute }) => attribute.endsWith("ourOffice"));
  return led.every(({ values }) => values.includes(group));
}
