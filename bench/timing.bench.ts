/**
 * What time tells: the same questions of a reader cleared to Secret, put to a dossier with nothing
 * above that reader and to one with 100,000 entries above, in turn, each store a PostgreSQL of its
 * own. `npm run bench timing [samples [hidden]]`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { type Instant, parseInstant } from "../src/core/day.ts";
import { makeApp } from "../src/http/app.ts";
import { importDossier } from "../src/service/keep.ts";
import { openReadingRoom } from "../src/service/reading-room.ts";
import { takeDossier } from "../src/service/shelf.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { openKeys } from "../src/store/key-file.ts";
import { generated } from "./made-record.ts";

const [samples, hidden] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 100_000)];
const policy = "policy=clark-1983-per-issue";
const wanted = { share: 0.05, ms: 0.2 };

type Question = { readonly name: string; readonly path: string; readonly body?: string };

const questions: readonly Question[] = [
  { name: "list: 50 contacts", path: `/contacts?${policy}&limit=50` },
  { name: "search: one word", path: "/search?q=grain&limit=20" },
  {
    name: "ruling",
    path: `/rulings?${policy}`,
    body: JSON.stringify({
      ours: ["us/secretary-of-state"],
      theirs: ["ussr/foreign-minister"],
      issues: ["afghanistan"],
    }),
  },
  {
    name: "export: the memorandum",
    path: `/proposals/p-1983-01-19-shultz-dialogue/answer.md?${policy}&as-of=1983-01-31`,
  },
  { name: "export: 100 leaves", path: "/journal/leaves?mark=C&limit=100" },
];

type Side = {
  readonly ask: (question: Question) => Promise<string>;
  readonly close: () => Promise<void>;
};

async function openSide(above: number): Promise<Side> {
  const folder = mkdtempSync("/tmp/chancery-bench-");
  const opened = await openEmbedded({ folder });
  const shipped = takeDossier(undefined, ".");
  const keys = openKeys(join(folder, "keys"));
  if (!opened.ok || !shipped.ok || !keys.ok) throw new Error("the store cannot be opened");
  const { header, entries } = shipped.value;
  const secret = generated(entries, 0, above).map((entry) => ({
    ...entry,
    mark: { level: "TS", captions: [] },
  }));
  const store = { database: opened.value, keys: keys.value };
  const imported = await importDossier({ header, entries: [...entries, ...secret] }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("; "));
  const clearance = { level: "S", captions: ["Sensitive"], groups: [] };
  const grant = { clearance, roles: ["recipient" as const] };
  const grants = new Map([[header.dossier as string, grant]]);
  const visitor = { account: "low", name: "Low", administrator: false, grants };
  const room = openReadingRoom(store.database);
  const log = () => undefined;
  const { database } = store;
  const app = makeApp({
    house: { store, room, visitorOf: async () => visitor, now, cwd: "." },
    signIn: { database, room, demonstration: false, secure: false, behindProxy: false, log },
    log,
    version: "bench",
  });
  return {
    ask: async ({ path, body }) => {
      const headers = { "content-type": "application/json" };
      const init = body === undefined ? {} : { method: "POST", headers, body };
      const answer = await app.request(
        `http://localhost/api/dossiers/${header.dossier}${path}`,
        init,
      );
      if (answer.status !== 200) throw new Error(`${path} is answered ${answer.status}`);
      return answer.text();
    },
    close: async () => {
      await store.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In turn, and each first every other time, so that whatever else the machine does falls on both. */
async function timeBoth(question: Question, sides: readonly [Side, Side]) {
  const times: readonly [number[], number[]] = [[], []];
  for (let nth = -20; nth < samples; nth++) {
    for (const at of nth % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const begun = performance.now();
      await sides[at].ask(question);
      if (nth >= 0) times[at].push(performance.now() - begun);
    }
  }
  return times.map(medianOf) as [number, number];
}

function medianOf(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function now(): Instant {
  const instant = parseInstant("1983-12-31T12:00:00Z");
  if (!instant.ok) throw new Error(instant.problem);
  return instant.value;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const sides = [await openSide(0), await openSide(hidden)] as const;
try {
  const [cpu] = cpus();
  say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
  say(`${samples} samples of each, in turn; medians in ms\n`);
  say(`| what | nothing above | ${hidden.toLocaleString("en")} above | difference | wanted |`);
  say("| --- | ---: | ---: | ---: | --- |");
  for (const question of questions) {
    const [one, other] = [await sides[0].ask(question), await sides[1].ask(question)];
    // Leaves are salted by each store, so only their number is the same.
    const same = question.path.startsWith("/journal") ? one.length === other.length : one === other;
    if (!same) throw new Error(`${question.name}: what is above changes the answer`);
    const [without, beside] = await timeBoth(question, sides);
    const share = (beside - without) / without;
    const met = Math.abs(share) < wanted.share || Math.abs(beside - without) < wanted.ms;
    const figures = [without.toFixed(3), beside.toFixed(3), `${(share * 100).toFixed(1)} %`];
    say(`| ${question.name} | ${figures.join(" | ")} | ${met ? "met" : "NOT MET"} |`);
  }
} finally {
  for (const side of sides) await side.close();
}
