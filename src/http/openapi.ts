/**
 * The description of the API (OpenAPI 3.1), made from the operations and their own forms.
 */
import { z } from "zod";
import type { AnyOperation } from "./operation.ts";

type Json = Readonly<Record<string, unknown>>;

export function openApi(operations: readonly AnyOperation[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const shared: Shared = new Map();
  for (const one of operations) {
    const path = `/api/dossiers/{dossier}${one.path}`;
    const methods = paths[path] ?? {};
    paths[path] = methods;
    methods[one.method] = describe(one, path, shared);
  }
  const schemas = Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    openapi: "3.1.0",
    info: {
      title: "Chancery",
      version,
      description:
        "Every answer is computed from what its reader may read. A fuller record may exist.",
    },
    paths,
    components: { securitySchemes, schemas },
    security: [{ session: [] }, { token: [] }],
  };
}

const securitySchemes = {
  session: { type: "apiKey", in: "cookie", name: "__Host-chancery" },
  token: { type: "http", scheme: "bearer" },
};

function describe(one: AnyOperation, path: string, shared: Shared): Json {
  const id = `${one.method}${one.path.replace(/\W+/g, "-").replace(/-$/, "")}`;
  const schemaOf: SchemaOf = (form, part) => shareParts(plainSchema(form), `${id}-${part}`, shared);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const inHeader = (one.headers ?? []).map((name) => ({
    name,
    in: "header",
    required: true,
    schema: { type: "string" },
  }));
  const body = one.body && {
    required: true,
    content: { "application/json": { schema: schemaOf(one.body, "body") } },
  };
  return {
    operationId: id,
    tags: [one.tag],
    summary: one.summary,
    parameters: [...inPath, ...(one.query ? parametersOf(one.query, schemaOf) : []), ...inHeader],
    ...(body && { requestBody: body }),
    responses: {
      [one.status ?? 200]: { description: "The answer", content: contentOf(one.answer, schemaOf) },
      default: {
        description: "Problem details (RFC 9457)",
        content: { "application/problem+json": { schema: { type: "object" } } },
      },
    },
  };
}

type SchemaOf = (form: z.ZodType, part: string) => Json;

function contentOf(answer: AnyOperation["answer"], schemaOf: SchemaOf): Json {
  if (typeof answer === "string") return { [answer]: { schema: { type: "string" } } };
  return { "application/json": { schema: schemaOf(answer, "answer") } };
}

function parametersOf(query: z.ZodType, schemaOf: SchemaOf): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(query, "query") as {
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

function plainSchema(form: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io: "input", reused: "inline" });
  return schema;
}

/** The parts that schemas refer to, by the names they have in the description. */
type Shared = Map<string, Json>;

/** In the description a schema is no document of its own, so what it refers to stands among the components. */
function shareParts(schema: Json, id: string, shared: Shared): Json {
  const { $defs = {}, ...own } = schema as { readonly $defs?: Readonly<Record<string, Json>> };
  const nameOf = (part: string) => (part.startsWith("__") ? `${id}${part.slice(1)}` : part);
  const refer = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => {
        if (field !== "$ref" || typeof inner !== "string") return [field, refer(inner)];
        const part = inner === "#" ? id : nameOf(inner.replace("#/$defs/", ""));
        return [field, `#/components/schemas/${part}`];
      }),
    );
  };
  const share = (name: string, part: Json) => {
    const text = JSON.stringify(part);
    const before = shared.get(name);
    if (before !== undefined && JSON.stringify(before) !== text) {
      throw new Error(`two schemas are both called ${name}`);
    }
    shared.set(name, part);
  };
  for (const [part, inner] of Object.entries($defs)) share(nameOf(part), refer(inner) as Json);
  const whole = refer(own) as Json;
  if (!JSON.stringify(schema).includes('"$ref":"#"')) return whole;
  share(id, whole);
  return { $ref: `#/components/schemas/${id}` };
}
