/**
 * How wide something is on the screen, and as it changes.
 */
import { type RefObject, useLayoutEffect, useState } from "react";

export function useWidth(of: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const { current } = of;
    if (current === null) return;
    const measure = () => setWidth(Math.max(1, Math.round(current.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
