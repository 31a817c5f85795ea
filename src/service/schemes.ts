/**
 * The marking schemes that come with the program, each by its id.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sayPolicyProblem } from "../codec/policy.ts";
import { parseScheme } from "../codec/scheme.ts";
import type { Scheme } from "../core/scheme.ts";

const folder = fileURLToPath(new URL("../../packs/marks/", import.meta.url));

let read: ReadonlyMap<string, Scheme> | undefined;

/** Read once, when first asked for; throws where one that was shipped is damaged. */
export function shippedSchemes(): ReadonlyMap<string, Scheme> {
  read ??= new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => {
        const scheme = parseScheme(readFileSync(join(folder, name), "utf8"), join(folder, name));
        if (scheme.ok) return [scheme.value.id, scheme.value] as const;
        throw new Error(scheme.problem.map(sayPolicyProblem).join("\n"));
      }),
  );
  return read;
}
