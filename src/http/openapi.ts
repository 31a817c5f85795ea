/**
 * The description of the API (OpenAPI 3.1), made from the operations and their own forms.
 */
import { z } from "zod";
import type { AnyOperation } from "./operation.ts";

type Json = Readonly<Record<string, unknown>>;

export function openApi(operations: readonly AnyOperation[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of operations) {
    const path = `/api/dossiers/{dossier}${one.path}`;
    const methods = paths[path] ?? {};
    paths[path] = methods;
    methods[one.method] = describe(one, path);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Chancery",
      version,
      description:
        "Every answer is computed from what its reader may read. A fuller record may exist.",
    },
    paths,
    components: { securitySchemes },
    security: [{ session: [] }, { token: [] }],
  };
}

const securitySchemes = {
  session: { type: "apiKey", in: "cookie", name: "__Host-chancery" },
  token: { type: "http", scheme: "bearer" },
};

function describe(one: AnyOperation, path: string): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const body = one.body && {
    required: true,
    content: { "application/json": { schema: schemaOf(one.body, "input") } },
  };
  return {
    tags: [one.tag],
    summary: one.summary,
    parameters: [...inPath, ...(one.query ? parametersOf(one.query) : [])],
    ...(body && { requestBody: body }),
    responses: {
      200: { description: "The answer", content: contentOf(one.answer) },
      default: {
        description: "Problem details (RFC 9457)",
        content: { "application/problem+json": { schema: { type: "object" } } },
      },
    },
  };
}

function contentOf(answer: AnyOperation["answer"]): Json {
  if (typeof answer === "string") return { [answer]: { schema: { type: "string" } } };
  return { "application/json": { schema: schemaOf(answer, "input") } };
}

function parametersOf(query: z.ZodType): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(query, "input") as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(form: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io, reused: "inline" });
  return schema;
}
