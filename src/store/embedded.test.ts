import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import {
  aFolder,
  anotherAt,
  aReadyFolder,
  endAll,
  gone,
  open,
  problemAt,
  serverPid,
} from "../../test/folders.ts";
import { serverAccount } from "./account.ts";
import { beganAt, isAlive } from "./process.ts";

const asRoot = process.getuid?.() === 0;
const session = { dossier: "d", marks: [], act: "read" } as const;

afterEach(endAll);

describe("an embedded server", () => {
  test("is durable, on a socket alone, and closed to other users", async () => {
    const folder = aFolder();
    const database = await open(folder);
    const [settings] = await database.transact(session, (sql) =>
      sql(`select current_user as user, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as tcp`),
    );
    expect(settings).toEqual({ user: "chancery_app", fsync: "on", commit: "on", tcp: "" });
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "cluster")).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "run")).mode & 0o777).toBe(0o700);
    expect(database.about).toMatchObject({ version: "18.4", place: folder });
  });

  test("runs as an account without rights where Chancery is root", async ({ skip }) => {
    skip(!asRoot, "not root here, so the server runs as the same user");
    const folder = await aReadyFolder();
    await open(folder);
    const account = serverAccount();
    expect(account.ok && statSync(`/proc/${serverPid(folder)}`).uid).toBe(
      account.ok ? account.value?.uid : "an account",
    );
  });

  test("stops with Chancery, and starts again on the same folder", async () => {
    const folder = await aReadyFolder();
    const database = await open(folder);
    const pid = serverPid(folder) ?? 0;
    await database.close();
    expect(isAlive(pid)).toBe(false);
    expect(readdirSync(folder)).not.toContain("lock");
    await open(folder);
    expect(serverPid(folder)).not.toBe(pid);
  });

  test("comes back by itself when it is killed under a running Chancery", async () => {
    const folder = await aReadyFolder();
    const database = await open(folder);
    process.kill(serverPid(folder) ?? 0, "SIGKILL");
    const rows = await database.transact(session, (sql) => sql("select 1 as one"));
    expect(rows).toEqual([{ one: 1 }]);
  });

  test("has its socket elsewhere when the folder's path is too long for one", async () => {
    const folder = join(aFolder(), "a-long-name-".repeat(9));
    const database = await open(folder);
    await database.transact(session, (sql) => sql("select 1"));
    expect(existsSync(join(folder, "run"))).toBe(false);
  });
});

describe("one Chancery to a folder", () => {
  test("a second one is refused and told which process has it", async () => {
    const folder = await aReadyFolder();
    await open(folder);
    const second = await anotherAt(folder);
    await gone(second.child);
    expect(second.said).toContain(`in use by another Chancery, process ${process.pid}`);
    expect(second.child.exitCode).toBe(1);
    expect(await problemAt(folder)).toMatchObject({ kind: "in-use", pid: process.pid });
  });

  test("one that was killed leaves its server, and the next takes it on", async () => {
    const folder = await aReadyFolder();
    const first = await anotherAt(folder);
    expect(first.said).toBe("open\n");
    const pid = serverPid(folder) ?? 0;
    first.child.kill("SIGKILL");
    await gone(first.child);
    expect(isAlive(pid)).toBe(true);
    await open(folder);
    expect(serverPid(folder)).toBe(pid);
  });

  test("a lock whose process number was used again by another process is taken over", async () => {
    const folder = aFolder();
    const stale = { pid: process.ppid, began: "another boot" };
    writeFileSync(join(folder, "lock"), JSON.stringify(stale));
    await open(folder);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toEqual({
      pid: process.pid,
      began: beganAt(process.pid),
    });
  });

  test("a server's process number used again by another process does not bar the start", async () => {
    const folder = await aReadyFolder();
    await (await open(folder)).close();
    const lines = [
      process.pid,
      join(folder, "cluster"),
      1,
      5432,
      join(folder, "run"),
      "",
      "",
      "ready",
    ];
    writeFileSync(join(folder, "cluster", "postmaster.pid"), lines.join("\n"));
    await open(folder);
    expect(serverPid(folder)).not.toBe(process.pid);
  });

  test("of several that start at once on a new folder, exactly one opens it", async () => {
    const folder = aFolder();
    const all = await Promise.all([1, 2, 3].map(() => anotherAt(folder)));
    expect(all.filter(({ said }) => said === "open\n")).toHaveLength(1);
    expect(all.filter(({ said }) => said.includes("in use by another Chancery"))).toHaveLength(2);
  });
});

test("being killed at any moment of the first start leaves a folder that opens", async () => {
  for (const delay of [250, 400, 600, 900, 1200]) {
    const folder = aFolder();
    const first = spawn(process.execPath, ["--import", "tsx", "test/hold-folder.ts", folder]);
    await pause(delay);
    first.kill("SIGKILL");
    await gone(first);
    const database = await open(folder);
    await database.close();
    await (await open(folder)).close(); // an initdb left alone may have been writing still
    const left = readdirSync(folder).filter((name) => name.includes(".new-"));
    expect(left, `killed after ${delay} ms`).toEqual([]);
  }
}, 60_000);
