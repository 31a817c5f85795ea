/**
 * Registering: a version of a policy put into the record, beside those that are there.
 *
 * What a newcomer would get wrong: versions are looked at as the writer may read them. A version
 * that is hidden from the writer is in nobody's way, and nothing here tells of it.
 */
import type { DossierHeader } from "../codec/dossier.ts";
import { type PolicyProblem, readPolicy } from "../codec/policy.ts";
import { placeIn, withField } from "../codec/policy-text.ts";
import { addDays } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import { checkMark, isRemark } from "../core/mark-check.ts";
import type { Policy } from "../core/policy.ts";
import type { Path } from "../core/reference.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { versionProblemText } from "../core/version-words.ts";
import { latest, parseWhen } from "../core/when.ts";
import { type VersionProblem, versionProblems } from "../lab/versions.ts";
import { namedAbove } from "./policy-marks.ts";
import { type Held, heldOf } from "./registered.ts";

export type Registering = {
  readonly text: string;
  /** Why: the reason of a correction, or a note on a new version. */
  readonly why?: string | undefined;
  /** Whether the version it takes the place of is given its end, the day before this one begins. */
  readonly endOlder?: boolean | undefined;
};

/** The versions beside which it is registered, as the writer reads them. */
export type Registry = {
  readonly header: DossierHeader;
  readonly entries: readonly Entry[];
  readonly policies: readonly Policy[];
};

/** An entry to be: in its wire form, and what matters of it. */
export type Registration = {
  readonly policy: string;
  readonly to: string | undefined;
  readonly supersedes?: { readonly entry: string; readonly reason: string };
  readonly wire: Readonly<Record<string, unknown>>;
};

/** The entries to enter, in their wire form, or what keeps the version from being registered, by its lines. */
export function registrationOf(
  { text, why, endOlder = false }: Registering,
  registry: Registry,
): Result<readonly Registration[], readonly PolicyProblem[]> {
  const read = readPolicy(text, "draft");
  if (!read.ok) return read;
  const { policy } = read.value;
  const older = endOlder ? endedFor(policy, registry) : undefined;
  const problems = registeringProblems({ policy, text }, registry, older);
  const there = heldIn(registry, policy.id);
  if (there?.entry !== undefined && why === undefined) {
    problems.push(
      at(text, ["id"], `\`${policy.id}\` is registered already; say why its text changes`),
    );
  }
  if (problems.length > 0) return fail(problems);
  const registrations = [registration({ policy, text }, there, why)];
  if (older !== undefined) {
    const reason = `\`${policy.id}\` takes its place`;
    registrations.push(registration(older, heldIn(registry, older.policy.id), reason));
  }
  return ok(registrations);
}

export function sayPlaced({ line, column, path, message }: PolicyProblem): string {
  return `line ${line}, column ${column}: ${path === "" ? "" : `\`${path}\` `}${message}`;
}

type Version = Pick<Held, "policy" | "text">;

/** What keeps a text that can be read from being registered; empty where nothing does. */
export function registeringProblems(
  version: Version,
  registry: Registry,
  ended?: Version,
): PolicyProblem[] {
  const { policy, text } = version;
  const say = (path: Path, message: string) => at(text, path, message);
  const { header, entries, policies } = registry;
  const strange = checkMark(header.regime, policy.mark).find((one) => !isRemark(one));
  if (strange !== undefined) {
    const mark = portionOf(policy.mark);
    return [
      say(["mark"], `\`${mark}\` is no mark of this dossier's regime, ${header.regime.title}`),
    ];
  }
  if (!namesAnOffice(policy, entries)) {
    return [
      say(["groups"], "names no office of this record, so the policy would be shown to nobody"),
    ];
  }
  const replaced = new Set<string>([policy.id, ...(ended === undefined ? [] : [ended.policy.id])]);
  const others = policies.filter(({ id }) => !replaced.has(id));
  const all = [...others, ...(ended === undefined ? [] : [ended.policy]), policy];
  return [
    ...rewriting(version, registry).map((message) => say(["id"], message)),
    ...versionProblems(all)
      .filter((problem) => isAbout(problem, replaced))
      .map((problem) => say(placeOf(problem, policy), versionProblemText(problem))),
    ...namedAbove(policy, registry).map(({ id, message }) => ({ ...wordIn(text, id), message })),
  ];
}

