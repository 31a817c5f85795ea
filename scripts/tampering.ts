/**
 * The campaign of tampering: `npm run test:tampering -- N`.
 *
 * N times the owner of a database manipulates a stored journal in SQL, in every way of
 * test/tampering.ts in turn. `verify`, given what the database then holds, the keys, and the last
 * checkpoint as it was kept elsewhere, must find it, and name the first bad index. On every fifth,
 * and on every honest journal, `tools/verify` must say the same.
 */
import pg from "pg";
import type { DossierId, EntryId } from "../src/core/id.ts";
import { type Database, StoreTrouble } from "../src/store/database.ts";
import { formatLine } from "../src/store/export-line.ts";
import { fullExport } from "../src/store/export-rows.ts";
import { openJournal } from "../src/store/journal.ts";
import { formatVerifierKey } from "../src/store/key.ts";
import { leafText } from "../src/store/leaf.ts";
import { signHeads } from "../src/store/signing.ts";
import { verifyExport } from "../src/store/verify.ts";
import {
  type Dice,
  diceOf,
  firstKey,
  type Journal,
  keptOf,
  log,
  marks,
  type Row,
  secondKey,
} from "../test/journal.ts";
import { doors, type TestServer } from "../test/servers.ts";
import { type Tampered, tamper, ways } from "../test/tampering.ts";
import { readCheckpoint, readKey } from "../tools/verify/formats.mjs";
import { verifyExport as verifyAlone } from "../tools/verify/verify.mjs";
import { putBack, takeOut, takePower } from "./campaign/stored-journal.ts";

const keys = [firstKey, secondKey].map(({ verifier }) => ({ key: verifier }));
const vkeys = keys.map(({ key }) => readKey(formatVerifierKey(key)));
const toEach = 5;
const total = { found: 0, exact: 0, agreed: 0, refused: 0, signed: 0, faults: [] as string[] };

async function main(count: number): Promise<void> {
  const server = await doors[0]?.open();
  if (server === undefined) throw new Error("no server");
  const { database } = server;
  await makeSwift(server);
  const owner = new pg.Client(server.as("owner"));
  await owner.connect();
  await takePower(owner);
  const names = Object.keys(ways);
  let honest: Journal | undefined;
  for (let number = 0; number < count; number += 1) {
    const dice = diceOf(number);
    if (number % toEach === 0) honest = await anHonest(database, number);
    if (honest === undefined) throw new Error("no journal");
    const way = names[number % names.length] ?? "";
    await manipulate({ database, owner, honest }, { number, way, dice });
    await putBack(owner, honest);
  }
  await owner.end();
  await server.close();
  const { found, exact, agreed, refused, signed, faults } = total;
  for (const fault of faults.slice(0, 20)) print(fault);
  print(
    `${count} manipulations, ${found} found, ${exact} of them at one index; ` +
      `${signed} once the checkpoint was made that an export asked for; ` +
      `${agreed} verdicts by tools/verify agreed; ${refused} first tries refused by a key; ${faults.length} faults`,
  );
  if (faults.length > 0 || found < count) process.exitCode = 1;
}

/** Nothing here is about a machine that dies, so nothing need wait for its disk. */
async function makeSwift(server: TestServer): Promise<void> {
  const root = new pg.Client(server.as("root"));
  await root.connect();
  await root.query("alter system set fsync = off");
  await root.query("select pg_reload_conf()");
  await root.end();
}

type Stage = { readonly database: Database; readonly owner: pg.Client; readonly honest: Journal };
type Trick = { readonly number: number; readonly way: string; readonly dice: Dice };

async function manipulate({ database, owner, honest }: Stage, { number, way, dice }: Trick) {
  const tampered = await done(owner, honest, { number, way, dice });
  const kept = keptOf(honest, "full");
  const what = `${number}, ${way}`;
  const before = total.signed;
  const lines = await exportOnceSigned(database, honest.dossier, tampered.journal);
  // Where checkpoints are gone, the place is known between those that are left.
  const isExact = signsEach(number) && total.signed === before;
  const verdict = await verifyExport(() => lines, { keys, kept });
  if (verdict.ok || verdict.problem.kind !== "broken") {
    total.faults.push(`${what}: not found`);
    return;
  }
  const { first, last } = verdict.problem;
  const master = `${log}/${honest.dossier}/master`;
  const parting = tampered.unsigned?.("full").get(master) ?? partingOf(honest, tampered.journal);
  const { journal } = tampered;
  const truths = [
    parting,
    orphanOf(honest, journal),
    ...(isUnsigned(journal) ? [signedOf(journal)] : []),
  ];
  const isNamed = (at: number) => (isExact ? first === at : first <= at && at <= last);
  if (!truths.some(isNamed)) {
    total.faults.push(`${what}: named ${first} to ${last}, and it is ${truths.join(" or ")}`);
  }
  total.found += 1;
  if (first === last) total.exact += 1;
  if (number % toEach === 0) await compare(lines, kept, first, what);
}

/** Whether each entry of this journal has a checkpoint, so that the first bad index is exact. */
function signsEach(number: number): boolean {
  return Math.floor(number / toEach) % 2 === 0;
}

