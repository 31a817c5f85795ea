/**
 * The API as one value: a function from requests to answers, that needs no port to be tried.
 */
import { Hono } from "hono";
import type { Tour } from "../service/demonstration.ts";
import { isReachable } from "../service/reachable.ts";
import { accountRoutes } from "./accounts.ts";
import { docsPage, docsScript, docsStyle } from "./docs-page.ts";
import { guard } from "./guard.ts";
import { identityRoutes } from "./identity-sign-in.ts";
import type { Log } from "./log.ts";
import { openApi } from "./openapi.ts";
import { type AnyOperation, answer, type House } from "./operation.ts";
import { operations } from "./operations.ts";
import { passwordRoutes } from "./password-sign-in.ts";
import { answerTo, nothingThere } from "./problem.ts";
import type { Provider } from "./provider.ts";
import type { RateLimit } from "./rate-limit.ts";
import { ownSessionRoutes } from "./sessions.ts";
import { demonstrationRoutes, type SignIn, sessionRoutes } from "./sign-in.ts";
import { serveWebApp, type WebApp } from "./static.ts";
import { tokenRoutes } from "./tokens.ts";

export type AppParts = {
  readonly house: House;
  readonly signIn: SignIn;
  readonly log: Log;
  readonly version: string;
  /** The built pages; without them, the API alone. */
  readonly web?: WebApp | undefined;
  /** Where a visitor of the demonstration starts; undefined without one. */
  readonly tour?: Tour | undefined;
  /** Where people reach the app; undefined where on this machine alone. */
  readonly address?: URL | undefined;
  readonly rate?: RateLimit | undefined;
  /** The identity providers that let people in; none without it. */
  readonly providers?: readonly Provider[] | undefined;
};

export function makeApp(parts: AppParts): Hono {
  const { house, signIn, log, version, web, tour, address, rate, providers = [] } = parts;
  const app = new Hono();
  const askedBy = new WeakMap<Request, string>();
  const noting: House = {
    ...house,
    visitorOf: async (request) => {
      const visitor = await house.visitorOf(request);
      if (visitor !== undefined) askedBy.set(request, visitor.account);
      return visitor;
    },
  };
  app.use(guard({ log, address, rate, accountOf: (request) => askedBy.get(request) }));
  app.get("/api/health", (c) => c.json({ status: "up" }));
  app.get("/api/ready", async (c) =>
    house.closing?.aborted !== true && (await isReachable(house.store))
      ? c.json({ status: "ready" })
      : answerTo({ status: 503, kind: "not-ready", title: "Not ready", retryAfter: 1 }),
  );
  app.get("/api/openapi.json", (c) => c.json(openApi(operations, version)));
  app.get("/api/docs", (c) => docsPage(openApi(operations, version), c));
  app.get("/api/docs.css", (c) => c.body(docsStyle, 200, { "content-type": "text/css" }));
  app.get("/api/docs.js", (c) =>
    c.body(docsScript, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  app.get("/api/tour", (c) => c.json(tour ?? { start: null, steps: [] }));
  app.route("/api", sessionRoutes(signIn));
  app.route("/api", passwordRoutes(signIn));
  app.route("/api", identityRoutes({ signIn, providers, address }));
  app.route("/api", demonstrationRoutes(signIn));
  app.route("/api", accountRoutes(signIn));
  app.route("/api", tokenRoutes(signIn));
  app.route("/api", ownSessionRoutes(signIn));
  for (const one of operations)
    app.on(one.method.toUpperCase(), routeOf(one), (c) => answer(one, c, noting));
  if (web !== undefined) app.use(serveWebApp(web));
  app.notFound(() => answerTo(nothingThere));
  app.onError((error) => {
    log({ event: "failed", error: error.name });
    return answerTo({
      status: 500,
      kind: "failed",
      title: "The server failed; nothing was changed",
    });
  });
  return app;
}

/** `/api/dossiers/{dossier}/gates` as Hono writes it. */
function routeOf({ path }: AnyOperation): string {
  return `/api/dossiers/:dossier${path.replace(/\{(\w+)\}/g, ":$1")}`;
}
