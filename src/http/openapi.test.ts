import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { description, undescribed } from "../../test/described-answers.ts";
import { exampleOf } from "./docs-example.ts";
import { operations } from "./operations.ts";

test("the description is OpenAPI 3.1, and all that it refers to is there", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(description));
  expect([valid, errors]).toEqual([true, undefined]);
  expect(validator.version).toBe("3.1");
  const references = new Set(JSON.stringify(description).match(/(?<="\$ref":")[^"]*/g));
  expect(references.size).toBeGreaterThan(10);
  for (const one of references) {
    const found = one.replace("#/", "").split("/");
    let at: unknown = description;
    for (const step of found) at = (at as Record<string, unknown>)[step];
    expect(at, one).toBeTypeOf("object");
  }
});

test("every operation has an id of its own", () => {
  const ids = JSON.stringify(description).match(/(?<="operationId":")[^"]*/g) ?? [];
  expect(ids).toHaveLength(operations.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an answer that is not as described is told", () => {
  const gates = operations.find(({ path, method }) => path === "/gates" && method === "get");
  if (gates === undefined) throw new Error("no such operation");
  expect(undescribed(gates, [])).toEqual([]);
  expect(undescribed(gates, [{ gate: "gate-1" }])).not.toEqual([]);
  expect(undescribed(gates, { gate: "gate-1" })).not.toEqual([]);
});

test("a body to begin from has all that is needed", () => {
  const shared = { Level: { enum: ["C", "S"] } };
  const schema = {
    type: "object",
    required: ["level", "who", "sure", "kind", "parts", "of"],
    properties: {
      level: { $ref: "#/components/schemas/Level" },
      who: { type: "array", minItems: 1, items: { type: "string" } },
      sure: { type: "boolean" },
      kind: { const: "ask" },
      parts: { type: "array", items: { type: "string" } },
      of: { anyOf: [{ type: "integer" }, { type: "null" }] },
      note: { type: "string" },
    },
  };
  expect(exampleOf(schema, shared)).toEqual({
    level: "C",
    who: [""],
    sure: false,
    kind: "ask",
    parts: [],
    of: 0,
  });
});
