/**
 * Answers held against the description of the API as it is published, by a validator that shares
 * nothing with what makes either.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { openApi } from "../src/http/openapi.ts";
import type { AnyOperation } from "../src/http/operation.ts";
import { operations } from "../src/http/operations.ts";

export const description = openApi(operations, "test");

// Keywords of OpenAPI and formats are no business of this validator.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(description, "api");

/** What is wrong with an answer; nothing where it is as described. */
export function undescribed(one: AnyOperation, body: unknown): readonly string[] {
  const path = `/api/dossiers/{dossier}${one.path}`
    .replaceAll("/", "~1")
    .replace(/[{}]/g, (sign) => encodeURIComponent(sign));
  const at = `api#/paths/${path}/${one.method}/responses/${one.status ?? 200}/content/application~1json/schema`;
  const validate = ajv.getSchema(at);
  if (validate === undefined) return [`${at} is not described`];
  if (validate(body) === true) return [];
  return (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message ?? ""}`);
}
