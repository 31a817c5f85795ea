import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { parseDossier, sayDossierProblem } from "../src/codec/dossier.ts";
import { entrySchemas, kinds } from "../src/codec/entry.ts";
import { readPolicy, sayPolicyProblem } from "../src/codec/policy.ts";
import { policyForm } from "../src/codec/policy-form.ts";
import { failedTests } from "../src/core/policy-test.ts";
import { runGateCases } from "../src/lab/gate-cases.ts";

/** The examples on a page, in the order in which they stand there. */
function examples(page: string, language: string): readonly string[] {
  const text = readFileSync(page, "utf8");
  const fenced = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms");
  return [...text.matchAll(fenced)].flatMap(([, example]) => example ?? []);
}

test("the examples of docs/policy.md are one policy, which passes its own tests", () => {
  const text = examples("docs/policy.md", "yaml").join("");
  const read = readPolicy(text, "docs/policy.md");
  expect(read.ok ? [] : read.problem.map(sayPolicyProblem)).toEqual([]);
  if (!read.ok) return;
  expect(read.value.warnings.map(({ message }) => message)).toEqual([
    "no rule and no condition asks for the gate `signing`; use it or leave it out",
  ]);
  expect(failedTests(read.value.policy)).toEqual([]);
  const gates = runGateCases(read.value.policy);
  expect(gates.map(({ passed }) => passed)).toEqual([true, true, true]);
});

test("docs/policy.md shows every field that a policy may have", () => {
  const page = readFileSync("docs/policy.md", "utf8");
  const shown: unknown = parse(examples("docs/policy.md", "yaml").join(""));
  const notShown = ["$schema", "supersedes"];
  const known = Object.keys(policyForm.shape).filter((field) => !notShown.includes(field));
  expect(Object.keys(shown as object).sort()).toEqual(known.sort());
  const fields = fieldsIn(z.toJSONSchema(policyForm, { io: "input" }));
  expect([...fields].filter((field) => !new RegExp(`\\b${field}\\b`).test(page))).toEqual([
    "$schema",
  ]);
});

/** Every name of a field in a JSON Schema, however deep. */
function fieldsIn(schema: unknown): ReadonlySet<string> {
  if (typeof schema !== "object" || schema === null) return new Set();
  const found = new Set<string>();
  for (const [name, value] of Object.entries(schema)) {
    const fields = name === "properties" ? Object.entries(value as object) : [["", value] as const];
    for (const [field, inner] of fields) {
      if (field !== "") found.add(field);
      for (const deeper of fieldsIn(inner)) found.add(deeper);
    }
  }
  return found;
}

/** The dossier of docs/record.md, one value to a line. */
function exampleDossier(): readonly unknown[] {
  return examples("docs/record.md", "json").map((example) => JSON.parse(example) as unknown);
}

const fileOf = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).join("\n");

test("the examples of docs/record.md are one dossier file, with an entry of every kind", () => {
  const read = parseDossier(fileOf(exampleDossier()));
  expect(read.ok ? [] : read.problem.map((one) => sayDossierProblem("record", one))).toEqual([]);
  if (!read.ok) return;
  expect(new Set(read.value.entries.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test("put a name that nobody knows in the place of any in the example, and it is missed", () => {
  const lines = exampleDossier();
  const known = new Set(lines.slice(1).flatMap(namesGivenBy));
  const unmissed: string[] = [];
  let changed = 0;
  for (const [index, line] of lines.entries()) {
    for (const { path, holder, field } of leavesOf(line)) {
      const value = holder[field];
      if (!known.has(value) || path === "id" || path === "recorded.by" || /option$/.test(path))
        continue;
      if (path === (line as { kind: string }).kind) continue; // its own name
      holder[field] = "nobody-at-all";
      if (parseDossier(fileOf(lines)).ok) unmissed.push(`line ${index + 1}: ${path}`);
      holder[field] = value;
      changed++;
    }
  }
  expect(unmissed).toEqual([]);
  expect(changed).toBeGreaterThan(90);
});

/** The id of an entry, and the name that it defines: a party's, an office's. */
function namesGivenBy(line: unknown): readonly unknown[] {
  const fields = line as Readonly<Record<string, unknown>>;
  const defining = ["party", "office", "person", "issue", "basket", "forum"];
  const kind = String(fields.kind);
  return defining.includes(kind) ? [fields.id, fields[kind]] : [fields.id];
}

type Leaf = { path: string; holder: Record<string, unknown>; field: string };

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((field) => {
    const at = [...path, field];
    if (typeof holder[field] === "string") return [{ path: at.join("."), holder, field }];
    return leavesOf(holder[field], at);
  });
}

test.each(kinds)("docs/record.md names every field of a %s", (kind) => {
  const page = readFileSync("docs/record.md", "utf8");
  const fields = fieldsIn(z.toJSONSchema(entrySchemas[kind], { io: "input" }));
  expect([...fields].filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
});
