import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRecord, aRegime } from "../../test/any-record.ts";
import type { DossierId } from "../core/id.ts";
import {
  type DossierHeader,
  mostProblems,
  parseDossier,
  printDossier,
  sayDossierProblem,
} from "./dossier.ts";
import { encodeEntry } from "./entry.ts";

const header: DossierHeader = {
  chancery: "dossier",
  version: 1,
  dossier: "made-up" as DossierId,
  title: "A made-up dossier",
  regime: aRegime,
  conventions: ["Dates in the text are approximate."],
};

const [record] = fc.sample(anyRecord, { numRuns: 1, seed: 11 });
const file = printDossier(header, record ?? []);
const lines = file.split("\n").slice(0, -1);

/** The problems of a text, in one line each. */
function problemsOf(text: string): readonly string[] {
  const read = parseDossier(text);
  return read.ok ? [] : read.problem.map((problem) => sayDossierProblem("f", problem));
}

/** The file with one line written otherwise, or left out. */
function withLine(number: number, line: string | undefined): string {
  const others = lines.flatMap((one, index) => {
    if (index !== number - 1) return [one];
    return line === undefined ? [] : [line];
  });
  return `${others.join("\n")}\n`;
}

test("a dossier comes back as it was, and the same dossier gives the same bytes", () => {
  fc.assert(
    fc.property(anyRecord, (entries) => {
      const text = printDossier(header, entries);
      const read = parseDossier(text);
      expect(read).toEqual({ ok: true, value: { header, entries } });
      if (read.ok) expect(printDossier(read.value.header, read.value.entries)).toBe(text);
    }),
  );
});

test("a byte order mark, Windows line ends and a missing last line end do no harm", () => {
  const read = parseDossier(`\ufeff${file.trimEnd().replaceAll("\n", "\r\n")}`);
  expect(read.ok && printDossier(read.value.header, read.value.entries)).toBe(file);
});

test("a file cut anywhere is refused, with the line where it ends", () => {
  const last = file.trimEnd().length;
  fc.assert(
    fc.property(fc.nat({ max: last - 1 }), (at) => {
      const cut = file.slice(0, at);
      const read = parseDossier(cut);
      expect(read.ok).toBe(false);
      const ends = Math.max(1, cut.split("\n").filter((line) => line !== "").length);
      if (!read.ok) expect(read.problem.map(({ line }) => line)).toContain(ends);
    }),
    { numRuns: 300 },
  );
});

test("a file cut between two lines, or inside one, says so in plain words", () => {
  expect(problemsOf(`${lines.slice(0, 5).join("\n")}\n`)).toEqual([
    "f:5: the file is cut off after this line: the last line, which counts the entries, is missing; get a whole copy",
  ]);
  expect(problemsOf(file.slice(0, file.indexOf(lines[5] ?? "") + 20))).toEqual([
    "f:6: the file is cut off inside this line, or the line is not JSON; get a whole copy",
  ]);
});

test("a line lost or added is missed by the count", () => {
  const end = lines.length - 1;
  expect(problemsOf(withLine(end, undefined)).at(-1)).toBe(
    `f:${end}: \`end\` counts ${end - 1} entries and the file holds ${end - 2}; find the lines lost or added`,
  );
  expect(problemsOf(`${file}{}\n`)).toEqual([
    `f:${lines.length + 1}: stands after the line that ends the file; remove it`,
  ]);
});

const entryAt = (number: number) => JSON.parse(lines[number - 1] ?? "") as Record<string, unknown>;
const changed = (number: number, but: object) =>
  withLine(number, JSON.stringify({ ...entryAt(number), ...but }));

const last = record?.at(-1);
const corrections = [1, 2].map((nth) => ({
  ...(last && encodeEntry(last)),
  id: `fix-${nth}`,
  recorded: { at: "1990-01-01T00:00:00Z", by: "ann" },
  supersedes: { entry: last?.id, reason: "misread" },
}));
const both = corrections.map((one) => JSON.stringify(one)).join("\n");
const end = lines.length;

