/**
 * Proving, backing up and restoring by commands.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFolder, aReadyFolder, asSuperuser, endAll, open } from "./folders.ts";
import { chancery, node, note } from "./store-command.ts";

const slow = 240_000;
const shipped = "us-soviet-1981-83";
const file = `examples/${shipped}/dossier.jsonl`;

let data = "";
let other = "";
/** A file of these tests, beside the data folder. */
const at = (name: string) => join(other, name);

beforeAll(async () => {
  data = await aReadyFolder();
  other = aFolder();
  const first = await chancery("import", file, "--data", data);
  expect(first).toMatchObject({ code: 0, err: "" });
  await append(lines("keyed.jsonl", note("keyed-1")), "--key", "k1");
}, slow);
afterAll(endAll, slow);

function lines(name: string, ...entries: readonly object[]): string {
  writeFileSync(at(name), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  return at(name);
}

const append = (path: string, ...more: readonly string[]) =>
  chancery(
    "journal",
    "append",
    path,
    "--dossier",
    shipped,
    "--by",
    "clerk",
    "--data",
    data,
    ...more,
  );

test(
  "an entry is proved to be in the journal, and growth to be growth, without this program",
  async () => {
    const here = ["--dossier", shipped, "--data", data];
    await chancery("journal", "checkpoint", ...here, "-o", at("head"));
    const key = (await chancery("journal", "checkpoint", "--verification-key", ...here)).out.trim();
    await append(lines("more.jsonl", note("proved-1")));
    expect(
      (await chancery("journal", "prove", "proved-1", ...here, "-o", at("receipt"))).code,
    ).toBe(0);
    const holds = await node("tools/verify/proof.mjs", at("receipt"), "--key", key);
    expect(holds).toMatchObject({
      code: 0,
      out: expect.stringContaining("verified: proved-1 is entry"),
    });
    const forged = readFileSync(at("receipt"), "utf8").replace(/^index \d+/m, "index 1");
    writeFileSync(at("forged"), forged);
    expect(await node("tools/verify/proof.mjs", at("forged"), "--key", key)).toMatchObject({
      code: 1,
    });

    await chancery("journal", "prove", "--since", at("head"), ...here, "-o", at("growth"));
    const grew = await node(
      "tools/verify/proof.mjs",
      at("growth"),
      "--since",
      at("head"),
      "--key",
      key,
    );
    expect(grew).toMatchObject({ code: 0, out: expect.stringContaining("only grew") });
    const less = readFileSync(at("growth"), "utf8").split("\n").toSpliced(1, 1).join("\n");
    writeFileSync(at("growth-less"), less);
    expect(
      (await node("tools/verify/proof.mjs", at("growth-less"), "--since", at("head"), "--key", key))
        .code,
    ).toBe(1);

    await chancery("journal", "read", "--proofs", ...here, "-o", at("journal.jsonl"));
    const whole = await node(
      "tools/verify/verify.mjs",
      at("journal.jsonl"),
      "--key",
      key,
      "--checkpoint",
      at("head"),
    );
    expect(whole).toMatchObject({ code: 0 });
    const own = await chancery(
      "journal",
      "verify",
      ...here,
      "--checkpoint",
      at("head"),
      "--key",
      key,
    );
    expect(own).toMatchObject({ code: 0 });
    expect(whole.out).toBe(own.out);
  },
  slow,
);

test(
  "a wrong key is refused, and says so",
  async () => {
    const strange = "chancery.local/x+00000000+AaoBPi8VW/FjlOtVS1It7tiIYL8IjuKGh8FwUPqWfBfg";
    const here = ["--dossier", shipped, "--data", data];
    const slip = await chancery("journal", "verify", ...here, "--key", strange);
    expect(slip).toMatchObject({ code: 1, err: expect.stringContaining("does not fit its key") });
    const elsewhere = aFolder();
    await chancery("import", "test/dossiers/tender.jsonl", "--data", elsewhere);
    const key = join(elsewhere, "keys", "verify.keys");
    const wrong = await chancery("journal", "verify", ...here, "--key", key);
    expect(wrong).toMatchObject({ code: 4, out: "" });
    const backup = at("for-wrong-key.backup");
    await chancery("backup", backup, "--data", data);
    const target = at("wrong-key-data");
    const refused = await chancery("restore", backup, "--data", target, "--key", key);
    expect(refused).toMatchObject({ code: 4, err: expect.stringContaining("nothing is restored") });
    expect(readdirSync(other)).not.toContain("wrong-key-data");
  },
  slow,
);

test(
  "a backup comes back whole, checkpoints and keys of appends too",
  async () => {
    const backup = at("whole.backup");
    const target = aFolder();
    expect((await chancery("backup", backup, "--data", data)).code).toBe(0);
    const keys = join(data, "keys", "verify.keys");
    const restored = await chancery("restore", backup, "--data", target, "--key", keys);
    expect(restored).toMatchObject({ code: 0, err: "" });
    const proofs = (folder: string) =>
      chancery("journal", "read", "--proofs", "--dossier", shipped, "--data", folder);
    expect((await proofs(target)).out).toBe((await proofs(data)).out);
    const again = await chancery("restore", backup, "--data", target);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("was there") });
    const repeated = await chancery(
      "journal",
      "append",
      at("keyed.jsonl"),
      "--key",
      "k1",
      "--json",
      "--dossier",
      shipped,
      "--by",
      "clerk",
      "--data",
      target,
    );
    expect(JSON.parse(repeated.out).repeated).toBe(true);
    const next = lines("after.jsonl", note("after-restore"));
    const added = await chancery(
      "journal",
      "append",
      next,
      "--dossier",
      shipped,
      "--by",
      "clerk",
      "--data",
      target,
    );
    expect(added.code).toBe(0);
    expect((await chancery("journal", "verify", "--dossier", shipped, "--data", target)).code).toBe(
      0,
    );
    expect((await chancery("rebuild", "--data", target)).code).toBe(0);
    const other = await chancery("restore", backup, "--data", target);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining("which is another") });
  },
  slow,
);

