/**
 * The campaign of leaks: `npm run test:leaks -- [pairs]`.
 *
 * So many pairs of stores (200 without a number) that differ only in what is above a reader are
 * asked the same through the API, and must tell that reader the same, byte for byte.
 */
import { spawnSync } from "node:child_process";

const pairs = Number(process.argv[2] ?? 200);
if (!Number.isInteger(pairs) || pairs < 1) {
  process.stderr.write("write how many pairs of stores to try, from 1\n");
  process.exit(2);
}
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--project", "unit", "test/leaks/http.test.ts"],
  {
    stdio: "inherit",
    env: { ...process.env, CHANCERY_RECORDS: String(pairs) },
  },
);
process.exit(status ?? 1);
