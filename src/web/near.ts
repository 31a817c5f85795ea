/**
 * Which parts of something long are near what is seen, and how high the others are to be kept.
 *
 * The parts are the children with a `data-at`, their place. One with the focus in it is near
 * wherever it is, so that nobody's keyboard is taken away by scrolling.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Pixels above and below what is seen in which everything stands. */
const margin = 1000;
/** The height of a row before any has been measured. */
const usualRow = 59;
/** Parts at the beginning that stand from the first. */
const first = 3;

export type Near = {
  readonly root: RefObject<HTMLTableElement | null>;
  /** Of a part that is left out, pixels to a row; undefined for one that is to stand. */
  readonly heightOf: (at: number) => number | undefined;
};

export function useNear(parts: number): Near {
  const root = useRef<HTMLTableElement>(null);
  const [near, setNear] = useState<ReadonlySet<number>>(() => range(first));
  const heights = useRef(new Map<number, number>());
  const usual = useRef(usualRow);
  useLayoutEffect(() => {
    const { current } = root;
    if (current === null || parts === 0) return;
    usual.current = meanRow(current) ?? usualRow;
    heights.current.clear();
  }, [parts]);
  useEffect(() => {
    const { current } = root;
    if (current === null || parts === 0) return;
    const seen = new IntersectionObserver(
      (changes) => {
        const [come, gone] = sorted(changes, heights.current);
        setNear((before) => changed(before, come, gone));
      },
      { rootMargin: `${margin}px 0px` },
    );
    for (const part of partsOf(current)) seen.observe(part);
    return () => seen.disconnect();
  }, [parts]);
  const heightOf = (at: number) =>
    near.has(at) ? undefined : (heights.current.get(at) ?? usual.current);
  return { root, heightOf };
}

function partsOf(table: HTMLElement): readonly HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>(":scope > [data-at]")];
}

function placeOf(part: Element): number {
  return Number((part as HTMLElement).dataset.at);
}

/** What came near and what went; of what went, how high it was. */
function sorted(
  changes: readonly IntersectionObserverEntry[],
  heights: Map<number, number>,
): readonly [come: readonly number[], gone: readonly number[]] {
  const come: number[] = [];
  const gone: number[] = [];
  for (const { target, isIntersecting, boundingClientRect } of changes) {
    const at = placeOf(target);
    if (isIntersecting) come.push(at);
    else if (target.childElementCount > 0 && !target.contains(document.activeElement)) {
      heights.set(at, boundingClientRect.height / target.childElementCount);
      gone.push(at);
    }
  }
  return [come, gone];
}

function changed(
  before: ReadonlySet<number>,
  come: readonly number[],
  gone: readonly number[],
): ReadonlySet<number> {
  const isNew = come.some((at) => !before.has(at)) || gone.some((at) => before.has(at));
  if (!isNew) return before;
  const after = new Set([...before, ...come]);
  for (const at of gone) after.delete(at);
  return after;
}

function meanRow(table: HTMLElement): number | undefined {
  const standing = partsOf(table).filter((part) => part.childElementCount > 0);
  const rows = standing.reduce((sum, part) => sum + part.childElementCount, 0);
  const height = standing.reduce((sum, part) => sum + part.offsetHeight, 0);
  return rows === 0 || height === 0 ? undefined : height / rows;
}

function range(count: number): ReadonlySet<number> {
  return new Set(Array.from({ length: count }, (_, at) => at));
}

/** Whether the page is being put on paper, where everything stands. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia("print");
    // Before the browser lays the paper out, not after.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const turn = () => (media.matches ? begin() : end());
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    media.addEventListener("change", turn);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      media.removeEventListener("change", turn);
    };
  }, []);
  return printing;
}
