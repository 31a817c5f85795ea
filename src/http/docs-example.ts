/**
 * The least body that a schema asks for, to begin a request from on the page of the API.
 */
type Json = Readonly<Record<string, unknown>>;
type Shared = Readonly<Record<string, Json>>;

const deepest = 8;

export function exampleOf(schema: Json, shared: Shared, depth = 0): unknown {
  if (depth > deepest) return null;
  const inner = (one: unknown) => exampleOf((one ?? {}) as Json, shared, depth + 1);
  const { $ref, type } = schema;
  if (typeof $ref === "string") return inner(shared[$ref.split("/").at(-1) ?? ""]);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [first] = (schema.anyOf ?? schema.oneOf ?? []) as readonly Json[];
  if (first !== undefined) return inner(first);
  if (type === "object") return fieldsOf(schema, inner);
  if (type === "array") return Number(schema.minItems ?? 0) > 0 ? [inner(schema.items)] : [];
  return typeof type === "string" ? plainly[type] : {};
}

const plainly: Json = { boolean: false, integer: 0, number: 0, string: "", null: null };

/** Those that are needed. */
function fieldsOf(schema: Json, inner: (one: unknown) => unknown): Json {
  const required = (schema.required ?? []) as readonly string[];
  const properties = (schema.properties ?? {}) as Shared;
  return Object.fromEntries(required.map((name) => [name, inner(properties[name])]));
}
