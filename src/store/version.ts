/**
 * The server's version: what is too old, and what has known holes.
 */

import type pg from "pg";

export const oldestMajor = 15;

/** The first release of each major version without the holes in row-level security known in May 2026. */
const safe = new Map([
  [15, 18],
  [16, 14],
  [17, 10],
  [18, 4],
]);

/** Such as `18.4`. */
export async function versionOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ number: string }>(
    "select current_setting('server_version_num') as number",
  );
  const number = Number(rows[0]?.number);
  return `${Math.floor(number / 10_000)}.${number % 10_000}`;
}

export function isTooOld(version: string): boolean {
  return Number(version.split(".")[0]) < oldestMajor;
}

export function adviceOn(version: string): readonly string[] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const least = safe.get(major);
  if (least === undefined || minor >= least) return [];
  return [`PostgreSQL ${version} has known security holes; bring it to ${major}.${least} or later`];
}
