/**
 * What the pages about people and access ask of the API, outside any dossier.
 */
import type { Role } from "../../access/reader.ts";
import { askAgain } from "../answers.ts";
import { type Problem, type Question, type Reply, send } from "../api.ts";

/** `GET /api/sessions` */
export type OwnSessions = {
  readonly sessions: readonly {
    readonly id: string;
    readonly how: string;
    readonly opened: string;
    readonly lastSeen: string;
    readonly ends: string;
    readonly own: boolean;
  }[];
};

/** `GET /api/tokens` */
export type OwnTokens = {
  readonly tokens: readonly {
    readonly id: string;
    readonly title: string;
    readonly scope: "read" | "all";
    readonly dossier?: string;
    readonly ceiling: string;
    readonly groups: readonly string[];
    readonly ends: string;
  }[];
};

export type NamedMark = { readonly id: string; readonly title: string };

/** A dossier as far as an administrator sees it: what clearances there are made of. */
export type Givable = {
  readonly dossier: string;
  readonly levels: readonly NamedMark[];
  readonly captions: readonly NamedMark[];
};

export type Account = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly demonstration: boolean;
  readonly disabled: boolean;
  readonly password: boolean;
  readonly issuer?: string;
  readonly grants: readonly {
    readonly dossier: string;
    readonly clearance: string;
    readonly groups: readonly string[];
    readonly roles: readonly Role[];
  }[];
};

/** `GET /api/accounts` */
export type Accounts = {
  readonly accounts: readonly Account[];
  readonly dossiers: readonly Givable[];
};

export const sessionsQuestion: Question<OwnSessions> = { url: "/api/sessions" };
export const tokensQuestion: Question<OwnTokens> = { url: "/api/tokens" };
export const accountsQuestion: Question<Accounts> = { url: "/api/accounts" };

type Method = "POST" | "PUT" | "DELETE";

/** Does something, and has what is on the page asked again; gives the problem where it was not done. */
export async function act(
  method: Method,
  path: string,
  body?: unknown,
): Promise<Problem | undefined> {
  const reply = await actFor<unknown>(method, path, body);
  return reply.ok ? undefined : reply.problem;
}

/** The same, and gives what is answered. */
export async function actFor<T>(method: Method, path: string, body?: unknown): Promise<Reply<T>> {
  const reply = await send<T>(`/api${path}`, { method, body });
  if (reply.ok) askAgain();
  return reply;
}

export function accountPath(account: string, rest = ""): string {
  return `/accounts/${encodeURIComponent(account)}${rest}`;
}
