/**
 * Whether the store can be asked at this moment.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "./store.ts";

const patienceMillis = 2000;

export async function isReachable({ database }: Pick<Store, "database">): Promise<boolean> {
  const asked = database.bare("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, pause(patienceMillis, false, { ref: false })]);
}
