/**
 * A real Chromium: the machine's own where there is one, else the one that comes by npm.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const ofTheMachine = "/usr/bin/chromium";

/** The npm package's own list runs everything in one process, where a second page kills the first. */
export const browserArgs = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-gpu",
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
}

let found: Promise<string> | undefined;

/** Found once to a process, since the folder to unpack to is named by its environment. */
export function findBrowser(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  if (existsSync(ofTheMachine)) return ofTheMachine;
  const cache = join(import.meta.dirname, "..", "node_modules", ".cache");
  const unpacked = join(cache, "browser");
  if (!existsSync(unpacked)) await unpack(cache, unpacked);
  return join(unpacked, "chromium");
}

/**
 * The package unpacks to the folder of temporary files and takes whatever lies there for its own, a
 * file cut short as well. So it gets a folder of its own, which takes its name once it is whole.
 */
async function unpack(cache: string, unpacked: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${unpacked}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = fresh;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    await packaged.executablePath();
    if (!existsSync(unpacked)) renameSync(fresh, unpacked);
  } catch (error) {
    // Another test may have been first.
    if (!existsSync(unpacked)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(fresh, { recursive: true, force: true });
  }
}
