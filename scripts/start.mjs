/**
 * `npm start`: gets ready, answers the first question of the tour, and says what to
 * try next. The tour is data: examples/tour.json.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepare, root, run } from "./prepare.mjs";

prepare();
const tour = JSON.parse(readFileSync(join(root, "examples", "tour.json"), "utf8"));
process.exitCode = run(process.execPath, [join(root, "dist", "cli", "main.js"), ...tour.first]);
if (process.exitCode === 0) {
  const lines = tour.next.map(({ why, run: words }) => [
    `  ${why}`,
    `    npm run -s chancery -- ${words}`,
  ]);
  process.stdout.write(["", "What you could try next", "", ...lines.flat(), ""].join("\n"));
}
