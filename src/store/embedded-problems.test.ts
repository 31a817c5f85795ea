import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import {
  aFolder,
  aReadyFolder,
  asSuperuser,
  atEnd,
  endAll,
  open,
  problemAt,
} from "../../test/folders.ts";
import { machineBinaries } from "../../test/servers.ts";

const asRoot = process.getuid?.() === 0;

afterEach(endAll);

test("opening says what is wrong: a damaged cluster", async () => {
  const folder = await aReadyFolder();
  rmSync(join(folder, "cluster", "global", "pg_control"));
  expect(await problemAt(folder)).toMatchObject({ kind: "broken-folder", folder });
  expect(readdirSync(folder)).not.toContain("lock");
});

test("opening says what is wrong: a damaged file of settings or passwords", async () => {
  const folder = await aReadyFolder();
  appendFileSync(join(folder, "cluster", "postgresql.conf"), "\nno such = 'setting\n");
  expect(await problemAt(folder)).toMatchObject({ kind: "broken-folder" });
  writeFileSync(join(folder, "secrets.json"), "{");
  expect(await problemAt(folder)).toMatchObject({
    kind: "broken-folder",
    detail: "secrets.json cannot be read",
  });
});

test("opening says what is wrong: a password that is not the cluster's", async () => {
  const folder = await aReadyFolder();
  const file = join(folder, "secrets.json");
  const secrets = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...secrets, root: "another" }));
  expect(await problemAt(folder)).toEqual({ kind: "wrong-password", place: folder });
});

test("opening says what is wrong: a cluster of another PostgreSQL", async ({ skip }) => {
  skip(machineBinaries === undefined, "no other PostgreSQL under /usr/lib/postgresql here");
  const folder = aFolder();
  await (await open(folder, machineBinaries)).close();
  expect(await problemAt(folder)).toMatchObject({ kind: "other-version", ours: "18" });
});

test("opening says what is wrong: a schema from the future", async () => {
  const folder = await aReadyFolder();
  const database = await open(folder);
  await asSuperuser(folder, "insert into chancery.migration values (999, '999-later.sql', '')");
  await database.close();
  expect(await problemAt(folder)).toMatchObject({ kind: "newer-schema" });
});

test("opening says what is wrong: a folder that the server's account cannot reach", async ({
  skip,
}) => {
  skip(!asRoot, "not root here, so the server's account is our own");
  const home = aFolder();
  mkdirSync(join(home, "private"), { mode: 0o700 });
  expect(await problemAt(join(home, "private", "data"))).toMatchObject({
    kind: "closed-way",
    barrier: join(home, "private"),
  });
});

test("opening says what is wrong: a full disk, and nothing is lost by it", async ({ skip }) => {
  const folder = aFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=90m", "tmpfs", folder]);
  skip(mounted.status !== 0, "no small disk can be mounted here");
  atEnd(() => spawnSync("umount", ["-l", folder]));
  const database = await open(folder);
  await asSuperuser(folder, "create table kept (note text); insert into kept values ('safe')");
  const filler = join(folder, "filler");
  spawnSync("sh", ["-c", `cat /dev/zero > ${filler} 2> /dev/null`]);
  const filling = asSuperuser(
    folder,
    "create table filler as select repeat('x', 1000) from generate_series(1, 3000)",
  );
  await expect(filling).rejects.toThrow(/No space left on device/);
  await database.close();
  expect(await problemAt(folder)).toEqual({ kind: "disk-full", place: folder });
  rmSync(filler);
  await open(folder);
  expect(await asSuperuser(folder, "select note from kept")).toEqual([{ note: "safe" }]);
});
