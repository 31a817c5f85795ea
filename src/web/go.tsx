/**
 * Going from page to page: the address as it stands, and links that change it without a reload.
 */
import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  use,
  useSyncExternalStore,
} from "react";
import { addressOf, type Place, type View } from "./address.ts";

const moved = "chancery:moved";

export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => location.href);
  return new URL(href);
}

export function goTo(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(undefined, "", address);
  else history.replaceState(undefined, "", address);
  dispatchEvent(new Event(moved));
}

function subscribe(changed: () => void): () => void {
  addEventListener("popstate", changed);
  addEventListener(moved, changed);
  return () => {
    removeEventListener("popstate", changed);
    removeEventListener(moved, changed);
  };
}

const PlaceContext = createContext<Place | undefined>(undefined);
export const PlaceProvider = PlaceContext.Provider;

/** Where the reader is; pages are only shown somewhere. */
export function usePlace(): Place {
  const place = use(PlaceContext);
  if (place === undefined) throw new Error("a page was shown outside any dossier");
  return place;
}

/** The address of another page of this dossier, with the same view unless another is given. */
export function useTo(): (path: string, query?: Record<string, string>, view?: View) => string {
  const { dossier, view: here } = usePlace();
  return (path, query, view = here) =>
    addressOf({ dossier, path, view, query: new URLSearchParams(query) });
}

type LinkProps = {
  /** A page of this dossier: `proposals/p-1`. */
  readonly to: string;
  readonly query?: Record<string, string> | undefined;
  readonly view?: View | undefined;
  readonly children: ReactNode;
} & AnchorHTMLAttributes<HTMLAnchorElement>;

export function Link({ to, query, view, children, onClick, ...rest }: LinkProps) {
  const href = useTo()(to, query, view);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isForTheBrowser(event)) return;
    event.preventDefault();
    goTo(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}

/** A new tab, a download, another button. */
function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
