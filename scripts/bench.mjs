/**
 * `npm run bench [name]`: installs what the timings need where it is missing or
 * older than its lock file, then runs every bench/*.bench.ts whose file name
 * contains the name given.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";

const [wanted = ""] = process.argv.slice(2);
const benches = readdirSync("bench").filter((file) => file.endsWith(".bench.ts"));
const chosen = benches.filter((file) => file.slice(0, -".bench.ts".length).includes(wanted));

if (chosen.length === 0) {
  say(`no timing is called \`${wanted}\`; there are: ${benches.join(", ")}`);
  process.exit(2);
}
if (isStale("node_modules", "package-lock.json")) {
  say("installing the project");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
}
if (isStale("bench/node_modules", "bench/package-lock.json")) {
  say("installing the libraries to time beside, in bench/ alone");
  run("npm", ["ci", "--no-audit", "--no-fund", "--prefix", "bench"]);
}
run("npx", ["tsc", "-p", "bench"]);
for (const file of chosen) {
  say(`running bench/${file}`);
  run("node", ["--import", "tsx", `bench/${file}`]);
}

/** Npm writes a lock of its own into the folder it fills; its age is the age of the install. */
function isStale(folder, lock) {
  const installed = `${folder}/.package-lock.json`;
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs;
}

function run(command, parts) {
  const { status } = spawnSync(command, parts, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function say(words) {
  process.stdout.write(`bench: ${words}\n`);
}
