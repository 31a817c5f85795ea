/**
 * Listening on an address of this machine, until told to stop.
 */
import { serve } from "@hono/node-server";
import { fail, ok, type Result } from "../core/result.ts";
import { type KeepProblem, refused } from "../service/store.ts";

export type Listening = {
  readonly fetch: Parameters<typeof serve>[0]["fetch"];
  readonly host: string;
  readonly port: number;
  /** Called with where it listens. */
  readonly begun: (url: string) => void;
  /** Called when it is told to stop, before it waits for what is under way. */
  readonly stopping: () => void;
};

/** What is under way has so long to come to its end. */
const graceMillis = 10_000;

export function listenUntilStopped(listening: Listening): Promise<Result<undefined, KeepProblem>> {
  const { fetch, host, port, begun, stopping } = listening;
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: host, port }, (at) => begun(urlOf(at)));
    server.on("error", (error: NodeJS.ErrnoException) => {
      resolve(fail(refused(wordsFor(error, host, port)).problem));
    });
    let stops = 0;
    const stop = () => {
      stops += 1;
      const endAll = () => "closeAllConnections" in server && server.closeAllConnections();
      if (stops > 1) return endAll(); // told twice: it waits for nothing
      stopping();
      const patience = setTimeout(endAll, graceMillis);
      server.close(() => {
        clearTimeout(patience);
        process.off("SIGINT", stop);
        process.off("SIGTERM", stop);
        resolve(ok(undefined));
      });
      if ("closeIdleConnections" in server) server.closeIdleConnections();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

function urlOf({ address, port }: { readonly address: string; readonly port: number }): string {
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}/`;
}

function wordsFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `port ${port} of ${host} is taken; stop what uses it or choose another with \`--port\``;
    case "EACCES":
      return `port ${port} is for privileged accounts; choose one above 1023 with \`--port\``;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `\`${host}\` is no address of this machine; choose another with \`--host\``;
    default:
      return `${host}:${port} cannot be listened on: ${error.message}`;
  }
}
