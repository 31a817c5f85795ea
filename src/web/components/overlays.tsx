/**
 * What comes over a page: the palette, the list of keys, and on phones the rest of the menu.
 *
 * Single keys work where nobody is typing, and can be switched off (WCAG 2.1.4).
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { goTo, useTo } from "../go.tsx";
import { type Page, pages } from "../page-list.ts";
import { Keys } from "./keys.tsx";
import { More } from "./more.tsx";
import { Palette } from "./palette.tsx";

export type Overlay = "palette" | "keys" | "more";
export type OpenOverlay = (which: Overlay) => void;
export type OverlayState = {
  readonly shown: Overlay | undefined;
  readonly open: OpenOverlay;
  readonly close: () => void;
};

export function useOverlays(): OverlayState {
  const [shown, setShown] = useState<Overlay | undefined>(undefined);
  const close = useCallback(() => setShown(undefined), []);
  return { shown, open: setShown, close };
}

type OverlaysProps = {
  readonly dossier: DossierAnswer;
  readonly page: Page | undefined;
  readonly state: OverlayState;
};

export function Overlays({ dossier, page, state }: OverlaysProps) {
  const { shown, open, close } = state;
  const [single, setSingle] = useState(() => sessionStorage.getItem(singleKeys) !== "off");
  const switchKeys = (on: boolean) => {
    sessionStorage.setItem(singleKeys, on ? "on" : "off");
    setSingle(on);
  };
  useKeys(open, single);
  return (
    <>
      {shown === "palette" && <Palette close={close} />}
      {shown === "keys" && <Keys close={close} on={single} turn={switchKeys} />}
      {shown === "more" && <More close={close} dossier={dossier} page={page} open={open} />}
    </>
  );
}

/** The name of a preference; it says nothing of the record. */
const singleKeys = "chancery:single-keys";

function useKeys(open: OpenOverlay, single: boolean): void {
  const to = useTo();
  const going = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPalette = isPaletteKey(event);
      if (!isPalette && (!single || isForOthers(event))) return;
      const afterG = event.timeStamp - going.current < mostBetween;
      const meaning = isPalette ? keys["/"] : meaningOf(event.key.toLowerCase(), afterG);
      going.current = meaning?.does === "go" ? event.timeStamp : 0;
      if (meaning === undefined) return;
      event.preventDefault();
      follow(meaning);
    };
    const follow = ({ does, to: path, by }: Meaning) => {
      if (path !== undefined) goTo(to(path));
      else if (by !== undefined) stepRows(by);
      else if (does === "palette" || does === "keys") open(does);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open, single, to]);
}

/** Milliseconds between G and the letter after it. */
const mostBetween = 1500;

type Meaning = {
  readonly does?: "go" | "palette" | "keys";
  readonly to?: string;
  /** So many rows of the list on the page. */
  readonly by?: 1 | -1;
};

function meaningOf(key: string, afterG: boolean): Meaning | undefined {
  const page = afterG
    ? pages.find(({ nav }) => nav?.key === key)
    : pages.find(({ path }) => path === alone[key]);
  if (page !== undefined) return { to: page.path };
  return keys[key];
}

const keys: Readonly<Record<string, Meaning>> = {
  g: { does: "go" },
  "/": { does: "palette" },
  "?": { does: "keys" },
  j: { by: 1 },
  k: { by: -1 },
};
const alone: Readonly<Record<string, string>> = { a: "ask", c: "log" };

function isPaletteKey({ key, metaKey, ctrlKey }: KeyboardEvent): boolean {
  return (metaKey || ctrlKey) && key.toLowerCase() === "k";
}

/** From the row with the focus to another; without one, to the first that is seen. */
function stepRows(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement); // -1 for whatever is no row
  const seen = rows.findIndex((row) => row.getBoundingClientRect().top > 60);
  rows[at === -1 ? seen : at + by]?.focus();
}

/** Keys for the browser, and keys of somebody who is writing. */
function isForOthers(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey) return true;
  // From within a shadow root the target is its host.
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, select, textarea, [contenteditable], dialog") !== null;
}
