/**
 * An operation of the API: its address, its forms, who may do it, and what it does.
 *
 * All operations on a dossier go through `answer` here: who asks, which dossier, what of it that
 * reader may read, whether it is among their duties, whether the request can be read; and only
 * then the operation itself, which is handed the readable record and nothing else. The same
 * forms make the OpenAPI description (openapi.ts).
 */
import { createHash } from "node:crypto";
import type { Context } from "hono";
import { z } from "zod";
import { type Act, mayDo } from "../access/duty.ts";
import type { Grant, Reader } from "../access/reader.ts";
import { readBy } from "../codec/explain.ts";
import type { Instant } from "../core/day.ts";
import type { Result } from "../core/result.ts";
import type { Readable, ReadingRoom } from "../service/reading-room.ts";
import type { Store } from "../service/store.ts";
import { readJson } from "./body.ts";
import {
  answerTo,
  badParameter,
  nothingThere,
  notSignedIn,
  notYours,
  type Problem,
} from "./problem.ts";

/** Somebody who is signed in, by whatever means. */
export type Visitor = {
  readonly account: string;
  readonly name: string;
  /** Of the installation; no right to read any dossier goes with it. */
  readonly administrator: boolean;
  /** By dossier. */
  readonly grants: ReadonlyMap<string, Grant>;
};

/** What the operations work with. */
export type House = {
  readonly store: Store;
  readonly room: ReadingRoom;
  /** Who asks; undefined if nobody is signed in. */
  readonly visitorOf: (request: Request) => Promise<Visitor | undefined>;
  readonly now: () => Instant;
  /** The folder in which named files are looked for; the shipped packs are always found. */
  readonly cwd: string;
  /** Aborted when the server goes down, so that what would go on for ever ends. */
  readonly closing?: AbortSignal;
};

export type Asked<Query, Body> = {
  readonly house: House;
  readonly reader: Reader;
  readonly dossier: Readable;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** What the reader was given as it is now; undefined once they are signed out or shut out. */
  readonly again: () => Promise<Grant | undefined>;
};

export type Reply = {
  readonly status?: 200 | 201 | 202;
  readonly headers?: Readonly<Record<string, string>>;
} & (
  | { readonly body: unknown }
  /** JSON that is written already. */
  | { readonly json: Uint8Array<ArrayBuffer> }
  /** Not JSON, of its own media type. */
  | { readonly text: string; readonly type: string }
  | { readonly stream: ReadableStream; readonly type: string }
);

type None = Record<string, never>;

/** One address and method under a dossier. */
export type Operation<Query = None, Body = undefined> = {
  readonly method: "get" | "post" | "put" | "delete";
  /** After `/api/dossiers/{dossier}`, with parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly act: Act;
  readonly query?: z.ZodType<Query>;
  /** Headers of the request that it needs. */
  readonly headers?: readonly string[];
  readonly body?: z.ZodType<Body>;
  /** Of the answer, where it is not 200. */
  readonly status?: 201;
  /** The form of the answer; text and streams are described by their media type. */
  readonly answer: z.ZodType | string;
  readonly run: (asked: Asked<Query, Body>) => Promise<Result<Reply, Problem>>;
};

/** An operation whatever its forms. */
// biome-ignore lint/suspicious/noExplicitAny: each operation agrees with its own forms
export type AnyOperation = Operation<any, any>;

/** Keeps the types of an operation's forms and of its work together. */
export function operation<Query = None, Body = undefined>(
  one: Operation<Query, Body>,
): AnyOperation {
  return one;
}

export async function answer(one: AnyOperation, c: Context, house: House): Promise<Response> {
  const visitor = await house.visitorOf(c.req.raw);
  if (visitor === undefined) return answerTo(notSignedIn);
  const params = c.req.param();
  const id = params.dossier ?? "";
  const grant = visitor.grants.get(id);
  const dossier = grant && (await house.room.open(id, grant.clearance));
  if (grant === undefined || dossier === undefined) return answerTo(nothingThere);
  if (!mayDo(grant.roles, one.act)) return answerTo(notYours);
  const query = readQuery(one, c);
  if (!query.ok) return answerTo(query.problem);
  const body = await readBody(one, c);
  if (!body.ok) return answerTo(body.problem);
  const reader = { ...grant, account: visitor.account, name: visitor.name };
  const replied = await one.run({
    house,
    reader,
    dossier,
    params,
    query: query.value,
    body: body.value,
    headers: c.req.raw.headers,
    signal: c.req.raw.signal,
    again: async () => (await house.visitorOf(c.req.raw))?.grants.get(id),
  });
  return replied.ok ? send(replied.value, c) : answerTo(replied.problem);
}

function readQuery(one: AnyOperation, c: Context): Result<unknown, Problem> {
  const given: Record<string, string> = Object.create(null);
  for (const [name, values] of Object.entries(c.req.queries())) {
    const [only, another] = values;
    if (another !== undefined) {
      return { ok: false, problem: badParameter(name, "is given twice; give it once") };
    }
    given[name] = only ?? "";
  }
  const form = one.query ?? z.strictObject({});
  const read = readBy(form, { ...given });
  if (read.ok) return read;
  const [first] = read.problem;
  return {
    ok: false,
    problem: badParameter(String(first?.path[0] ?? ""), first?.message ?? "cannot be read"),
  };
}

async function readBody(one: AnyOperation, c: Context): Promise<Result<unknown, Problem>> {
  return one.body === undefined ? { ok: true, value: undefined } : readJson(c, one.body);
}

/** The tag of an answer is of what is seen of it, so what is hidden never changes it. */
function send(reply: Reply, c: Context): Response {
  const { status = 200, headers = {} } = reply;
  if ("stream" in reply) {
    return new Response(reply.stream, {
      status,
      headers: { "content-type": reply.type, ...headers },
    });
  }
  const type = "type" in reply ? reply.type : "application/json";
  const sent = contentOf(reply);
  const etag = `"${createHash("sha256").update(sent).digest("base64url").slice(0, 27)}"`;
  const all = { etag, "cache-control": "no-store", ...headers };
  if (c.req.method === "GET" && c.req.header("if-none-match") === etag) {
    return new Response(null, { status: 304, headers: all });
  }
  return new Response(sent, { status, headers: { "content-type": type, ...all } });
}

function contentOf(
  reply: Exclude<Reply, { readonly stream: unknown }>,
): string | Uint8Array<ArrayBuffer> {
  if ("json" in reply) return reply.json;
  return "text" in reply ? reply.text : `${JSON.stringify(reply.body)}\n`;
}
