/**
 * A real Chromium: the machine's own where there is one, else the one that comes by npm.
 */
import { existsSync, mkdirSync } from "node:fs";
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

export async function findBrowser(): Promise<string> {
  if (existsSync(ofTheMachine)) return ofTheMachine;
  // It unpacks to the folder of temporary files and takes whatever lies there for its own.
  const unpacked = join(import.meta.dirname, "..", "node_modules", ".cache", "chromium");
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
