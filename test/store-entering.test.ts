/**
 * Entering into the store by commands, as a person gives them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFolder, aReadyFolder, endAll } from "./folders.ts";
import { chancery, chanceryProcess, note } from "./store-command.ts";

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
  const first = await chanceryProcess("import", file, "--data", data);
  expect(first).toMatchObject({ code: 0, err: "" });
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
  "importing a file again changes nothing and says so",
  async () => {
    const size = async () =>
      (await chancery("journal", "read", "--dossier", shipped, "--data", data)).out;
    const before = await size();
    const again = await chancery("import", file, "--data", data);
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(again.out).toMatch(/nothing new; all \d+ entries were there/);
    expect(await size()).toBe(before);
  },
  slow,
);

test(
  "what is exported is what was imported, and imports to the same again",
  async () => {
    const out = at("out.jsonl");
    const written = await chancery("export", "--dossier", shipped, "-o", out, "--data", data);
    expect(written.code).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(readFileSync(file, "utf8"));
  },
  slow,
);

test(
  "an entry that is there with another text is refused by its id, and nothing is entered",
  async () => {
    const text = readFileSync(file, "utf8");
    const [header, first, ...rest] = text.split("\n");
    const changed = JSON.parse(first ?? "");
    changed.note = "somebody had another thought";
    const more = {
      ...note("brand-new"),
      recorded: { at: "1983-12-31T00:00:00.000Z", by: "clerk" },
    };
    const count = { end: rest.length };
    const body = [
      header,
      JSON.stringify(changed),
      ...rest.slice(0, -2),
      JSON.stringify(more),
      JSON.stringify(count),
      "",
    ];
    writeFileSync(at("changed.jsonl"), body.join("\n"));
    const refused = await chancery("import", at("changed.jsonl"), "--data", data);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain(`\`${changed.id}\` is in the store with another text`);
    const read = await chancery("journal", "read", "--dossier", shipped, "--data", data);
    expect(read.out).not.toContain("brand-new");
  },
  slow,
);

test(
  "a question has the same answer to the byte from the store and from the file",
  async () => {
    const question =
      "answer --proposal p-1983-01-19-shultz-dialogue --policy clark-1983-per-issue --as-of 1983-01-31 --known-on 1983-01-31".split(
        " ",
      );
    const fresh = aFolder();
    await chancery("import", file, "--data", fresh);
    for (const form of [[], ["--json"]]) {
      const fromFile = await chancery(...question, ...form, "--dossier", `./${file}`);
      const fromStore = await chancery(...question, ...form, "--data", fresh);
      expect(fromStore).toEqual(fromFile);
      expect(fromFile.code).toBe(0);
    }
  },
  slow,
);

test(
  "an append is repeated under its key without entering twice",
  async () => {
    const path = lines("keyed.jsonl", note("keyed-1"), note("keyed-2", { mark: "S" }));
    const first = await append(path, "--key", "k1", "--json");
    const second = await append(path, "--key", "k1", "--json");
    expect([first.code, second.code]).toEqual([0, 0]);
    const [one, two] = [JSON.parse(first.out), JSON.parse(second.out)];
    expect(two).toEqual({ ...one, repeated: true });
    expect(one.repeated).toBe(false);
    const third = await append(lines("other.jsonl", note("keyed-3")), "--key", "k1");
    expect(third).toMatchObject({ code: 1 });
    expect(third.err).toContain("the key `k1` was used for another entry");
  },
  slow,
);

test(
  "a writer who read an earlier state is refused, and told",
  async () => {
    const entries = await chancery(
      "journal",
      "read",
      "--dossier",
      shipped,
      "--data",
      data,
      "--json",
    );
    const size = JSON.parse(entries.out).entries.length;
    const stale = await append(lines("stale.jsonl", note("stale-1")), "--expect", String(size - 1));
    expect(stale).toMatchObject({ code: 1, out: "" });
    expect(stale.err).toContain(`the journal has ${size} entries and not ${size - 1}`);
    const fit = await append(at("stale.jsonl"), "--expect", String(size));
    expect(fit.code).toBe(0);
  },
  slow,
);

test(
  "an entry that does not hang together is refused, and none of its file is entered",
  async () => {
    const bad = [
      {
        entry: note("bad-1", {
          kind: "move",
          event: undefined,
          text: undefined,
          by: "us",
          issue: "no-issue",
          moveKind: "signal",
          summary: "a hint",
        }),
        says: /`bad-1` `issue` `no-issue` is no issue of this record/,
      },
      { entry: note("keyed-1"), says: /`keyed-1` `id` is the id of an earlier entry/ },
      {
        entry: note("bad-2", { supersedes: { entry: "no-such", reason: "a slip" } }),
        says: /`no-such` is no entry of this record/,
      },
      { entry: note("bad-3", { mark: "X" }), says: /`X` is no level of the marking regime/ },
      {
        entry: note("bad-4", { recorded: { at: "1983-01-01T00:00:00.000Z", by: "x" } }),
        says: /`recorded` is said by the clock/,
      },
    ];
    for (const { entry, says } of bad) {
      const refused = await append(lines("bad.jsonl", note("good-beside-bad"), entry));
      expect(refused).toMatchObject({ code: 1, out: "" });
      expect(refused.err).toMatch(says);
    }
    const read = await chancery("journal", "read", "--dossier", shipped, "--data", data);
    expect(read.out).not.toContain("good-beside-bad");
  },
  slow,
);
