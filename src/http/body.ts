/**
 * Reading the body of a request: JSON, said to be JSON, of one form.
 */
import type { Context } from "hono";
import type { z } from "zod";
import { readBy } from "../codec/explain.ts";
import { parseStrictJson } from "../codec/strict-json.ts";
import { fail, type Result } from "../core/result.ts";
import { badFields, badJson, largest, type Problem, tooLarge } from "./problem.ts";

export async function readJson<Value>(
  c: Context,
  form: z.ZodType<Value>,
): Promise<Result<Value, Problem>> {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json(;|$)/i.test(type)) {
    const title = "Send the body as `application/json`";
    return fail({ status: 415, kind: "not-json", title });
  }
  const text = await readText(c.req.raw);
  if (text === undefined) return fail(tooLarge);
  const json = parseStrictJson(text);
  if (!json.ok) return fail(badJson(json.problem));
  const read = readBy(form, json.value);
  return read.ok ? read : fail(badFields(read.problem));
}

/** The body as text; undefined where it is larger than it may be, whatever its length was said to be. */
async function readText(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.length;
      if (size > largest) return undefined;
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined; // cut off by body-limit.ts
    throw error;
  }
  return Buffer.concat(parts).toString();
}
