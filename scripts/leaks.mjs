/**
 * The campaign of leaks: `npm run test:leaks -- [pairs]`, and `npm run test:leaks -- sharp [id,id]`.
 *
 * So many pairs of stores (200 without a number) that differ only in what is above a reader are
 * asked the same through the API, and must tell that reader the same, byte for byte. The other
 * opens deliberate leaks, all or those named, one after another, each of which the campaign must find.
 */
import { spawnSync } from "node:child_process";

const [wanted = "200", ids = ""] = process.argv.slice(2);
const isSharp = wanted === "sharp";
const pairs = Number(wanted);
if (!isSharp && (!Number.isInteger(pairs) || pairs < 1)) {
  process.stderr.write("write how many pairs of stores to try, from 1, or `sharp`\n");
  process.exit(2);
}
const words = isSharp
  ? ["--config", "vitest.sharp.config.ts"]
  : ["--project", "unit", "test/leaks/http.test.ts"];
const { status } = spawnSync("npx", ["vitest", "run", ...words], {
  stdio: "inherit",
  env: { ...process.env, ...(isSharp ? { CHANCERY_LEAKS: ids } : { CHANCERY_RECORDS: wanted }) },
});
process.exit(status ?? 1);
