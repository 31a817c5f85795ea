/**
 * Lighthouse on the built app, as it judges desktops: three pages, signed in, and how much script
 * the first of them takes.
 *
 * The browser keeps its session in a folder of its own, since Lighthouse looks at pages in the
 * browser's own context and not in one beside it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig, type RunnerResult } from "lighthouse";
import { chromium } from "playwright-core";
import { browserArgs, findBrowser } from "../../e2e/browser.ts";
import { screens } from "../../e2e/screens.ts";
import { signIn } from "../../e2e/visit.ts";

const looked = ["desk", "proposal", "record"];
const pages = screens.filter(({ name }) => looked.includes(name));
const wanted = { performance: 95, accessibility: 100, practices: 95, paint: 1000 };
/** Odd, so that one is the median: Lighthouse differs from run to run. */
const runs = 3;

type Say = (line: string) => void;
type Figures = {
  readonly performance: number;
  readonly accessibility: number;
  readonly practices: number;
  /** Milliseconds to the largest paint, and of the page's thread held up. */
  readonly paint: number;
  readonly blocked: number;
  /** Bytes of script as they travelled. */
  readonly script: number;
  readonly faults: readonly string[];
};

export async function measurePages(address: string, say: Say): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-lighthouse-"));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findBrowser(),
    args: [...browserArgs, `--remote-debugging-port=${port}`],
    baseURL: address,
  });
  try {
    await signIn(await context.newPage(), "Custodian of the policy");
    say(
      "| page | performance | accessibility | best practices | largest paint ms | blocked ms | script kB | |",
    );
    say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    let met = true;
    for (const { name, path } of pages) {
      const figures = await medianOf(new URL(path, address).href, port);
      const good = isMet(figures);
      met &&= good;
      const { performance, accessibility, practices, paint, blocked, script, faults } = figures;
      const numbers = [performance, accessibility, practices, paint, blocked, script / 1000];
      const cells = numbers.map((number) => number.toFixed(0)).join(" | ");
      say(`| ${name} | ${cells} | ${good ? "met" : `NOT MET ${faults.join(", ")}`} |`);
    }
    say("");
    return met;
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function isMet({ performance, accessibility, practices, paint }: Figures): boolean {
  return (
    performance >= wanted.performance &&
    accessibility >= wanted.accessibility &&
    practices >= wanted.practices &&
    paint <= wanted.paint
  );
}

/** The run whose performance is the middle one. */
async function medianOf(url: string, port: number): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run++) all.push(figuresOf(await look(url, port)));
  const [middle] = all.sort((a, b) => a.performance - b.performance).slice(Math.floor(runs / 2));
  if (middle === undefined) throw new Error("nothing was measured");
  return middle;
}

async function look(url: string, port: number): Promise<RunnerResult["lhr"]> {
  const flags = {
    port,
    logLevel: "error" as const,
    // What it resets before a run keeps the session and has the files of the app come anew.
    onlyCategories: ["performance", "accessibility", "best-practices"],
  };
  const result = await lighthouse(url, flags, desktopConfig);
  if (result === undefined) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError !== undefined) throw new Error(lhr.runtimeError.message);
  return lhr;
}

function figuresOf({ audits, categories }: RunnerResult["lhr"]): Figures {
  const score = (id: string) => Math.round(100 * (categories[id]?.score ?? 0));
  const number = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const faults = ["accessibility", "best-practices"].flatMap((id) =>
    (categories[id]?.auditRefs ?? [])
      .filter(({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 1)
      .map(({ id: audit }) => audit),
  );
  const details = audits["network-requests"]?.details;
  const requests = details?.type === "table" ? details.items : [];
  const script = requests
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((sum, { transferSize }) => sum + Number(transferSize), 0);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    practices: score("best-practices"),
    paint: number("largest-contentful-paint"),
    blocked: number("total-blocking-time"),
    script,
    faults,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
