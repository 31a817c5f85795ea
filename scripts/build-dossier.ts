/**
 * Writes the example dossier from its source material and its supplement.
 *
 *     node --import tsx scripts/build-dossier.ts [folder of the source material]
 *
 * The material is the record, the people and the issues in `dossier/`, and the
 * memorandum in `seed.txt`. See examples/us-soviet-1981-83/README.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDossier, example } from "./dossier/build.ts";

const folder = process.argv[2] ?? "../shared";
const read = (path: string) => readFileSync(path, "utf8");
const file = buildDossier({
  people: read(join(folder, "dossier/people.json")),
  issues: read(join(folder, "dossier/issues.json")),
  record: read(join(folder, "dossier/record-1981-1983.jsonl")),
  seed: read(join(folder, "seed.txt")),
  supplement: read(join(example, "supplement.json")),
});
writeFileSync(join(example, "dossier.jsonl"), file);
process.stdout.write(`${join(example, "dossier.jsonl")}: ${file.split("\n").length - 3} entries\n`);
