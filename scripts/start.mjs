/**
 * `npm start`: gets ready, then serves the demonstration from `./data` until told to stop.
 *
 * What follows `--` is handed on: `npm start -- --port 8080`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

prepare();
const given = process.argv.slice(2);
const data = given.includes("--data") ? [] : ["--data", "./data"];
const main = join(root, "dist", "cli", "main.js");
const server = spawn(process.execPath, [main, "serve", "--demo", ...data, ...given], {
  cwd: root,
  stdio: "inherit",
});
// Ctrl-C reaches both; the server puts things away, and this waits for it.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (signal === "SIGTERM") server.kill(signal);
  });
}
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
