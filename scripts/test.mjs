/**
 * `npm test`: gets ready, runs every test, and ends with a line that counts them.
 *
 * Campaigns, and most journeys in the browser (`npm run e2e`), have commands of their own.
 * What follows `--` is handed on: `npm test -- src/core` runs the tests of the core.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, root, run } from "./prepare.mjs";

prepare();
const folder = mkdtempSync(join(tmpdir(), "chancery-test-"));
try {
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const projects = ["unit", "attacks", "e2e"].map((name) => `--project=${name}`);
  const words = [...projects, ...reporters, ...process.argv.slice(2)];
  const code = run(process.execPath, [vitest, "run", ...words]);
  const { passed, failed, skipped } = count(report, code);
  const rest = skipped > 0 ? `, ${skipped} skipped` : "";
  process.stdout.write(`${passed} passed, ${failed} failed${rest}\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A file that could not even be read is a failure, and so is a run that ended badly for no test's sake. */
function count(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unread = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = results.numFailedTests + unread.length;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
