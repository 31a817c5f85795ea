/**
 * `chancery serve`: the store, the API and the web app on one address, until told to stop.
 */
import { serve as listen } from "@hono/node-server";
import { parseInstant } from "../core/day.ts";
import { ok, type Result } from "../core/result.ts";
import { makeApp } from "../http/app.ts";
import { visitorOf } from "../http/sign-in.ts";
import { readWebApp } from "../http/static.ts";
import { demonstrate, demonstrationPeople, demonstrationTour } from "../service/demonstration.ts";
import { importDossier } from "../service/keep.ts";
import { openReadingRoom } from "../service/reading-room.ts";
import { takeDossier, version } from "../service/shelf.ts";
import { type KeepProblem, refused, type Store } from "../service/store.ts";
import { atStore, dataOption } from "./store-options.ts";
import { type Answer, badInput, type Given, one, type Shell, type Verb } from "./verb.ts";

const usualPort = 4310;
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export const serveVerb: Verb = {
  name: "serve",
  summary: "Serve the web app and the API until stopped",
  about:
    "Opens the store and serves the web app and the API on one address of this machine, until it is interrupted. With `--demo` the demonstration people sign in with one click; that is for this machine alone.",
  words: [],
  options: {
    ...dataOption,
    host: { value: "ADDRESS", what: "The address to listen on. Without it, 127.0.0.1" },
    port: { value: "PORT", what: `The port. Without it, ${usualPort}; 0 takes any` },
    demo: { what: "Load the demonstration dossier and let its people in with one click" },
  },
  examples: ["serve --demo", "serve --data ./data --port 8080"],
  run: (given, shell) => {
    const host = one(given, "host") ?? "127.0.0.1";
    const port = Number(one(given, "port") ?? usualPort);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      return badInput(
        `--port: \`${one(given, "port")}\` is not a port; write a number from 0 to 65535`,
      );
    }
    const demo = given.flags.has("demo");
    if (demo && !loopback.has(host)) {
      return badInput(
        `--demo lets people in without a password, so it listens on this machine alone; leave out \`--host ${host}\``,
      );
    }
    return atStore(given, (store) => serve({ host, port, demo }, store, { given, shell }));
  },
};

type Wanted = { readonly host: string; readonly port: number; readonly demo: boolean };

async function serve(
  { host, port, demo }: Wanted,
  store: Store,
  { shell }: { readonly given: Given; readonly shell: Shell },
): Promise<Result<Answer, KeepProblem>> {
  if (demo) {
    const dossier = takeDossier(undefined, shell.cwd);
    if (!dossier.ok) return refused("the demonstration dossier cannot be read");
    const imported = await importDossier(dossier.value, store, shell.progress);
    if (!imported.ok) return imported;
    const people = demonstrationPeople();
    const listed = people && (await demonstrate(people, store.database));
    if (listed?.ok === false) return listed;
  }
  const signIn = { database: store.database, demonstration: demo, secure: false };
  const house = {
    store,
    room: openReadingRoom(store.database),
    visitorOf: (request: Request) => visitorOf(signIn, request),
    now: () => {
      const now = parseInstant(new Date().toISOString());
      if (!now.ok) throw new Error(`the clock is wrong: ${now.problem}`);
      return now.value;
    },
    cwd: shell.cwd,
  };
  const log = (line: Readonly<Record<string, string | number>>) =>
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
  const app = makeApp({
    house,
    signIn,
    log,
    version: version(),
    web: readWebApp(),
    tour: demo ? demonstrationTour() : undefined,
  });
  const served = await new Promise<Result<undefined, KeepProblem>>((resolve) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, ({ address, port: at }) => {
      process.stdout.write(`Chancery ${version()} at http://${address}:${at}/\n`);
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        resolve(
          refused(
            `port ${port} of ${host} is taken; stop what uses it or choose another with \`--port\``,
          ),
        );
      } else resolve(refused(`${host}:${port} cannot be listened on: ${error.message}`));
    });
    const stop = () => server.close(() => resolve(ok(undefined)));
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
  return served.ok ? ok({ json: { stopped: true }, print: () => "Stopped.\n" }) : served;
}
