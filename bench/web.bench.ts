/**
 * The web app as a reader has it: Lighthouse on three pages, how much script they take, and how
 * smoothly a record of many contacts scrolls and zooms, in a real Chromium on the built program.
 *
 *     npm run bench web              all of it, with 10,000 contacts
 *     npm run bench web 40000        the same with so many
 *     npm run bench web pages        the pages alone; `scale` for the long record alone
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../e2e/server.ts";
import { makeLongRecord } from "../test/long-record.ts";
import { measurePages } from "./web/pages.ts";
import { measureScale } from "./web/scale.ts";

const words = process.argv.slice(2);
const contacts = Number(words.find((word) => /^\d+$/.test(word)) ?? 10_000);
const parts = words.filter((word) => !/^\d+$/.test(word));
const wants = (part: string) => parts.length === 0 || parts.includes(part);

const folder = mkdtempSync(join(tmpdir(), "chancery-bench-web-"));
let met = true;
try {
  if (wants("scale")) await makeLongRecord(folder, contacts);
  const server = await startServer({ folder });
  try {
    const [cpu] = cpus();
    const load = loadavg()[0]?.toFixed(1) ?? "?";
    say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, load ${load}\n`);
    if (wants("scale")) met = (await measureScale(server.address, contacts, say)) && met;
    if (wants("pages")) met = (await measurePages(server.address, say)) && met;
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = met ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
