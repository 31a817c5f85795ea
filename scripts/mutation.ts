/**
 * The mutation campaign: `npm run test:mutation -- [size] [least]`.
 *
 * Every rule and every gate of every pack is broken on purpose, in one place at a
 * time; at least 95 % of what is not equivalent, or `least` per cent, must change a
 * verdict of the cases, the check or the back-test. With a size, so many spread over
 * each pack; `all` without. What is not caught is listed, and so is what is proved equivalent.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseDossier } from "../src/codec/dossier.ts";
import { parsePolicy } from "../src/codec/policy.ts";
import { openBook } from "../src/core/book.ts";
import type { Day } from "../src/core/day.ts";
import { knownOn } from "../src/core/known.ts";
import type { Policy } from "../src/core/policy.ts";
import { parseWhen } from "../src/core/when.ts";
import type { Past } from "../src/lab/backtest.ts";
import type { Mutant } from "./campaign/mutant.ts";
import { mutantsOf } from "./campaign/mutants.ts";
import { type Fate, judgeMutant, judgesFor, type Scene } from "./campaign/verdicts.ts";

const wanted = 95;

function main(size: number, least: number): void {
  let short = 0;
  for (const name of readdirSync("packs")
    .filter((file) => file.endsWith(".yaml"))
    .sort()) {
    const policy = must(parsePolicy(readFileSync(`packs/${name}`, "utf8"), name));
    if (100 * tryPack(policy, size) < least) short++;
  }
  if (short > 0) process.exitCode = 1;
}

/** The share of what is not equivalent that was caught. */
function tryPack(policy: Policy, size: number): number {
  const scene = sceneOf(policy);
  const all = mutantsOf(policy, scene.ground);
  const chosen = spread(all, size);
  const judges = judgesFor(policy, scene);
  const fates = chosen.map((mutant) => ({
    mutant,
    fate: judgeMutant(policy, mutant.policy, judges),
  }));
  const caught = fates.filter(({ fate }) => fate.kind === "caught");
  const equivalent = fates.filter(({ fate }) => fate.kind === "equivalent");
  const real = chosen.length - equivalent.length;
  const share = real === 0 ? 1 : caught.length / real;
  say(
    `${policy.id}: ${chosen.length} of ${all.length} mutants, ${caught.length} caught (${tally(fates)}), ` +
      `${equivalent.length} equivalent, ${real - caught.length} missed: ${(100 * share).toFixed(1)} %`,
  );
  for (const { mutant, fate } of fates) sayFate(mutant, fate);
  return share;
}

function sayFate({ what }: Mutant, fate: Fate): void {
  if (fate.kind === "equivalent") say(`  equivalent: ${what}: ${fate.why}`);
  if (fate.kind === "missed")
    say(`  missed: ${what} (${fate.differing} requests differ, none on the record and in no case)`);
}

function tally(fates: readonly { readonly fate: Fate }[]): string {
  const counts = new Map<string, number>();
  for (const { fate } of fates)
    if (fate.kind === "caught") counts.set(fate.by, (counts.get(fate.by) ?? 0) + 1);
  return [...counts].map(([by, count]) => `${by} ${count}`).join(", ");
}

/** So many, one from each stretch of the list. */
function spread(all: readonly Mutant[], size: number): readonly Mutant[] {
  if (size >= all.length) return all;
  const step = all.length / size;
  return Array.from({ length: size }, (_, at) => all[Math.floor(at * step)]).filter(
    (one) => one !== undefined,
  );
}

/** The shipped record that names most of the policy's offices, on the first day the policy holds. */
function sceneOf(policy: Policy): Scene {
  const offices = new Set<string>(policy.groups.flatMap((group) => group.offices));
  const ranked = pasts()
    .map((past) => ({
      past,
      shared: past.entries.filter((one) => one.kind === "office" && offices.has(one.office)).length,
    }))
    .sort((a, b) => b.shared - a.shared);
  const past = ranked[0]?.past;
  if (past === undefined) throw new Error("no record is shipped");
  const from = policy.from === undefined ? undefined : parseWhen(policy.from);
  const asOf = (from?.ok ? from.value.to : undefined) ?? lastDay(past);
  const book = openBook(knownOn(past.entries, undefined), past.regime);
  return {
    past,
    asOf,
    book,
    ground: { issues: [...book.issues.values()], forums: [...book.forums.values()] },
  };
}

function lastDay({ entries }: Past): Day {
  // An instant begins with its day.
  return entries
    .map(({ recorded }) => recorded.at.slice(0, 10))
    .sort()
    .at(-1) as Day;
}

let read: readonly Past[] | undefined;

function pasts(): readonly Past[] {
  read ??= readdirSync("examples")
    .map((id) => `examples/${id}/dossier.jsonl`)
    .filter((path) => existsSync(path))
    .map((path) => {
      const { entries, header } = must(parseDossier(readFileSync(path, "utf8")));
      return { entries, regime: header.regime };
    });
  return read;
}

function must<Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: readonly { readonly message: string }[] },
): Value {
  if (!result.ok) throw new Error(result.problem[0]?.message);
  return result.value;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const given = process.argv[2] ?? "all";
const least = Number(process.argv[3] ?? wanted);
const size = given === "all" ? Number.POSITIVE_INFINITY : Number(given);
if (Number.isNaN(size) || size < 1 || Number.isNaN(least)) {
  process.stderr.write(
    `write a number of mutants to a pack, or \`all\`, and then the least share in per cent that must be caught\n`,
  );
  process.exitCode = 2;
} else {
  main(size, least);
}
