/**
 * Addresses of the app: which dossier, which page, and the view of the record that goes with it.
 *
 * The view (as of, known on, policy) stands in the address of every page, so that a link can be
 * sent and shows its reader the same day. What its reader may read is the server's affair.
 */

/** The days and the policy that everything on a page is computed with; absent means today. */
export type View = {
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly policy?: string;
};

export type Place = {
  readonly dossier: string;
  /** The path after the dossier: `desk`, `proposals/p-1`. */
  readonly path: string;
  readonly view: View;
  /** What else the page keeps in its address. */
  readonly query: URLSearchParams;
};

const viewNames = { asOf: "as-of", knownOn: "known-on", policy: "policy" } as const;

/** Undefined where an address is of no dossier. */
export function readPlace(url: URL): Place | undefined {
  const [root, dossier, ...rest] = url.pathname.split("/").filter((part) => part !== "");
  if (root !== "d" || dossier === undefined) return undefined;
  const query = new URLSearchParams(url.search);
  const asOf = query.get(viewNames.asOf);
  const knownOn = query.get(viewNames.knownOn);
  const policy = query.get(viewNames.policy);
  for (const name of Object.values(viewNames)) query.delete(name);
  const view = {
    ...(asOf === null ? {} : { asOf }),
    ...(knownOn === null ? {} : { knownOn }),
    ...(policy === null ? {} : { policy }),
  };
  return {
    dossier: decodeURIComponent(dossier),
    path: rest.map(decodeURIComponent).join("/"),
    view,
    query,
  };
}

export type Target = {
  readonly dossier: string;
  readonly path: string;
  readonly view: View;
  readonly query?: URLSearchParams | undefined;
};

export function addressOf({ dossier, path, view, query }: Target): string {
  const [way = "", fragment] = path.split("#");
  const all = new URLSearchParams(query);
  for (const [name, value] of viewQuery(view)) all.set(name, value);
  const parts = ["d", dossier, ...way.split("/")].map(encodeURIComponent);
  const search = all.size === 0 ? "" : `?${all.toString()}`;
  return `/${parts.join("/")}${search}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** The view as the API takes it, and as it stands in an address. */
export function viewQuery(view: View): URLSearchParams {
  const query = new URLSearchParams();
  if (view.asOf !== undefined) query.set(viewNames.asOf, view.asOf);
  if (view.knownOn !== undefined) query.set(viewNames.knownOn, view.knownOn);
  if (view.policy !== undefined) query.set(viewNames.policy, view.policy);
  return query;
}

/**
 * What a path's parts stand for under a pattern such as `people/:id`; undefined where it is no
 * such path. A last part `:id*` takes all that is left, for ids with a slash in them.
 */
export function matchPath(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const open = wanted.at(-1)?.endsWith("*") === true;
  if (open ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (!part.startsWith(":")) {
      if (part !== given[at]) return undefined;
    } else if (part.endsWith("*")) params[part.slice(1, -1)] = given.slice(at).join("/");
    else params[part.slice(1)] = given[at] ?? "";
  }
  return params;
}
