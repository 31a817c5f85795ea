/**
 * `chancery serve`: the store, the API and the web app on one address, until told to stop.
 */
import { type Instant, parseInstant } from "../core/day.ts";
import { ok, type Result } from "../core/result.ts";
import { makeApp } from "../http/app.ts";
import { type Log, lineOf } from "../http/log.ts";
import type { Provider } from "../http/provider.ts";
import { openRateLimit } from "../http/rate-limit.ts";
import { type SignIn, visitorOf } from "../http/sign-in.ts";
import { readWebApp } from "../http/static.ts";
import { demonstrate, demonstrationPeople, demonstrationTour } from "../service/demonstration.ts";
import { importDossier } from "../service/keep.ts";
import { openReadingRoom } from "../service/reading-room.ts";
import { takeDossier, version } from "../service/shelf.ts";
import { firstLink } from "../service/signing-in.ts";
import { type KeepProblem, refused, type Store } from "../service/store.ts";
import { type Greeting, greetingText } from "./greeting.ts";
import { listenUntilStopped } from "./listening.ts";
import { noteProviders, oidcOption, providersFrom } from "./oidc-option.ts";
import { atStore, countFrom, dataOption } from "./store-options.ts";
import {
  type Answer,
  badInput,
  type Given,
  one,
  type Shell,
  type Trouble,
  type Verb,
} from "./verb.ts";

const usualPort = 4310;
const usualRate = 6000;
const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export const serveVerb: Verb = {
  name: "serve",
  summary: "Serve the web app and the API until stopped",
  about:
    "Opens the store and serves the web app and the API on one address of this machine, until it is interrupted. Where nobody can sign in yet, it prints a one-time link for an administrator. With `--demo` the demonstration people sign in with one click; that is for this machine alone. Requests are logged to standard error where that is no terminal. docs/sign-in.md says how to serve others.",
  words: [],
  options: {
    ...dataOption,
    host: { value: "ADDRESS", what: "The address to listen on. Without it, 127.0.0.1" },
    port: { value: "PORT", what: `The port. Without it, ${usualPort}; 0 takes any` },
    address: {
      value: "URL",
      what: "Where people reach the app, through a proxy that speaks https: needed where others than this machine are to reach it",
    },
    rate: {
      value: "NUMBER",
      what: `Requests that one client may make in a minute. Without it, ${usualRate}; 0 for any number`,
    },
    ...oidcOption,
    demo: { what: "Load the demonstration dossier and let its people in with one click" },
  },
  examples: [
    "serve --demo",
    "serve --data ./data --port 8080 --address https://chancery.example --oidc ./oidc.yaml",
  ],
  run: (given, shell) => {
    const wanted = wantedBy(given, shell);
    if (!wanted.ok) return wanted;
    return atStore(given, (store) => serve(wanted.value, store, { given, shell }));
  },
};

type Wanted = {
  readonly host: string;
  readonly port: number;
  readonly address: URL | undefined;
  readonly rate: number;
  readonly demo: boolean;
  readonly providers: readonly Provider[];
};

function wantedBy(given: Given, shell: Shell): Result<Wanted, Trouble> {
  const host = one(given, "host") ?? "127.0.0.1";
  const port = countFrom(given, "port");
  const rate = countFrom(given, "rate");
  const address = addressFrom(one(given, "address"));
  if (!rate.ok) return rate;
  if (!port.ok || (port.value ?? 0) > 65_535) {
    return badInput(
      `--port: \`${one(given, "port")}\` is not a port; write a number from 0 to 65535`,
    );
  }
  if (!address.ok) return address;
  const demo = given.flags.has("demo");
  const here = loopback.has(host) && address.value === undefined;
  if (demo && !here) {
    return badInput(
      "--demo lets people in without a password, so it is for this machine alone; leave out `--host` and `--address`",
    );
  }
  if (!loopback.has(host) && address.value === undefined) {
    return badInput(
      `others can reach \`${host}\`, and signing in needs https then; put a proxy that speaks https before it and say where with \`--address https://…\``,
    );
  }
  const providers = providersFrom(given, { shell, address: address.value });
  if (!providers.ok) return providers;
  return ok({
    host,
    port: port.value ?? usualPort,
    address: address.value,
    rate: rate.value ?? usualRate,
    demo,
    providers: providers.value,
  });
}

function addressFrom(text: string | undefined): Result<URL | undefined, Trouble> {
  if (text === undefined) return ok(undefined);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "https:" && url.pathname === "/" && url.search + url.hash === "") {
    return ok(url);
  }
  return badInput(`--address: \`${text}\` is not such as \`https://chancery.example\``);
}

async function serve(
  wanted: Wanted,
  store: Store,
  { given, shell }: { readonly given: Given; readonly shell: Shell },
): Promise<Result<Answer, KeepProblem>> {
  const { host, port, address, rate, demo, providers } = wanted;
  const shown = demo ? await demonstrateIn(store, shell) : ok(undefined);
  if (!shown.ok) return shown;
  const link = demo ? undefined : await firstLink(store.database);
  const closing = new AbortController();
  const log: Log = (line) => {
    if (process.stderr.isTTY) return; // somebody is reading the greeting there
    process.stderr.write(lineOf(new Date(), line));
  };
  const room = openReadingRoom(store.database);
  const secure = address !== undefined;
  const { database } = store;
  const signIn: SignIn = { database, room, demonstration: demo, secure, behindProxy: secure, log };
  const app = makeApp({
    house: {
      store,
      room,
      visitorOf: (request) => visitorOf(signIn, request),
      now,
      cwd: shell.cwd,
      closing: closing.signal,
    },
    signIn,
    log,
    version: version(),
    web: readWebApp(),
    tour: demo ? demonstrationTour() : undefined,
    address,
    rate: rate === 0 ? undefined : openRateLimit(rate),
    providers,
  });
  void noteProviders(providers, log);
  const served = await listenUntilStopped({
    fetch: app.fetch,
    host,
    port,
    begun: (url) => {
      const text = greetingText({
        version: version(),
        address: address?.href ?? url,
        data:
          one(given, "data") ?? (process.env.DATABASE_URL ? "DATABASE_URL" : "the usual folder"),
        ...(shown.value && { demonstration: shown.value }),
        ...(link !== undefined && { link }),
      });
      process.stdout.write(`${text}\n`);
    },
    stopping: () => closing.abort(),
  });
  return served.ok ? ok({ json: { stopped: true }, print: () => "Stopped.\n" }) : served;
}

async function demonstrateIn(
  store: Store,
  shell: Shell,
): Promise<Result<Greeting["demonstration"], KeepProblem>> {
  const dossier = takeDossier(undefined, shell.cwd);
  if (!dossier.ok) return refused("the demonstration dossier cannot be read");
  const imported = await importDossier(dossier.value, store, shell.progress);
  if (!imported.ok) return imported;
  const listed = demonstrationPeople();
  if (listed === undefined) return refused("the demonstration people cannot be read");
  const letIn = await demonstrate(listed, store.database);
  if (!letIn.ok) return letIn;
  return ok({
    dossier: dossier.value.header.title,
    people: listed.people.map(({ name }) => name),
    steps: demonstrationTour().steps,
  });
}

function now(): Instant {
  const read = parseInstant(new Date().toISOString());
  if (!read.ok) throw new Error(`the clock is wrong: ${read.problem}`);
  return read.value;
}
