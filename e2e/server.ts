/**
 * The built program, serving the demonstration from a folder of its own.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export type Server = {
  readonly address: string;
  /** What it printed so far. */
  readonly said: () => string;
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
const program = join(root, "dist/cli/main.js");

export async function startServer(serving: Serving = {}): Promise<Server> {
  return serve(serving, ["--demo"]);
}

/** A folder that holds what it is to hold already, without the demonstration. */
export async function startIn(folder: string, words: readonly string[]): Promise<Server> {
  const server = await serve({ folder }, words);
  return { ...server, stop: () => stopAndRemove(server, folder) };
}

/** The same record without the demonstration: nobody can sign in yet but by the link that is printed. */
export async function startFresh(): Promise<Server & { readonly link: string }> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  const dossier = join(root, "examples/us-soviet-1981-83/dossier.jsonl");
  const imported = ["import", dossier, "--data", folder];
  await promisify(execFile)(process.execPath, [program, ...imported], { cwd: root });
  const server = await serve({ folder }, []);
  const [, link = ""] = /\/enrol#(\S+)/.exec(server.said()) ?? [];
  return { ...server, stop: () => stopAndRemove(server, folder), link };
}

async function stopAndRemove(server: Server, folder: string): Promise<void> {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function serve({ port = 0, folder }: Serving, more: readonly string[]): Promise<Server> {
  const data = folder ?? mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  let running = await start(data, port, more);
  return {
    address: running.address,
    said: () => running.said(),
    stop: async () => {
      await end(running.child);
      if (folder === undefined) rmSync(data, { recursive: true, force: true });
    },
    away: () => end(running.child),
    back: async () => {
      if (isRunning(running.child)) return;
      running = await start(data, Number(new URL(running.address).port), more);
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
};

async function start(folder: string, port: number, more: readonly string[]): Promise<Running> {
  const args = [program, "serve", ...more, "--data", folder, "--port", String(port)];
  const child = spawn(process.execPath, [...args, "--rate", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (bytes) => {
    said += String(bytes);
  });
  return { child, address: await addressOf(child), said: () => said };
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