/** A version that has a beginning is not rewritten, so that what was ruled by it stays what it was. */
function rewriting({ policy, text }: Version, registry: Registry): readonly string[] {
  const there = heldIn(registry, policy.id);
  if (there === undefined) return [];
  const { id, from } = there.policy;
  if (there.text === text && there.entry !== undefined) {
    return [`\`${id}\` is registered already, word for word`];
  }
  if (from === undefined || isOnlyEnded(there.policy, policy)) return [];
  return [
    `\`${id}\` is there already and has a beginning; only its \`to\` and \`review\` can change. Give the new version an id of its own, and \`supersedes: ${id}\` if it takes its place`,
  ];
}

function isOnlyEnded(before: Policy, after: Policy): boolean {
  return bare(before) === bare(after);
}

/** All that it says but for when it ends and when it is looked at again. */
function bare(policy: Policy): string {
  return JSON.stringify({ ...policy, to: undefined, review: undefined });
}

/** The version that a new one takes the place of, with its end; undefined where there is nothing to end. */
function endedFor(policy: Policy, registry: Registry): Version | undefined {
  const older = policy.supersedes === undefined ? undefined : heldIn(registry, policy.supersedes);
  const from = policy.from === undefined ? undefined : parseWhen(policy.from);
  if (older === undefined || older.policy.to !== undefined || from?.ok !== true) return undefined;
  const begins = latest(from.value);
  if (begins === undefined) return undefined;
  const text = withField(older.text, { name: "to", value: addDays(begins, -1), after: "from" });
  const read = readPolicy(text, "older");
  return read.ok ? { policy: read.value.policy, text } : undefined;
}

function registration(
  { policy, text }: Version,
  there: Held | undefined,
  why: string | undefined,
): Registration {
  const { id, version, title, mark } = policy;
  const corrected = there?.entry;
  const supersedes = corrected && { entry: corrected.id, reason: why ?? "" };
  const note = supersedes === undefined && why !== undefined ? { note: why } : {};
  const wire = { kind: "policy", policy: id, version, title, text, mark: portionOf(mark), ...note };
  return {
    policy: id,
    to: policy.to,
    ...(supersedes && { supersedes }),
    wire: { ...wire, ...(supersedes && { supersedes }) },
  };
}

export function heldIn({ policies }: Pick<Registry, "policies">, id: string): Held | undefined {
  const policy = policies.find((one) => one.id === id);
  return policy === undefined ? undefined : heldOf(policy);
}

function namesAnOffice({ groups }: Policy, entries: readonly Entry[]): boolean {
  const named = new Set<string>(groups.flatMap(({ offices }) => offices));
  return entries.some((entry) => entry.kind === "office" && named.has(entry.office));
}

function isAbout(problem: VersionProblem, ids: ReadonlySet<string>): boolean {
  const named = [
    ...("policy" in problem ? [problem.policy] : []),
    ...("policies" in problem ? problem.policies : []),
    ...("supersedes" in problem ? [problem.supersedes] : []),
  ];
  return named.some((id) => ids.has(id));
}

function placeOf(problem: VersionProblem, { supersedes }: Policy): Path {
  if (problem.kind === "twice") return ["id"];
  if (problem.kind === "both in force") return ["authority", "instrument"];
  return supersedes === undefined ? ["id"] : ["supersedes"];
}

/** The line where an id first stands by itself. */
function wordIn(text: string, id: string): Omit<PolicyProblem, "message"> {
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.split(/[\s,[\]{}"']+/).includes(id));
  const column = lines[line]?.indexOf(id) ?? 0;
  return { file: "draft", line: Math.max(0, line) + 1, column: column + 1, path: "" };
}

function at(text: string, path: Path, message: string): PolicyProblem {
  return { file: "draft", ...placeIn(text, path), path: path.join("."), message };
}
