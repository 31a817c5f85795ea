/**
 * The people of the demonstration, as the shipped example lists them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Grant } from "../access/reader.ts";
import { decodePeople } from "../codec/people.ts";
import { shippedDossier } from "./shelf.ts";

export type DemonstrationPerson = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly grants: ReadonlyMap<string, Grant>;
};

const home = fileURLToPath(new URL("../../examples/", import.meta.url));

export function demonstrationPeople(): readonly DemonstrationPerson[] {
  const id = shippedDossier();
  if (id === undefined) return [];
  const { dossier, people } = decodePeople(
    JSON.parse(readFileSync(join(home, id, "people.json"), "utf8")),
  );
  return people.map(({ account, name, grant }) => ({
    account,
    name,
    administrator: false,
    grants: new Map([[dossier, grant]]),
  }));
}

/** Where a visitor starts, and what to look at next: addresses of the web app. */
export type Tour = {
  readonly start: string;
  readonly steps: readonly { readonly why: string; readonly open: string }[];
};

export function demonstrationTour(): Tour {
  // Our own file, whose steps the end-to-end tests walk.
  const { web } = JSON.parse(readFileSync(join(home, "tour.json"), "utf8")) as {
    readonly web: Tour;
  };
  return web;
}
