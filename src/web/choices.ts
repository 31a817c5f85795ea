/**
 * What the palette offers: the pages, and what the record has a name for.
 */
import { pages } from "./pages.tsx";

export type Choice = {
  readonly title: string;
  readonly kind: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  /** Other words it is found by. */
  readonly also?: string;
};

export function useChoices(_text: string): readonly Choice[] {
  return pages.flatMap(({ path, title, nav }) =>
    nav === undefined && path.includes(":") ? [] : [{ title, kind: "page", path }],
  );
}
