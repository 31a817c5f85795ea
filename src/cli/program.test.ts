import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { chancery, command, projectRoot } from "../../test/command-line.ts";
import { commonOptions } from "./options.ts";
import { program } from "./program.ts";

const slow = 120_000;
const manual = readFileSync("docs/command-line.md", "utf8");

test.each(program.verbs)(
  "the help of $name names its words, its options and an example",
  (verb) => {
    const { code, out, err } = command([...verb.name.split(" "), "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of [...Object.keys(verb.options), ...Object.keys(commonOptions)]) {
      expect(out).toContain(`--${name}`);
    }
    for (const { name } of verb.words) expect(out).toContain(name);
    expect(out).toContain(`chancery ${verb.name}`);
    expect(command(["help", ...verb.name.split(" ")]).out).toBe(out);
  },
);

test.each(program.verbs)("the manual has a heading for $name, and every option of it", (verb) => {
  const start = manual.indexOf(`\n## ${verb.name}\n`);
  expect(start).toBeGreaterThan(-1);
  const end = manual.indexOf("\n## ", start + 1);
  const own = manual.slice(start, end === -1 ? undefined : end);
  const common = manual.slice(0, manual.indexOf("\n## rule\n"));
  for (const name of Object.keys(verb.options)) expect(own + common).toContain(`\`--${name}`);
});

test("every example of the help begins with a verb and uses options that it has", () => {
  for (const verb of program.verbs) {
    for (const example of verb.examples) {
      expect(example.startsWith(verb.name)).toBe(true);
      const used = [...example.matchAll(/--([a-z-]+)/g)].map(([, name]) => name);
      for (const name of used)
        expect({ ...verb.options, ...commonOptions }).toHaveProperty(name ?? "");
    }
  }
});

test("without a verb, the help of the program", () => {
  const { code, out, err } = command([]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const { name } of program.verbs) expect(out).toContain(`\n  ${name} `);
  for (const word of ["help", "--help", "-h"]) expect(command([word]).out).toBe(out);
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(command(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test("run for itself in another folder, it finds what was shipped, twice the same", {
  timeout: slow,
}, async () => {
  const words = [
    "gates",
    "--policy",
    "clark-1983-per-issue",
    "--as-of",
    "1983-06-30",
    "--known-on",
    "1983-06-30",
  ];
  const [first, second] = await Promise.all([chancery(words, tmpdir()), chancery(words, tmpdir())]);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first).toEqual(second);
  expect(first.out).toBe(command(words, projectRoot).out);
});

test("run for itself, --exit-code ends it with 3", { timeout: slow }, async () => {
  const words = [
    "rule",
    "--policy",
    "clark-1983-per-issue",
    "--as-of",
    "1983-01-31",
    "--known-on",
    "1983-01-31",
  ];
  const ended = await chancery([...words, "--our", "working", "--their", "working", "--exit-code"]);
  expect(ended).toMatchObject({ code: 3, err: "" });
});

test("the first question of the tour and all that it tells to try next are answered", () => {
  const tour = JSON.parse(readFileSync("examples/tour.json", "utf8")) as {
    readonly first: readonly string[];
    readonly next: readonly { readonly run: string }[];
  };
  const all = [tour.first, ...tour.next.map(({ run }) => run.split(" "))];
  expect(all.length).toBe(4);
  for (const words of all)
    expect(command(words), words.join(" ")).toMatchObject({ code: 0, err: "" });
});

test("every command that the README shows is answered", () => {
  const shown = readFileSync("README.md", "utf8")
    .replace(/ \\\n +/g, " ")
    .matchAll(/^ {4}npm run (?:-s )?chancery -- (.+)$/gm);
  const commands = [...shown].map(([, words = ""]) => words.trim().split(/ +/));
  expect(commands.length).toBeGreaterThan(5);
  for (const words of commands) {
    expect(command(words), words.join(" ")).toMatchObject({ code: 0, err: "" });
  }
});
