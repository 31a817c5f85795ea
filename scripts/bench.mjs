/**
 * `npm run bench [name [size]]`: installs what the timings need where anything of it is
 * missing, then runs every bench/*.bench.ts whose file name contains the name given.
 *
 * The libraries timed beside ours are packages of bench/ alone, with a lock file there; what one
 * timing alone needs stands in a folder of its name, with another.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installIsDue, root, run } from "./prepare.mjs";

const ending = ".bench.ts";
const [wanted = "", ...rest] = process.argv.slice(2);
const there = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));
const chosen = there.filter((name) => name.includes(wanted));

if (chosen.length === 0) {
  say(`no timing is called \`${wanted}\`; there are: ${there.join(", ")}`);
  process.exit(2);
}
const own = chosen.map((name) => join("bench", name)).filter(hasPackages);
for (const folder of [".", "bench", ...own]) {
  if (!installIsDue(join(root, folder))) continue;
  say(`installing the packages of ${join(folder, "package-lock.json")}`);
  must("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder]);
}
must(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", "bench"]);
for (const name of chosen) {
  say(`running bench/${name}${ending}`);
  must(process.execPath, ["--import", "tsx", join("bench", name + ending), ...rest]);
}

/** Whether a timing needs packages that no other does. */
function hasPackages(folder) {
  return existsSync(join(root, folder, "package-lock.json"));
}

function must(program, args) {
  const code = run(program, args);
  if (code !== 0) process.exit(code);
}

function say(words) {
  process.stderr.write(`bench: ${words}\n`);
}
