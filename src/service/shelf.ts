/**
 * The shelf: dossiers and policies, those that come with the program and those
 * that someone keeps in a file of their own.
 *
 * A name with a `/` or a dot is a file, read from the folder one stands in; any
 * other is the id of one that was shipped. Nothing here writes.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Dossier, parseDossier, sayDossierProblem } from "../codec/dossier.ts";
import { parsePolicy, sayPolicyProblem } from "../codec/policy.ts";
import { nearest } from "../core/nearest.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { DeskProblem, Named } from "./problem.ts";

/** Where the program itself stands; the same from its sources and when built. */
const home = fileURLToPath(new URL("../../", import.meta.url));

export function version(): string {
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return (manifest as { readonly version: string }).version; // our own manifest has one
}

/** Without a name: the shipped dossier that is not made up, where there is just one. */
export function takeDossier(name: string | undefined, cwd: string): Result<Dossier, DeskProblem> {
  const file = fileOf(name ?? shippedDossier(), {
    cwd,
    what: "dossier",
    shipped: shippedDossiers(),
  });
  if (!file.ok) return file;
  const text = readText(file.value);
  if (!text.ok) return text;
  const dossier = parseDossier(text.value);
  if (dossier.ok) return dossier;
  const { shown } = file.value;
  const lines = dossier.problem.map((problem) => sayDossierProblem(shown, problem));
  return fail({ kind: "bad file", lines });
}

/** The id of the shipped dossier that is not made up, where there is just one. */
export function shippedDossier(): string | undefined {
  const all = shippedDossiers();
  const real = all.size === 1 ? [...all] : [...all].filter(([, path]) => !isFictional(path));
  const [only, another] = real.map(([id]) => id);
  return another === undefined ? only : undefined;
}

/** By its first line; one that cannot be read is left for its reader to tell of. */
function isFictional(path: string): boolean {
  const [first = ""] = readFileSync(path, "utf8").split("\n", 1);
  return first.includes('"fictional":true');
}

/** Without a name: the one shipped policy that rests on a document of this record, if there is just one. */
export function takePolicy(
  name: string | undefined,
  { cwd, dossier }: { readonly cwd: string; readonly dossier: Dossier },
): Result<Policy, DeskProblem> {
  if (name === undefined) return policyFor(dossier);
  const policy = takePolicyAlone(name, cwd);
  if (!policy.ok) return policy;
  const named = new Set(policy.value.groups.flatMap((group) => group.offices));
  const together = dossier.entries.some((one) => one.kind === "office" && named.has(one.office));
  return together ? policy : fail({ kind: "not of this record", policy: policy.value.id });
}

/** A policy to be read and not applied. */
export function takePolicyAlone(name: string, cwd: string): Result<Policy, DeskProblem> {
  const file = fileOf(name, { cwd, what: "policy", shipped: shippedPolicies() });
  return file.ok ? readPolicy(file.value) : file;
}

/** Every shipped policy, and those named beside them; one named twice is taken once. */
export function takePolicies(
  names: readonly string[],
  cwd: string,
): Result<readonly Policy[], DeskProblem> {
  const shipped = [...shippedPolicies().keys()];
  const policies: Policy[] = [];
  for (const name of [...shipped, ...names.filter((one) => !shipped.includes(one))]) {
    const policy = takePolicyAlone(name, cwd);
    if (!policy.ok) return policy;
    policies.push(policy.value);
  }
  return ok(policies);
}

/** A file, and how a message names it: as the reader did, or in full. */
type File = { readonly path: string; readonly shown: string };
type Shipped = ReadonlyMap<string, string>;

function shippedDossiers(): Shipped {
  const folder = join(home, "examples");
  return new Map(
    readdirSync(folder)
      .sort()
      .map((id) => [id, join(folder, id, "dossier.jsonl")] as const)
      .filter(([, path]) => existsSync(path)),
  );
}

function shippedPolicies(): Shipped {
  const folder = join(home, "packs");
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => [name.slice(0, -".yaml".length), join(folder, name)]),
  );
}

/** Every policy that was shipped, read once: what comes with the program does not change under it. */
export function everyPolicy(): readonly Policy[] {
  everyOne ??= [...shippedPolicies().values()].map((path) => {
    const policy = readPolicy({ path, shown: path });
    if (policy.ok) return policy.value;
    throw new Error(`a shipped policy cannot be read: ${path}`);
  });
  return everyOne;
}

let everyOne: readonly Policy[] | undefined;

function policyFor(dossier: Dossier): Result<Policy, DeskProblem> {
  const held = new Set<string>(dossier.entries.map(({ id }) => id));
  const resting: Policy[] = [];
  for (const path of shippedPolicies().values()) {
    const policy = readPolicy({ path, shown: path });
    if (!policy.ok) return policy;
    const rests = policy.value.sources.some(({ document }) => document && held.has(document));
    if (rests) resting.push(policy.value);
  }
  const [first, second] = resting;
  if (first !== undefined && second === undefined) return ok(first);
  return fail({ kind: "none named", what: "policy", known: resting.map(({ id }) => id) });
}

function readPolicy(file: File): Result<Policy, DeskProblem> {
  const text = readText(file);
  if (!text.ok) return text;
  const policy = parsePolicy(text.value, file.shown);
  if (policy.ok) return policy;
  return fail({ kind: "bad file", lines: policy.problem.map(sayPolicyProblem) });
}

function fileOf(
  name: string | undefined,
  where: { readonly cwd: string; readonly what: Named; readonly shipped: Shipped },
): Result<File, DeskProblem> {
  const { what, shipped } = where;
  if (name === undefined) {
    const [only, another] = shipped.values();
    if (only !== undefined && another === undefined) return ok({ path: only, shown: only });
    return fail({ kind: "none named", what, known: [...shipped.keys()] });
  }
  if (isFile(name)) return ok({ path: resolve(where.cwd, name), shown: name });
  const path = shipped.get(name);
  if (path !== undefined) return ok({ path, shown: path });
  const meant = nearest(name, shipped.keys());
  const near = meant === undefined ? [...shipped.keys()] : [meant];
  return fail({ kind: "unknown name", what, given: name, near });
}

/** Whether a name is that of a file, and no id. */
export function isFile(name: string): boolean {
  return /[./\\]/.test(name);
}

function readText({ path, shown }: File): Result<string, DeskProblem> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // what either of the two throws
    if (code === "ENOENT" || code === "ENOTDIR") return fail({ kind: "no such file", path: shown });
    if (code === "EISDIR") return fail({ kind: "not a file", path: shown });
    const reason = code === undefined ? message : (reasons[code] ?? message);
    return fail({ kind: "unreadable", path: shown, reason });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not text in UTF-8",
};
