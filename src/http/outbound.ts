/**
 * Asking a server outside: only of hosts that were named, only at addresses that may be reached,
 * never where an answer points to, and neither long nor much.
 *
 * The address is judged where the connection is made, after the name was looked up, so that a name
 * that answers differently the second time gains nothing (DNS rebinding).
 */
import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, type RequestOptions, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { LookupFunction } from "node:net";
import { addressIn, mayReach, type Reach } from "./network-address.ts";

export type Outbound = {
  readonly reach: Reach;
  /** Names with their ports, as `URL.host` has them: nothing else is asked. */
  readonly hosts: readonly string[];
  /** The whole of a request has so long, from the name to the last byte. */
  readonly millis?: number | undefined;
};

export type OutboundReason = "not allowed" | "unreachable" | "too slow" | "too large" | "redirects";

/** Why there is no answer. */
export class OutboundTrouble extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, cause?: unknown) {
    super(reason, { cause });
    this.name = "OutboundTrouble";
    this.reason = reason;
  }
}

/** As far as `fetch` is used by those who ask through here. */
export type Asking = {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
};

const usualMillis = 5000;
/** A set of keys or a token is a few thousand bytes. */
const mostBytes = 256 * 1024;

/** Whether a URL may be asked, by what it says. */
export function mayAsk(outbound: Outbound, url: URL): boolean {
  const { reach, hosts } = outbound;
  const spoken = url.protocol === "https:" || (reach === "loopback" && url.protocol === "http:");
  const address = addressIn(url);
  const bare = url.username === "" && url.password === "";
  const reachable = address === undefined || mayReach(reach, address);
  return spoken && bare && hosts.includes(url.host) && reachable;
}

export async function askOutside(
  outbound: Outbound,
  address: string,
  { method = "GET", headers = {}, body }: Asking,
): Promise<Response> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !mayAsk(outbound, url)) throw new OutboundTrouble("not allowed");
  const signal = AbortSignal.timeout(outbound.millis ?? usualMillis);
  const text = body === undefined || body === null ? undefined : String(body);
  const options = {
    method,
    headers: { ...headers, "accept-encoding": "identity" },
    lookup: lookupWithin(outbound.reach),
    // One connection to a request: none that somebody else opened is ever used.
    agent: false,
    signal,
  } as const;
  try {
    const answer = await send(url, options, text);
    const bytes = await bytesOf(answer);
    const { statusCode: status = 500 } = answer;
    if (status >= 300 && status < 400) throw new OutboundTrouble("redirects");
    return new Response(isEmpty(status) ? null : bytes, { status, headers: headersOf(answer) });
  } catch (error) {
    if (error instanceof OutboundTrouble) throw error;
    if (signal.aborted) throw new OutboundTrouble("too slow");
    throw new OutboundTrouble("unreachable", error);
  }
}

function send(url: URL, options: RequestOptions, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestSecure : requestPlain;
    const asked = request(url, options, resolve);
    asked.once("error", reject);
    asked.end(body);
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > mostBytes) {
      answer.destroy();
      throw new OutboundTrouble("too large");
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function headersOf({ headers }: IncomingMessage): Headers {
  const kept = new Headers();
  for (const name of ["content-type", "www-authenticate", "retry-after"]) {
    const value = headers[name];
    if (typeof value === "string") kept.set(name, value);
  }
  return kept;
}

function isEmpty(status: number): boolean {
  return status === 204 || status === 205;
}

/** Looks a name up and gives its addresses only if every one of them may be reached. */
function lookupWithin(reach: Reach): LookupFunction {
  return (hostname, options, found) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return found(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => mayReach(reach, address))) {
        return found(new OutboundTrouble("not allowed"), []);
      }
      if (options.all === true) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };
}
