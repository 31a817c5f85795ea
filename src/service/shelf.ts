/**
 * The shelf: dossiers and policies, those that come with the program and those
 * that someone keeps in a file of their own.
 *
 * A name with a `/` or a dot is a file, read from the folder one stands in; any
 * other is the id of one that was shipped. Nothing here writes.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Dossier, parseDossier, sayDossierProblem } from "../codec/dossier.ts";
import { parsePolicy, sayPolicyProblem } from "../codec/policy.ts";
import { nearest } from "../core/nearest.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { DeskProblem, Named } from "./problem.ts";

/** Where the program itself stands; the same from its sources and when built. */
export const home = fileURLToPath(new URL("../../", import.meta.url));

/** Without a name: the shipped dossier, where there is just one. */
export function takeDossier(name: string | undefined, cwd: string): Result<Dossier, DeskProblem> {
  const path = pathOf(name, { cwd, what: "dossier", shipped: shippedDossiers() });
  if (!path.ok) return path;
  const text = readText(path.value);
  if (!text.ok) return text;
  const dossier = parseDossier(text.value);
  if (dossier.ok) return dossier;
  const shown = name !== undefined && isFile(name) ? name : path.value;
  return fail({
    kind: "bad file",
    lines: dossier.problem.map((problem) => sayDossierProblem(shown, problem)),
  });
}

/** Without a name: the one shipped policy that rests on a document of this record, if there is just one. */
export function takePolicy(
  name: string | undefined,
  { cwd, dossier }: { readonly cwd: string; readonly dossier: Dossier },
): Result<Policy, DeskProblem> {
  if (name === undefined) return policyFor(dossier);
  const path = pathOf(name, { cwd, what: "policy", shipped: shippedPolicies() });
  if (!path.ok) return path;
  return readPolicy(path.value, isFile(name) ? name : path.value);
}

type Shipped = ReadonlyMap<string, string>;

function shippedDossiers(): Shipped {
  const folder = join(home, "examples");
  return new Map(
    namesIn(folder)
      .map((id) => [id, join(folder, id, "dossier.jsonl")] as const)
      .filter(([, path]) => statSync(path, { throwIfNoEntry: false })?.isFile() === true),
  );
}

function shippedPolicies(): Shipped {
  const folder = join(home, "packs");
  return new Map(
    namesIn(folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => [name.slice(0, -".yaml".length), join(folder, name)]),
  );
}

function policyFor(dossier: Dossier): Result<Policy, DeskProblem> {
  const held = new Set<string>(dossier.entries.map(({ id }) => id));
  const resting: Policy[] = [];
  for (const path of shippedPolicies().values()) {
    const policy = readPolicy(path, path);
    if (!policy.ok) return policy;
    const rests = policy.value.sources.some(({ document }) => document && held.has(document));
    if (rests) resting.push(policy.value);
  }
  const [first, second] = resting;
  if (first !== undefined && second === undefined) return ok(first);
  return fail({ kind: "none named", what: "policy", known: resting.map(({ id }) => id) });
}

function readPolicy(path: string, shown: string): Result<Policy, DeskProblem> {
  const text = readText(path);
  if (!text.ok) return text;
  const policy = parsePolicy(text.value, shown);
  return policy.ok
    ? policy
    : fail({ kind: "bad file", lines: policy.problem.map(sayPolicyProblem) });
}

function pathOf(
  name: string | undefined,
  where: { readonly cwd: string; readonly what: Named; readonly shipped: Shipped },
): Result<string, DeskProblem> {
  const { what, shipped } = where;
  if (name === undefined) {
    const [only, another] = shipped.values();
    if (only !== undefined && another === undefined) return ok(only);
    return fail({ kind: "none named", what, known: [...shipped.keys()] });
  }
  if (isFile(name)) return ok(resolve(where.cwd, name));
  const path = shipped.get(name);
  if (path !== undefined) return ok(path);
  const meant = nearest(name, shipped.keys());
  const near = meant === undefined ? [...shipped.keys()] : [meant];
  return fail({ kind: "unknown name", what, given: name, near });
}

function isFile(name: string): boolean {
  return /[./\\]/.test(name);
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

function readText(path: string): Result<string, DeskProblem> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    if (error instanceof TypeError) {
      return fail({ kind: "unreadable", path, reason: "it is not text in UTF-8" });
    }
    const { code, message } = error as NodeJS.ErrnoException; // what readFileSync throws
    if (code === "ENOENT" || code === "ENOTDIR") return fail({ kind: "no such file", path });
    if (code === "EISDIR") return fail({ kind: "not a file", path });
    const reason = code === "EACCES" ? "its permissions do not let you" : message;
    return fail({ kind: "unreadable", path, reason });
  }
}
