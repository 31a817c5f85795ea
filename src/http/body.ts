/**
 * Reading the body of a request: JSON, said to be JSON, of one form.
 */
import type { Context } from "hono";
import type { z } from "zod";
import { readBy } from "../codec/explain.ts";
import { fail, type Result } from "../core/result.ts";
import { badFields, type Problem } from "./problem.ts";

export async function readJson<Value>(
  c: Context,
  form: z.ZodType<Value>,
): Promise<Result<Value, Problem>> {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json(;|$)/i.test(type)) {
    const title = "Send the body as `application/json`";
    return fail({ status: 415, kind: "not-json", title });
  }
  let json: unknown;
  try {
    json = JSON.parse(await c.req.text());
  } catch {
    return fail({ status: 400, kind: "broken-json", title: "The body is not JSON" });
  }
  const read = readBy(form, json);
  return read.ok ? read : fail(badFields(read.problem));
}
