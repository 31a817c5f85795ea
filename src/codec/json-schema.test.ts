import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { anyEntry } from "../../test/any-entry.ts";
import { anyWholePolicy } from "../../test/any-whole-policy.ts";
import { headerSchema } from "./dossier.ts";
import { encodeEntry, entrySchema } from "./entry.ts";
import { encodePolicy } from "./policy-encode.ts";
import { policyForm } from "./policy-form.ts";

/** The file as published, read by a reader that knows nothing of the codec. */
function published(file: string): z.ZodType {
  const json: unknown = JSON.parse(readFileSync(`docs/schema/${file}`, "utf8"));
  return z.fromJSONSchema(json as Parameters<typeof z.fromJSONSchema>[0]);
}

const ofEntries = published("dossier-entry.schema.json");
const ofPolicies = published("policy.schema.json");

test.each([
  ["dossier-entry.schema.json", entrySchema],
  ["dossier-header.schema.json", headerSchema],
  ["policy.schema.json", policyForm],
])("docs/schema/%s is what the codec reads", (file, form: z.ZodType) => {
  const { title, ...json } = JSON.parse(readFileSync(`docs/schema/${file}`, "utf8")) as object & {
    readonly title: unknown;
  };
  expect(title).toEqual(expect.any(String));
  expect(json, "run `npm run schemas`").toEqual(
    JSON.parse(JSON.stringify(z.toJSONSchema(form, { io: "input", reused: "ref" }))),
  );
});

test("every entry written is one by the published schema", () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      expect(ofEntries.safeParse(JSON.parse(JSON.stringify(encodeEntry(entry)))).error).toBe(
        undefined,
      );
    }),
  );
});

test("every policy written is one by the published schema, and so are the packs", () => {
  fc.assert(
    fc.property(anyWholePolicy, (policy) => {
      expect(ofPolicies.safeParse(encodePolicy(policy)).error).toBe(undefined);
    }),
    { numRuns: 30 },
  );
  for (const name of readdirSync("packs").filter((file) => file.endsWith(".yaml"))) {
    const pack: unknown = parse(readFileSync(`packs/${name}`, "utf8"));
    expect(ofPolicies.safeParse(pack).error).toBe(undefined);
  }
});

test("a field that is unknown, missing or of another kind is refused by the published schema", () => {
  const wire = { id: "b-1", kind: "basket", basket: "arms", title: "Arms", mark: "S" };
  const entry = { ...wire, recorded: { at: "1983-01-01T00:00:00Z", by: "ann" } };
  expect(ofEntries.safeParse(entry).success).toBe(true);
  for (const wrong of [{ unheard: 1 }, { mark: undefined }, { kind: "basked" }, { title: 3 }]) {
    expect(ofEntries.safeParse({ ...entry, ...wrong }).success).toBe(false);
  }
});