/** Tampers until something is other than it was; the table's keys may refuse the clumsy form. */
async function done(owner: pg.Client, honest: Journal, { number, way, dice }: Trick) {
  for (let thorough = Math.floor(number / Object.keys(ways).length) % 2 === 0; ; thorough = true) {
    const tampered: Tampered = tamper(honest, way, { dice, thorough });
    const isSame = tampered.unsigned === undefined && partingOf(honest, tampered.journal) === -1;
    if (isSame || tampered.unsigned?.("full").size === 0) continue;
    try {
      await putBack(owner, tampered.journal);
      return tampered;
    } catch (error) {
      if ((error as { code?: string }).code !== "23505") throw error; // another failure of SQL
      total.refused += 1;
    }
  }
}

async function compare(
  lines: readonly string[],
  kept: readonly string[],
  first: number,
  what: string,
) {
  const evidence = { keys: vkeys, kept: kept.map((note) => readCheckpoint(note, vkeys)) };
  const theirs = await verifyAlone(lines, evidence);
  if (!theirs.ok && theirs.first === first) total.agreed += 1;
  else total.faults.push(`${what}: tools/verify says ${JSON.stringify(theirs)}, and not ${first}`);
}

/** A journal that was entered and signed as any is, which both verifiers must find sound. */
async function anHonest(database: Database, number: number): Promise<Journal> {
  const dice = diceOf(1_000_000 + number);
  const dossier = `tampered-${number}` as DossierId;
  const journal = openJournal(database, (high, low) => high >= low);
  const count = 10 + dice.below(20);
  const rotateAt = dice.below(30);
  const group = signsEach(number) ? 1 : 2 + dice.below(6);
  for (let index = 0; index < count; index += 1) {
    const mark = dice.pick(marks);
    const id = `entry-${index}` as EntryId;
    const draft = {
      id,
      kind: "note",
      mark,
      by: "desk",
      payload: { id, text: "x".repeat(dice.below(99)) },
    };
    await journal.append({ dossier, entries: [draft], write: [mark] });
    const signers = [index < rotateAt ? firstKey : secondKey] as const;
    if (group === 1) await signHeads(database, dossier, signers);
    if (index % 9 === 8) {
      const order = { mark, positions: [0], authority: "records officer", reason: "asked" };
      await journal.excise({ dossier, ...order, id: `excision-${index}` as EntryId, by: "desk" });
    }
    if (index % group === 0 || index === count - 1) {
      await signHeads(database, dossier, signers);
    }
  }
  const lines = await linesFrom(database, dossier);
  const kept = keptOf(await takeOut(database, dossier), "full");
  const ours = await verifyExport(() => lines, { keys, kept });
  const evidence = { keys: vkeys, kept: kept.map((note) => readCheckpoint(note, vkeys)) };
  const theirs = await verifyAlone(lines, evidence);
  if (ours.ok && theirs.ok && theirs.entries === ours.value.entries) total.agreed += 1;
  else total.faults.push(`${dossier} is sound, and a verifier says otherwise`);
  return takeOut(database, dossier);
}

/**
 * What the database exports. A checkpoint that is gone may leave a payload taken out by what nobody
 * signed: then no export is made before the checkpoint is, which the owner of the data is told to
 * make. It vouches for the manipulation; the one kept elsewhere does not.
 */
async function exportOnceSigned(
  database: Database,
  dossier: DossierId,
  tampered: Journal,
): Promise<readonly string[]> {
  try {
    return await linesFrom(database, dossier);
  } catch (error) {
    if (!(error instanceof StoreTrouble) || error.problem.kind !== "moved") throw error;
    if (!isUnsigned(tampered)) throw error;
    total.signed += 1;
    await signHeads(database, dossier, [secondKey]);
    return linesFrom(database, dossier);
  }
}

async function linesFrom(database: Database, dossier: DossierId): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of fullExport(database, { dossier, log })) lines.push(formatLine(line));
  return lines;
}

/** How many rows the last checkpoint covers; an export ends there, and the rest is for the next one. */
function signedOf({ dossier, notes }: Journal): number {
  return Math.max(0, ...(notes.get(`${log}/${dossier}/master`)?.keys() ?? []));
}

function isUnsigned(journal: Journal): boolean {
  return signedOf(journal) < journal.rows.length;
}

/** The first payload that is out by an excision that is there no more, which may lie before the parting; else -1. */
function orphanOf(honest: Journal, tampered: Journal): number {
  const excisionOf = ({ rows }: Journal, { leaf, by }: Row) =>
    rows.find((row) => row.leaf.mark === leaf.mark && row.position === by)?.leaf.excises?.join();
  return tampered.rows.findIndex(
    (row) => row.payload === undefined && excisionOf(honest, row) !== excisionOf(tampered, row),
  );
}

/** The first index at which two journals differ, by their rows alone. */
function partingOf(before: Journal, after: Journal): number {
  const texts = ({ rows }: Journal) =>
    rows.map(({ leaf, payload, salt, by }) => JSON.stringify([leafText(leaf), payload, salt, by]));
  const [one, other] = [texts(before), texts(after)];
  const length = Math.max(one.length, other.length);
  return Array.from({ length }).findIndex((_, at) => one[at] !== other[at]);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(Number(process.argv[2] ?? 1000));
