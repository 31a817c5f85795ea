/**
 * What comes over a page: the palette, the list of keys, and on phones the rest of the menu.
 *
 * Single keys work where nobody is typing, and can be switched off (WCAG 2.1.4).
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { goTo, useTo } from "../go.tsx";
import { type Page, pages } from "../pages.tsx";
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
    const follow = (path: string) => {
      if (pages.some((page) => page.path === path)) goTo(to(path));
    };
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && key === "k") {
        event.preventDefault();
        open("palette");
        return;
      }
      if (!single || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return;
      const afterG = event.timeStamp - going.current < 1500;
      going.current = 0;
      const target = afterG ? pages.find(({ nav }) => nav?.key === key)?.path : alone[key];
      if (target !== undefined) follow(target);
      else if (key === "g") going.current = event.timeStamp;
      else if (key === "/") open("palette");
      else if (key === "?") open("keys");
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open, single, to]);
}

const alone: Readonly<Record<string, string>> = { a: "ask", c: "log" };

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, select, textarea, [contenteditable], dialog") !== null;
}
