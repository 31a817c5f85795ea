/**
 * The dossier file, from the text of its sources and of its supplement.
 */
import {
  headerSchema,
  parseDossier,
  printDossier,
  sayDossierProblem,
} from "../../src/codec/dossier.ts";
import { convert } from "./convert.ts";
import { parseSource } from "./source.ts";
import { supplementSchema } from "./supplement.ts";

/** The folder of the example, from the root of the project. */
export const example = "examples/us-soviet-1981-83";

/** The file, read back once: it is never written with a problem. */
export function buildDossier(files: {
  readonly people: string;
  readonly issues: string;
  readonly record: string;
  readonly seed: string;
  readonly supplement: string;
}): string {
  const source = parseSource(files);
  const supplement = supplementSchema.parse(JSON.parse(files.supplement));
  const header = headerSchema.parse({ chancery: "dossier", version: 1, ...supplement.header });
  const file = printDossier(header, convert({ source, supplement }));
  const back = parseDossier(file);
  if (back.ok) return file;
  const problems = back.problem.map((problem) => sayDossierProblem("dossier.jsonl", problem));
  throw new Error(`the dossier does not hang together:\n${problems.join("\n")}`);
}
