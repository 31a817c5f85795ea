/** The packs with fictional dossiers, ready to be asked, and what a check says of them. */
import { readFileSync } from "node:fs";
import { type DossierHeader, parseDossier, sayDossierProblem } from "../src/codec/dossier.ts";
import type { Past } from "../src/lab/backtest.ts";
import { checkProperties } from "../src/lab/properties.ts";
import { setUpOn, shippedPolicy } from "./shipped.ts";

export const fictional = [
  "cone-of-silence",
  "eu-article-50-2017",
  "eu-enlargement-benchmarks",
  "eu-transparency-2024",
  "nato-russia-2014",
] as const;

export type Change = readonly [from: string, to: string];

/** What a check says of the properties that the texts themselves bear on. */
export const claims = {
  "nato-russia-2014": {
    on: "2014-06-15",
    says: {
      P4: "holds",
      P8: "fails",
      P9: "fails",
      "cooperation-waits": "holds",
      "floor-holds": "holds",
    },
  },
  "eu-article-50-2017": {
    on: "2017-09-01",
    says: {
      P3: "fails",
      P4: "holds",
      P9: "fails",
      "no-seam": "holds",
      package: "holds",
      phases: "holds",
    },
  },
  "eu-enlargement-benchmarks": {
    on: "2022-03-01",
    says: { P4: "holds", P9: "holds", "benchmarks-first": "holds", "screening-always": "holds" },
  },
  "cone-of-silence": {
    on: "2024-02-10",
    says: { P4: "holds", "no-word-to-the-council": "holds", "own-side-too": "holds" },
  },
  "eu-transparency-2024": { on: "2025-02-01", says: { P4: "holds", "register-first": "holds" } },
} as const;

export function results(
  id: string,
  on: string,
  ...changes: readonly Change[]
): Readonly<Record<string, string>> {
  const checked = checkProperties(setUpOn(dossierOf(id), shippedPolicy(id, ...changes), on));
  if (!checked.ok) throw new Error(checked.problem.kind);
  return Object.fromEntries(checked.value.properties.map((one) => [one.id, one.result]));
}

export function dossierOf(id: string): Past & { readonly header: DossierHeader } {
  const path = `examples/${id}/dossier.jsonl`;
  const read = parseDossier(readFileSync(path, "utf8"));
  if (!read.ok) throw new Error(read.problem.map((one) => sayDossierProblem(path, one)).join("\n"));
  const { header, entries } = read.value;
  return { header, entries, regime: header.regime };
}
