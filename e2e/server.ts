/**
 * The built program, serving the demonstration from a folder of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Server = {
  readonly address: string;
  readonly stop: () => Promise<void>;
};

const root = join(import.meta.dirname, "..");

export async function startServer(port = 0): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  const child = spawn(
    process.execPath,
    [join(root, "dist/cli/main.js"), "serve", "--demo", "--data", folder, "--port", String(port)],
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
