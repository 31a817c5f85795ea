/**
 * The built program, serving from a folder of its own: the demonstration, unless it is told other words.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Server = {
  readonly address: string;
  readonly stop: () => Promise<void>;
};

type Served = { readonly folder: string; readonly words: readonly string[] };

const root = join(import.meta.dirname, "..");
const main = join(root, "dist/cli/main.js");

export async function startServer(port = 0, given: Partial<Served> = {}): Promise<Server> {
  const { folder = mkdtempSync(join(tmpdir(), "chancery-e2e-")), words = ["--demo"] } = given;
  const child = spawn(
    process.execPath,
    [main, "serve", "--data", folder, "--port", String(port), ...words],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  const address = await addressOf(child);
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    let wrong = "";
    child.stdout?.on("data", (bytes) => {
      said += String(bytes);
      const address = /http:\/\/[\d.:]+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.stderr?.on("data", (bytes) => {
      wrong = `${wrong}${String(bytes)}`.slice(-2000);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${wrong}`)));
  });
}