test(
  "a backup that was changed or cut is refused before anything is written",
  async () => {
    const backup = at("good.backup");
    await chancery("backup", backup, "--data", data);
    const text = readFileSync(backup, "utf8");
    const keys = join(data, "keys", "verify.keys");
    const target = at("never-made");
    const changed = text.replace("A note was taken.", "A note was faked.");
    expect(changed).not.toBe(text);
    const cut = `${text.split("\n").slice(0, 400).join("\n")}\n`;
    for (const [name, bad, code] of [
      ["changed", changed, 4],
      ["cut", cut, 1],
    ] as const) {
      writeFileSync(at(name), bad);
      const refused = await chancery("restore", at(name), "--data", target, "--key", keys);
      expect(refused).toMatchObject({ code, out: "" });
      expect(readdirSync(other)).not.toContain("never-made");
    }
  },
  slow,
);

test(
  "a backup older than the checkpoint is refused, unless told",
  async () => {
    const backup = at("older.backup");
    const here = ["--dossier", shipped, "--data", data];
    await chancery("backup", backup, "--data", data);
    await append(lines("later.jsonl", note("later-than-backup")));
    await chancery("journal", "checkpoint", ...here, "-o", at("newer"));
    const keys = join(data, "keys", "verify.keys");
    const target = aFolder();
    const words = ["restore", backup, "--data", target, "--key", keys, "--checkpoint", at("newer")];
    const refused = await chancery(...words);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("older than the checkpoint");
    const told = await chancery(...words, "--older");
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining("restored") });
  },
  slow,
);

test(
  "what is changed in the database is found, and the exit code is 4",
  async () => {
    const folder = await aReadyFolder();
    await chancery("import", "test/dossiers/tender.jsonl", "--data", folder);
    const here = ["--dossier", "tender", "--data", folder];
    expect((await chancery("journal", "verify", ...here)).code).toBe(0);
    const database = await open(folder);
    await asSuperuser(
      folder,
      "update chancery.entry set payload = replace(payload, 'Ana Vega', 'Eva Vaga') where id = 'person.vega'",
    );
    await asSuperuser(folder, "update chancery.mark_head set size = size + 1 where mark = 'U'");
    await database.close();
    const verified = await chancery("journal", "verify", ...here);
    expect(verified).toMatchObject({ code: 4, out: "" });
    expect(verified.err).toContain("its payload and salt are not those that its leaf commits to");
    const rebuilt = await chancery("rebuild", "--data", folder);
    expect(rebuilt).toMatchObject({
      code: 4,
      err: expect.stringContaining("the head of the tree of `U`"),
    });
  },
  slow,
);

test(
  "a folder that cannot be used is refused with what to do, and no trace of the program",
  async () => {
    writeFileSync(at("a-file"), "");
    mkdirSync(at("broken"));
    writeFileSync(join(at("broken"), "secrets.json"), "{");
    const under = await chancery("export", "--data", join(at("a-file"), "data"));
    expect(under).toMatchObject({ code: 1, out: "" });
    expect(under.err).toMatch(/^chancery: .*cannot be used.*--data\n$/);
    const broken = await chancery("export", "--data", at("broken"));
    expect(broken).toMatchObject({
      code: 4,
      err: expect.stringContaining("secrets.json cannot be read"),
    });
    const nowhere = await chancery("backup", at("no/such/folder/file"), "--data", data);
    expect(nowhere).toMatchObject({
      code: 1,
      err: expect.stringContaining("there is no such folder"),
    });
  },
  slow,
);

test(
  "a folder in use is refused with the process that has it",
  async () => {
    const folder = await aReadyFolder();
    const database = await open(folder);
    const refused = await chancery("export", "--data", folder);
    await database.close();
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining(`process ${process.pid}`),
    });
  },
  slow,
);
