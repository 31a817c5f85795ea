/**
 * Going through every screen by Tab alone: whatever has the focus shows it, by an outline that is
 * not there without it, and nothing that sticks to the screen lies over it (WCAG 2.4.7, 2.4.11).
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openVisits, type Visits } from "./journey.ts";
import { screens } from "./screens.ts";

/** Stops to a screen: the frame, and the page far enough to come below what is seen at first. */
const stops = 45;

let visits: Visits;
beforeAll(async () => {
  visits = await openVisits();
});
afterAll(() => visits?.close());

describe.each([1440, 390])("%i pixels wide", (width) => {
  test.each(screens)("the focus is seen wherever it is on $name", async (screen) => {
    const { page } = await visits.visitAs(screen.as, { width });
    await page.goto(screen.path);
    await screen.ready(page);
    const wrong: string[] = [];
    const stoppedAt: string[] = [];
    let count = 0;
    for (; count < stops; count++) {
      await page.keyboard.press("Tab");
      const seen = await look(page);
      if (seen === "outside") break;
      if (seen.problem !== undefined) wrong.push(`${seen.what}: ${seen.problem}`);
      stoppedAt.push(seen.key);
    }
    expect(wrong).toEqual([]);
    // Nothing holds it fast: a field for a day has parts of its own, and no more than four.
    const different = new Set(stoppedAt).size;
    expect(different).toBeGreaterThan(Math.max(3, stoppedAt.length / 3));
  });
});

type Seen = { readonly key: string; readonly what: string; readonly problem?: string };

/** What has the focus now, and what is wrong with how it shows it. */
async function look(page: Page): Promise<Seen | "outside"> {
  return page.evaluate<Seen | "outside">(script);
}

const script = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (one === null || one === document.body || one === document.documentElement) return "outside";
  // Of a link that goes on in the next line, its first.
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const what = one.tagName.toLowerCase() + " " + (one.getAttribute("aria-label") ?? one.innerText ?? "").slice(0, 60);
  const key = String([...one.getRootNode().querySelectorAll("*")].indexOf(one));
  const outlined = shows(one) ? one : one.closest(".cm-editor");
  if (outlined === null || !shows(outlined)) return { key, what, problem: "no outline of two pixels or more" };
  const { outlineColor } = getComputedStyle(outlined);
  if (contrast(outlineColor, ground(outlined)) < 3) return { key, what, problem: "its outline is too faint: " + outlineColor };
  if (box.bottom <= 0 || box.top >= innerHeight) return { key, what, problem: "it is out of sight" };
  // Of what is tall or wide, its beginning.
  const x = Math.min(Math.max(box.left, 0) + Math.min(box.width, innerWidth) / 2, innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const over = one.getRootNode().elementFromPoint(x, y);
  if (over === null || over === one || one.contains(over) || over.contains(one)) return { key, what };
  return { key, what, problem: "covered by " + over.tagName + "." + over.className };

  function shows(of) {
    const { outlineStyle, outlineWidth } = getComputedStyle(of);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  }
  function ground(of) {
    for (let up = of.parentElement ?? of.getRootNode().host; up != null; up = up.parentElement) {
      const { backgroundColor } = getComputedStyle(up);
      if (!/, 0\\)$|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  }
  function contrast(a, b) {
    const [light, dark] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(colour) {
    const canvas = (window.toPaint ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => {
      const part = v / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
})()`;
