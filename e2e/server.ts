/**
 * The built program, serving the demonstration from a folder of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Server = {
  readonly address: string;
  /** Stops it for good. */
  readonly stop: () => Promise<void>;
  /** Stops it, and begins again where it stopped, at the same address. */
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
};

const root = join(import.meta.dirname, "..");

export async function startServer(port = 0): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  let child = serve(folder, port);
  const address = await addressOf(child);
  const halt = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await ended;
  };
  return {
    address,
    halt,
    resume: async () => {
      child = serve(folder, Number(new URL(address).port));
      await addressOf(child);
    },
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serve(folder: string, port: number): ChildProcess {
  const main = join(root, "dist/cli/main.js");
  const args = [main, "serve", "--demo", "--data", folder, "--port", String(port)];
  return spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
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
