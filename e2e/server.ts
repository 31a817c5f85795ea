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
  readonly stop: () => Promise<void>;
};

const root = join(import.meta.dirname, "..");

export async function startServer(port = 0): Promise<Server> {
  return serve(mkdtempSync(join(tmpdir(), "chancery-e2e-")), port, ["--demo"]);
}

/** The same record without the demonstration: nobody can sign in yet but by the link that is printed. */
export async function startFresh(): Promise<Server & { readonly link: string }> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  const dossier = join(root, "examples/us-soviet-1981-83/dossier.jsonl");
  const imported = ["import", dossier, "--data", folder];
  await promisify(execFile)(process.execPath, [program, ...imported], { cwd: root });
  const server = await serve(folder, 0, []);
  const [, link = ""] = /\/enrol#(\S+)/.exec(server.said()) ?? [];
  return { ...server, link };
}

const program = join(root, "dist/cli/main.js");

async function serve(folder: string, port: number, more: readonly string[]) {
  const args = [program, "serve", ...more, "--data", folder, "--port", String(port)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout?.on("data", (bytes) => {
    said += String(bytes);
  });
  const address = await addressOf(child);
  return {
    address,
    said: () => said,
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
