/**
 * The API as one value: a function from requests to answers, that needs no port to be tried.
 */
import { Hono } from "hono";
import type { Tour } from "../service/demonstration.ts";
import { guard, type Log } from "./guard.ts";
import { openApi } from "./openapi.ts";
import { type AnyOperation, answer, type House } from "./operation.ts";
import { operations } from "./operations.ts";
import { answerTo, nothingThere } from "./problem.ts";
import { type SignIn, signInRoutes } from "./sign-in.ts";
import { serveWebApp, type WebApp } from "./static.ts";

export type AppParts = {
  readonly house: House;
  readonly signIn: SignIn;
  readonly log: Log;
  readonly version: string;
  /** The built pages; without them, the API alone. */
  readonly web?: WebApp | undefined;
  /** Where a visitor of the demonstration starts; undefined without one. */
  readonly tour?: Tour | undefined;
};

export function makeApp({ house, signIn, log, version, web, tour }: AppParts): Hono {
  const app = new Hono();
  app.use(guard(log));
  app.get("/api/health", (c) => c.json({ status: "up" }));
  app.get("/api/openapi.json", (c) => c.json(openApi(operations, version)));
  app.get("/api/tour", (c) => c.json(tour ?? { start: null, steps: [] }));
  app.route("/api", signInRoutes(signIn));
  for (const one of operations)
    app.on(one.method.toUpperCase(), routeOf(one), (c) => answer(one, c, house));
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
