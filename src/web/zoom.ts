/**
 * Looking at a span of days closer or wider: by buttons in a short glide, by Ctrl and the wheel or
 * a pinch about the pointer, by dragging. What is looked at settles into the address when it rests.
 */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { moved, type Span, scaled } from "./timeline-span.ts";

/** Milliseconds: of a glide, and of rest before the days go into the address. */
const glide = 220;
const rest = 250;

export type Zoom = {
  readonly span: Span;
  /** At once, as the pointer asks for it. */
  readonly show: (span: Span) => void;
  /** In a short glide. */
  readonly look: (span: Span) => void;
};

/** Begins at the settled span, and again whenever that is another. */
export function useZoom(settled: Span, settle: (span: Span) => void): Zoom {
  const [span, setSpan] = useState(settled);
  const now = useRef(span);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const frame = useRef(0);
  const settleIn = useRef(settle);
  settleIn.current = settle;
  const { from, to } = settled;
  const show = useCallback((next: Span) => {
    now.current = next;
    setSpan(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => settleIn.current(next), rest);
  }, []);
  useEffect(() => {
    now.current = { from, to };
    setSpan({ from, to });
    return () => {
      clearTimeout(timer.current);
      cancelAnimationFrame(frame.current);
    };
  }, [from, to]);
  const look = useCallback(
    (next: Span) => {
      cancelAnimationFrame(frame.current);
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return show(next);
      const first = now.current;
      const begun = performance.now();
      const step = (time: number) => {
        const part = Math.min(1, Math.max(0, (time - begun) / glide));
        const eased = 1 - (1 - part) ** 3;
        const between = (a: number, b: number) => a + (b - a) * eased;
        show({ from: between(first.from, next.from), to: between(first.to, next.to) });
        if (part < 1) frame.current = requestAnimationFrame(step);
      };
      frame.current = requestAnimationFrame(step);
    },
    [show],
  );
  return { span, show, look };
}

/** Pixels of a wheel that make the span about 2.7 times as long or as short. */
const wheelScale = 400;
/** Pixels that the pointer moves before a press is a drag. */
const slack = 4;

/** The pointer's own ways; each step is shown at the next frame, however many come before it. */
export function usePointerZoom(
  field: RefObject<HTMLElement | null>,
  span: Span,
  show: (span: Span) => void,
): void {
  const shown = useRef(span);
  shown.current = span;
  useEffect(() => {
    const { current } = field;
    if (current === null) return;
    let wanted: Span | undefined;
    let frame = 0;
    const want = (change: (before: Span) => Span) => {
      if (wanted === undefined) {
        frame = requestAnimationFrame(() => {
          if (wanted !== undefined) show(wanted);
          wanted = undefined;
        });
      }
      wanted = change(wanted ?? shown.current);
    };
    const onWheel = (event: WheelEvent) => {
      const box = current.getBoundingClientRect();
      const across = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      if (!event.ctrlKey && across === 0) return;
      event.preventDefault();
      const about = (event.clientX - box.left) / box.width;
      want((before) =>
        event.ctrlKey
          ? scaled(before, Math.exp(event.deltaY / wheelScale), about)
          : moved(before, across / box.width),
      );
    };
    const stop = dragged(current, (by) => want((before) => moved(before, -by)));
    current.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      current.removeEventListener("wheel", onWheel);
      stop();
    };
  }, [field, show]);
}

/** Tells of a drag by shares of the width; a press that moved is no click. */
function dragged(element: HTMLElement, move: (by: number) => void): () => void {
  let from: number | undefined;
  let far = false;
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    from = event.clientX;
    far = false;
  };
  const onMove = (event: PointerEvent) => {
    if (from === undefined) return;
    if (!far && Math.abs(event.clientX - from) < slack) return;
    if (!far) element.setPointerCapture(event.pointerId);
    far = true;
    move((event.clientX - from) / element.clientWidth);
    from = event.clientX;
  };
  const onUp = () => {
    from = undefined;
  };
  const onClick = (event: MouseEvent) => {
    if (far) event.stopPropagation();
    far = false;
  };
  const on = element.addEventListener.bind(element);
  on("pointerdown", onDown);
  on("pointermove", onMove);
  on("pointerup", onUp);
  on("pointercancel", onUp);
  on("click", onClick, true);
  return () => {
    element.removeEventListener("pointerdown", onDown);
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerup", onUp);
    element.removeEventListener("pointercancel", onUp);
    element.removeEventListener("click", onClick, true);
  };
}
