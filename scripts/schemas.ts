/**
 * The JSON Schemas of what goes in and out, in docs/schema: `npm run schemas` writes
 * them, `npm run schemas -- --check` says whether those on file are current.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { fileHeaderSchema } from "../src/codec/dossier.ts";
import { entrySchema } from "../src/codec/entry.ts";
import { outputSchemas } from "../src/codec/output.ts";
import { policyForm } from "../src/codec/policy-form.ts";
import { schemeSchema } from "../src/codec/scheme-form.ts";

const folder = fileURLToPath(new URL("../docs/schema/", import.meta.url));

/** What is written and read back, and what each verb answers with. */
const published: Readonly<Record<string, { readonly title: string; readonly form: z.ZodType }>> = {
  "dossier-header": { title: "The first line of a dossier file", form: fileHeaderSchema },
  "dossier-entry": {
    title: "An entry: any line of a dossier file but the first and the last",
    form: entrySchema,
  },
  "marking-scheme": { title: "A marking scheme, as YAML or JSON", form: schemeSchema },
  policy: { title: "A contact policy, as YAML or JSON", form: policyForm },
  ...Object.fromEntries(
    Object.entries(outputSchemas).map(([name, form]) => [
      `${name}-output`,
      { title: `What \`--json\` gives: ${name}`, form },
    ]),
  ),
};

const wanted = new Map(
  Object.entries(published).map(([name, { title, form }]) => [
    `${name}.schema.json`,
    `${JSON.stringify({ title, ...z.toJSONSchema(form, { io: "input", reused: "ref" }) }, undefined, 2)}\n`,
  ]),
);
const present = existsSync(folder) ? readdirSync(folder) : [];
const stale = [...wanted].filter(
  ([file, text]) => !present.includes(file) || readFileSync(join(folder, file), "utf8") !== text,
);
const left = present.filter((file) => !wanted.has(file));

if (process.argv.includes("--check")) {
  const wrong = [
    ...stale.map(([file]) => `${file} is stale`),
    ...left.map((file) => `${file} is published no more`),
  ];
  for (const line of wrong) process.stderr.write(`docs/schema/${line}; run \`npm run schemas\`\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of stale) writeFileSync(join(folder, file), text);
  for (const file of left)
    process.stderr.write(`docs/schema/${file} is published no more; remove it\n`);
}
