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
  /** Stops it and keeps its folder, so that it can be started again where it was. */
  readonly away: () => Promise<void>;
  readonly back: () => Promise<void>;
};

export type Serving = {
  readonly port?: number;
  /** The data folder, which is then the caller's to remove. */
  readonly folder?: string;
};

const root = join(import.meta.dirname, "..");

export async function startServer({ port = 0, folder }: Serving = {}): Promise<Server> {
  const data = folder ?? mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  let running = await start(data, port);
  return {
    address: running.address,
    stop: async () => {
      await end(running.child);
      if (folder === undefined) rmSync(data, { recursive: true, force: true });
    },
    away: () => end(running.child),
    back: async () => {
      if (isRunning(running.child)) return;
      running = await start(data, Number(new URL(running.address).port));
    },
  };
}

type Running = { readonly child: ChildProcess; readonly address: string };

async function start(folder: string, port: number): Promise<Running> {
  const child = spawn(
    process.execPath,
    [
      ...[join(root, "dist/cli/main.js"), "serve", "--demo", "--data", folder],
      ...["--port", String(port), "--rate", "0"],
    ],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  return { child, address: await addressOf(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
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
