/**
 * The API as the app asks it: each question with the type of its answer.
 *
 * The types are those of the forms in `codec`, which the server sends by; nothing is checked
 * again here, and nothing is kept here: see answers.ts.
 */
import type { Place } from "./address.ts";
import { viewQuery } from "./address.ts";

/** What to ask, as data: the same address and body are the same question. */
export type Question<T> = {
  readonly url: string;
  readonly body?: unknown;
  /** Never there; it ties the question to the type of its answer. */
  readonly answer?: T;
};

/** A problem as the server states it (RFC 9457), or why it stated none. */
export type Problem = {
  readonly kind: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string | undefined;
  readonly errors?: readonly { readonly at: string; readonly detail: string }[] | undefined;
};

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

type Where = Pick<Place, "dossier" | "view">;
type Params = Readonly<Record<string, string | undefined>>;

/** A question about a dossier, with the view that the reader has of it. */
export function about<T>(where: Where, path: string, params: Params = {}): Question<T> {
  const query = viewQuery(where.view);
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  return { url: addressIn(where.dossier, path, query) };
}

/** A question about a dossier that has nothing to do with a day or a policy. */
export function within<T>(dossier: string, path: string, params: Params = {}): Question<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  return { url: addressIn(dossier, path, query) };
}

function addressIn(dossier: string, path: string, query: URLSearchParams): string {
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  return `/api/dossiers/${encodeURIComponent(dossier)}${path}${search}`;
}

export async function ask<T>(question: Question<T>, signal?: AbortSignal): Promise<Reply<T>> {
  const stop = signal === undefined ? {} : { signal };
  return question.body === undefined
    ? send<T>(question.url, { method: "GET", ...stop })
    : send<T>(question.url, { method: "POST", body: question.body, ...stop });
}

type Sent = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is to go out even as the page is left. */
  readonly keepalive?: boolean;
  /** Whoever no longer wants the answer aborts it; what comes then is not to be shown. */
  readonly signal?: AbortSignal;
};

export async function send<T>(
  url: string,
  { method, body, headers, keepalive = false, signal }: Sent,
): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      credentials: "same-origin",
      keepalive,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch {
    return { ok: false, problem: away };
  }
  return read<T>(response);
}

export const away: Problem = {
  kind: "away",
  title: "The server cannot be reached",
  status: 0,
  detail: "what you wrote is kept on this page, and the question is asked again when it is back",
};

export async function read<T>(response: Response): Promise<Reply<T>> {
  const text = await response.text().catch(() => "");
  const type = response.headers.get("content-type") ?? "";
  const json: unknown = /json/.test(type) && text !== "" ? parse(text) : undefined;
  // What the server sends is of the form that the question's type was made from.
  if (response.ok) return { ok: true, value: (json ?? text) as T };
  const said = (typeof json === "object" && json !== null ? json : {}) as Partial<Problem> & {
    readonly type?: string;
  };
  return {
    ok: false,
    problem: {
      kind: said.type?.split("/").at(-1) ?? "failed",
      title: said.title ?? `The server answered ${response.status}`,
      status: response.status,
      detail: said.detail,
      errors: said.errors,
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
