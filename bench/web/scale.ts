/**
 * A record of many contacts in a browser: how soon it is all there, how many frames a second its
 * ledger scrolls with, and its timeline zooms with.
 *
 * Frames are those in which the page could draw (`requestAnimationFrame`), counted while real
 * scroll gestures and wheel turns go on. Chromium draws without a GPU here, sixty times a second
 * at most.
 */
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../../e2e/browser.ts";
import { signIn, visit } from "../../e2e/visit.ts";
import { longRecord } from "../../test/long-record.ts";

const asOf = "as-of=1983-12-31&known-on=1983-12-31&policy=clark-1983-per-issue";

type Say = (line: string) => void;

export async function measureScale(address: string, contacts: number, say: Say): Promise<boolean> {
  const browser = await openBrowser();
  try {
    const { page, close } = await visit(browser, address, { motion: "no-preference" });
    await signIn(page, "Custodian of the policy");
    // The first who asks has the record read and folded; that is the server's own timing.
    await page.goto(`/d/${longRecord}/desk?${asOf}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const begun = performance.now();
    await page.goto(`/d/${longRecord}/record?${asOf}`);
    await page.getByRole("table", { name: "Contacts" }).waitFor();
    const first = performance.now() - begun;
    const all = `${contacts.toLocaleString("en-GB")} contacts`;
    await page.getByText(all, { exact: true }).waitFor({ timeout: 180_000 });
    const whole = performance.now() - begun;
    say(
      `${contacts} contacts: the first rows after ${seconds(first)} s, all after ${seconds(whole)} s\n`,
    );
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const rows = [
      { what: "ledger, scrolled at 70 rows/s", wanted: 55, ...(await scrolled(page, cdp, 4000)) },
      { what: "ledger, scrolled at 700 rows/s", wanted: 0, ...(await scrolled(page, cdp, 40_000)) },
      { what: "timeline, zoomed by the wheel", wanted: 40, ...(await zoomed(page, cdp)) },
    ];
    say("| what | frames/s | longest gap ms | own work ms a frame | wanted frames/s |");
    say("| --- | ---: | ---: | ---: | --- |");
    for (const { what, wanted, rate, longest, ms } of rows) {
      const word = wanted === 0 ? "" : `${wanted}: ${rate >= wanted ? "met" : "NOT MET"}`;
      const figures = [rate.toFixed(1), longest.toFixed(0), ms.toFixed(1)];
      say(`| ${what} | ${figures.join(" | ")} | ${word} |`);
    }
    say("");
    await close();
    return rows.every(({ wanted, rate }) => rate >= wanted);
  } finally {
    await browser.close();
  }
}

type Frames = {
  readonly rate: number;
  readonly longest: number;
  /** Of the page's own thread, to a frame: what does not depend on who else is busy. */
  readonly ms: number;
};

/** Down the ledger by a gesture of so many pixels a second, for six seconds. */
async function scrolled(page: Page, cdp: CDPSession, speed: number): Promise<Frames> {
  await page.evaluate('document.querySelector(".ledger").scrollIntoView()');
  return frames(page, cdp, () =>
    cdp.send("Input.synthesizeScrollGesture", {
      x: 800,
      y: 500,
      yDistance: -speed * 6,
      speed,
      gestureSourceType: "mouse",
      preventFling: true,
    }),
  );
}

/** In and out again about a point, by a turn of the wheel as often as the page draws. */
async function zoomed(page: Page, cdp: CDPSession): Promise<Frames> {
  await page.evaluate("scrollTo(0, 0)");
  const box = await page.locator(".timeline .field").boundingBox();
  if (box === null) throw new Error("there is no timeline to zoom");
  const turn = (deltaY: number) =>
    cdp.send("Input.dispatchMouseEvent", {
      type: "mouseWheel",
      x: box.x + box.width * 0.6,
      y: box.y + box.height / 2,
      deltaX: 0,
      deltaY,
      modifiers: 2,
    });
  return frames(page, cdp, async () => {
    for (let round = 0; round < 3; round++) {
      for (const deltaY of [-12, 12]) {
        for (let step = 0; step < 60; step++) await turn(deltaY);
      }
    }
  });
}

/** As text, since what compiles this file adds calls of its own that a page does not know. */
const countFrames = `{
  const times = [];
  window.frameTimes = times;
  requestAnimationFrame(function on(time) {
    if (window.frameTimes !== times) return;
    times.push(time);
    requestAnimationFrame(on);
  });
}`;

async function frames(page: Page, cdp: CDPSession, act: () => Promise<unknown>): Promise<Frames> {
  await page.waitForTimeout(500);
  await page.evaluate(countFrames);
  const before = await busy(cdp);
  await act();
  const worked = (await busy(cdp)) - before;
  const times = await page.evaluate<number[]>("window.frameTimes");
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const last = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const ms = (worked * 1000) / gaps.length;
  return { rate: (gaps.length * 1000) / last, longest: Math.max(...gaps), ms };
}

/** Seconds of processor time that the thread of the page has used so far. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