const wrongFiles: readonly (readonly [what: string, text: string, sentence: string])[] = [
  ["nothing at all", "", "f:1: the header is missing; a dossier file begins with one"],
  [
    "another kind of file",
    "chancery",
    "f:1: the header is not JSON; a dossier file begins with one",
  ],
  [
    "no header",
    lines.slice(1).join("\n"),
    "f:1: the header is missing; a dossier file begins with one",
  ],
  [
    "a later version",
    changed(1, { version: 2 }),
    "f:1: `version` is not 1, the one version known here",
  ],
  [
    "a level twice",
    changed(1, { regime: { ...aRegime, levels: [...aRegime.levels, ...aRegime.levels] } }),
    "f:1: `regime` has a level or a caption twice; list each once",
  ],
  ["a line that is no JSON", withLine(3, "{"), "f:3: is not JSON; each line holds one object"],
  ["an empty line", withLine(3, ""), "f:3: is not JSON; each line holds one object"],
  [
    "an unknown field",
    changed(2, { nmae: "x" }),
    "f:2: `party-0` `nmae` is not a field here; did you mean `name`?",
  ],
  [
    "an unknown kind",
    changed(2, { kind: "partie" }),
    "f:2: `party-0` `kind` `partie` is not a kind of entry; did you mean `party`?",
  ],
  [
    "a date that is none",
    changed(2, { when: "1983-02-31" }),
    "f:2: `party-0` `when` `1983-02-31` is not in the calendar, 0000-01-01 to 9999-12-31; check it",
  ],
  [
    "a duplicate id",
    changed(3, { id: "party-0" }),
    "f:3: `party-0` `id` is the id of an earlier entry too; give each entry its own",
  ],
  [
    "an unknown party",
    changed(4, { party: "usa" }),
    "f:4: `office-2` `party` `usa` is no party of this record; did you mean `us`?",
  ],
  [
    "an unknown level",
    changed(4, { mark: "Q" }),
    "f:4: `office-2` `mark` `Q` is no level of the marking regime `made-up`; write one of `U`, `C`, `S`",
  ],
  [
    "contradictory corrections",
    withLine(end, `${both}\n{"end":${end}}`),
    `f:${end + 1}: \`fix-2\` \`supersedes.entry\` \`${last?.id}\` is superseded or withdrawn by \`fix-1\` already; correct that entry, or leave one of the two out`,
  ],
  [
    "an end that counts nothing",
    withLine(end, '{"end":"all"}'),
    `f:${end}: \`end\` is the text \`all\`; write a number`,
  ],
];

test.each(wrongFiles)("%s is told with its line, its entry and its field", (_, text, sentence) => {
  expect(problemsOf(text)).toContain(sentence);
});

test("a proposal with no asks is told by its line", () => {
  const at = lines.findIndex((line) => line.includes('"kind":"proposal"')) + 1;
  const { id } = entryAt(at);
  expect(problemsOf(changed(at, { asks: [] }))).toEqual([
    `f:${at}: \`${String(id)}\` \`asks\` is empty; a proposal asks for at least one thing`,
  ]);
});

test("every problem is told, up to a number that can be read", () => {
  const wrong = lines.map((line, index) =>
    index === 0 || index === lines.length - 1 ? line : line.replace('"mark"', '"marc"'),
  );
  const problems = problemsOf(wrong.join("\n"));
  expect(problems).toHaveLength(mostProblems);
  expect(problems[0]).toMatch(/^f:2: /);
  expect(problems.at(-1)).toMatch(/^f:11: /);
});

test("a file changed anywhere is refused line by line or read, and nothing is thrown", () => {
  const anywhere = fc.nat({ max: file.length });
  fc.assert(
    fc.property(anywhere, anywhere, fc.string({ unit: "binary" }), (from, span, text) => {
      const mutated = file.slice(0, from) + text + file.slice(from + (span % 40));
      const read = parseDossier(mutated);
      if (read.ok) {
        expect(parseDossier(printDossier(read.value.header, read.value.entries))).toEqual(read);
        return;
      }
      expect(read.problem.length).toBeGreaterThan(0);
      const count = mutated.split("\n").length;
      for (const { line, message } of read.problem) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(count);
        expect(message).not.toBe("");
      }
    }),
    { numRuns: 600 },
  );
});
