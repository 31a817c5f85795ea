/**
 * Makes a clone ready to run: the right Node, the packages installed, the program
 * built. Each step is done only where it is due, and says so in one line.
 *
 * It uses nothing but what comes with Node and npm, since it runs before anything
 * is installed; and nothing that an old Node could not read, so that an old Node
 * is told what to do.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export function prepare() {
  checkNode(JSON.parse(read("package.json")).engines.node);
  if (installIsDue(root)) install();
  if (buildIsDue()) build();
}

/** Runs a program with its output shown, and gives its exit code. */
export function run(program, args) {
  const ended = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (ended.error) throw ended.error;
  return ended.status ?? 1;
}

/** Whether a version such as `20.19.1` is one that `>=20.19` asks for. */
export function isRecent(version, asked) {
  const wanted = numbersOf(asked);
  const given = numbersOf(version);
  for (let at = 0; at < wanted.length; at++) {
    if ((given[at] ?? 0) !== wanted[at]) return (given[at] ?? 0) > wanted[at];
  }
  return true;
}

/**
 * Whether `node_modules` lacks something that the lock file names. npm writes its
 * own account of what it installed last of all, so an interrupted install has none.
 */
export function installIsDue(folder) {
  const account = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(account)) return true;
  const wanted = packagesIn(join(folder, "package-lock.json"));
  const present = packagesIn(account);
  return Object.entries(wanted).some(([path, { version, optional }]) => {
    if (path === "") return false;
    const found = present[path];
    // An optional package may be one for another system, which npm leaves out.
    if (found === undefined) return optional !== true;
    return found.version !== version || !existsSync(join(folder, path));
  });
}

function checkNode(asked) {
  if (isRecent(process.versions.node, asked)) return;
  const wanted = asked.replace(">=", "");
  const advice = "install a newer one from https://nodejs.org";
  stop(
    `Chancery needs Node ${wanted} or later; this is ${process.versions.node}. Please ${advice}`,
  );
}

const clean = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];

function install() {
  say("installing the packages of package-lock.json into node_modules");
  if (npm(...clean) === 0) return;
  say("that failed; trying once more from an empty node_modules");
  rmSync(join(root, "node_modules"), { recursive: true, force: true });
  if (npm(...clean) === 0) return;
  stop(
    "npm could not install the packages; what it said stands above. Check the network, then try again",
  );
}

/** The npm that started us, if one did: it may be the only one, and not on the path. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return run(process.execPath, [script, ...args]);
  const ended = spawnSync("npm", args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (ended.error) stop(`npm could not be started: ${ended.error.message}`);
  return ended.status ?? 1;
}

function buildIsDue() {
  const stamp = join(root, "dist", ".stamp");
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== hashOfSources();
}

function build() {
  say("building the program into dist");
  const hash = hashOfSources();
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const code = npm("run", "--silent", "build");
  if (code !== 0) stop("the build failed; what the compiler said stands above");
  writeFileSync(join(root, "dist", ".stamp"), hash);
}

/** Of all that the build reads, with each file's name. */
function hashOfSources() {
  const hash = createHash("sha256").update(process.versions.node);
  const settings = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "vite.config.ts",
  ];
  for (const file of [...settings, ...filesUnder("src")]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function filesUnder(folder) {
  const inside = readdirSync(join(root, folder), { withFileTypes: true });
  return inside
    .flatMap((one) => {
      const path = `${folder}/${one.name}`;
      return one.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

function numbersOf(version) {
  return version
    .replace(/^[^0-9]*/, "")
    .split(".")
    .map(Number);
}

function read(file) {
  return readFileSync(join(root, file), "utf8");
}

function say(line) {
  process.stderr.write(`chancery: ${line}\n`);
}

function stop(line) {
  say(line);
  process.exit(1);
}
