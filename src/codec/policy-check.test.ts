import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsePolicy, readPolicy, sayPolicyProblem } from "./policy.ts";

const written = readFileSync("test/policies/procurement.yaml", "utf8");

/** What is wrong with a text, in one line each. */
function problemsOf(text: string): readonly string[] {
  const read = parsePolicy(text, "p.yaml");
  return read.ok ? [] : read.problem.map(sayPolicyProblem);
}

type Slip = readonly [what: string, words: string, otherwise: string, sentence: string];
const slips: readonly Slip[] = [
  [
    "a misspelt field",
    "our-level: board",
    "our-lvl: board",
    "p.yaml:89:40: `tests[0].attributes.our-lvl` is not a field here; did you mean `our-level`?",
  ],
  ["a missing citation", "cite: ¶5\n", "\n", "p.yaml:37:5: `exemptions[0].cite` is missing"],
  [
    "a citation of nothing",
    "cite: ¶5\n",
    "cite: {}\n",
    "p.yaml:39:11: `exemptions[0].cite` cites nothing; write a paragraph of a source, or `author` with the author's own reason",
  ],
  [
    "an unlisted source",
    "source: guide",
    "source: gide",
    "p.yaml:62:21: `rules[3].cite.source` `gide` is no source of this policy; did you mean `guide`?",
  ],
  [
    "an unknown gate",
    "gate: admissible\n",
    "gate: admisible\n",
    "p.yaml:52:11: `rules[1].gate` `admisible` is no gate of this policy; did you mean `admissible`?",
  ],
  [
    "a recommendation by nobody of ours",
    "name: admissible, by: tender-office",
    "name: admissible, by: tender-office, recommended-by: bidder",
    "p.yaml:75:81: `gates[0].opens.all[0].determination.recommended-by` `bidder` is a group of the wrong side: here stands one of `ours`; write one of `board`, `tender-office`",
  ],
  [
    "a register that the policy does not name",
    "when: { medium: written }",
    "when: { medium: written, registered: no }",
    "p.yaml:56:30: `rules[2].when.registered` asks for a register, and the policy names none; write `register`",
  ],
  [
    "a term for what is due before",
    "due: after }",
    "due: before, within-days: 3 }",
    "p.yaml:58:9: `rules[2].obligations[0]` has `within-days` and is due before; write `due: after`",
  ],
  [
    "an unknown rung",
    "our-level: staff }, {",
    "our-level: stuff }, {",
    "p.yaml:51:25: `rules[1].when[0].our-level` `stuff` is no value of `our-level`: it is no rung of the ladder; did you mean `staff`?",
  ],
  [
    "an unknown group",
    "refer: board",
    "refer: bord",
    "p.yaml:65:12: `rules[3].refer` `bord` is no group of this policy's `groups.ours`; did you mean `board`?",
  ],
  [
    "a group of the wrong side",
    "conveyors: bidder",
    "conveyors: board",
    "p.yaml:30:16: `channels[0].conveyors` `board` is a group of the wrong side: here stands one of `theirs`; write `bidder`",
  ],
  [
    "an unknown channel",
    "redirect: main",
    "redirect: mane",
    "p.yaml:47:25: `rules[0].forbid.redirect` `mane` is no channel of this policy; did you mean `main`?",
  ],
  [
    "an unknown basket",
    "basket: price }",
    "basket: prices }",
    "p.yaml:63:21: `rules[3].when.basket` `prices` is no value of `basket`: this policy does not list it; did you mean `price`?",
  ],
  [
    "a basket of a finding",
    "baskets: [price, delivery]\n  words",
    "baskets: [pice, delivery]\n  words",
    "p.yaml:80:13: `finding.baskets[0]` `pice` is no basket that this policy lists; did you mean `price`?",
  ],
  [
    "an unknown phase",
    "phase: open }",
    "phase: opened }",
    "p.yaml:45:41: `rules[0].when.phase` `opened` is no value of `phase`: it is no phase of this policy; did you mean `open`?",
  ],
  [
    "a purpose there is none of",
    "purpose: ceremonial",
    "purpose: ceremony",
    "p.yaml:40:45: `exemptions[0].when.purpose` `ceremony` is not known here; did you mean `ceremonial`?",
  ],
  [
    "an id twice",
    "id: technical-talks",
    "id: silence",
    "p.yaml:48:9: `rules[1].id` `silence` names an earlier one too; give each its own id",
  ],
  [
    "a level on two rungs",
    "levels: director",
    "levels: buyer",
    "p.yaml:20:44: `ladder[1].levels` `buyer` stands on an earlier rung already; a level has one rung",
  ],
  [
    "an office in two groups",
    "offices: [city/tender-office]",
    "offices: [city/tender-office, city/board]",
    "p.yaml:24:78: `groups.ours.tender-office.offices[1]` `city/board` is in the group `board` already; an office is in one group of its side",
  ],
  [
    "a group on both sides",
    "    bidder: {",
    "    board: { title: x, offices: [y] }\n    bidder: {",
    "p.yaml:26:5: `groups.theirs.board` `board` is a group of ours too; give each its own name",
  ],
  [
    "a date that is none",
    "2024-01-15/2024-02",
    "2024-13",
    "p.yaml:12:7: `from` `2024-13` is not in the calendar, 0000-01-01 to 9999-12-31; check it",
  ],
  [
    "an end before the beginning",
    "review: none",
    "to: 2023",
    "p.yaml:13:5: `to` `2023` is before `2024-01-15/2024-02`, when the policy takes effect; check both",
  ],
  [
    "two effects",
    "refer: board",
    "refer: board\n    permit: true",
    "p.yaml:60:5: `rules[3]` must have exactly one effect; write one of `forbid`, `gate`, `refer` and `permit`",
  ],
  [
    "a number for a version",
    'version: "1"',
    "version: 1.10",
    'p.yaml:3:10: `version` is not text; put it in quotes, as in "1.10"',
  ],
  [
    "two conditions in one",
    "at-least: partial }",
    "at-least: partial }, gate-open: admissible",
    "p.yaml:85:12: `posture.explore` is not one condition; write exactly one here, or put several under `all` or `any`",
  ],
  [
    "a gate on an assessment",
    "closes: { event: { event: tender-cancelled } }",
    "closes: { move-assessed: { at-least: partial } }",
    "p.yaml:77:15: `gates[0].closes.move-assessed` is an assessment, and gates read determinations only; write `determined-concession`",
  ],
  [
    "a gate that waits for itself",
    "closes: { event: { event: tender-cancelled } }",
    "closes: { gate-open: admissible }",
    "p.yaml:69:5: `gates[0]` `admissible` waits for `admissible`; break the circle",
  ],
  [
    "a clause that names nothing",
    "when: { medium: written }",
    "when: {}",
    "p.yaml:56:11: `rules[2].when` names no attribute; name at least one, or leave the field out",
  ],
  [
    "a field with nothing",
    "strength: guidance",
    "strength:",
    "p.yaml:64:14: `rules[3].strength` is empty; write one of `binding`, `guidance`, `advice`",
  ],
  [
    "a silence that says two things",
    "not-permitted: { cite: ¶2 }",
    "not-permitted: { cite: ¶2 }\n  refer: board",
    "p.yaml:67:3: `otherwise` is unclear; write `not-permitted: {cite: …}`, or `refer` and `cite`",
  ],
  ["an anchor", "title: Staff", "title: &a Staff", "p.yaml:19:28: has an anchor; leave it out"],
  ["an alias", "id: silence", "id: *a", "p.yaml:42:9: is an alias; write the value out"],
  [
    "a key twice",
    "review: none",
    "review: none\nreview: none",
    "p.yaml:14:1: is not YAML: Map keys must be unique",
  ],
  [
    "an unknown rule in a test",
    "rule: silence",
    "rule: silense",
    "p.yaml:91:11: `tests[0].rule` `silense` is no rule or exemption of this policy; did you mean `silence`?",
  ],
];

test.each(slips)(
  "%s is told with its line, its column and what would do",
  (_, words, otherwise, sentence) => {
    expect(written, "the words to change are not in the policy").toContain(words);
    expect(problemsOf(written.replace(words, otherwise))).toContain(sentence);
  },
);

test("all slips are told at once, in the order of the lines", () => {
  const wrong = written
    .replace("redirect: main", "redirect: mane")
    .replace("source: guide", "source: gide")
    .replace("refer: board", "refer: bidder");
  expect(problemsOf(wrong).map((problem) => problem.split(":")[1])).toEqual(["47", "62", "65"]);
});

test("a gate nobody asks for is a warning and no problem", () => {
  const unused = written
    .replace("gate: admissible\n", "permit: true\n")
    .replace("proceed: { gate-open: admissible }", "proceed: never");
  const read = readPolicy(unused, "p.yaml");
  expect(read.ok && read.value.warnings.map(sayPolicyProblem)).toEqual([
    "p.yaml:69:9: `gates[0].id` no rule and no condition asks for the gate `admissible`; use it or leave it out",
  ]);
});

test("without a source, a bare paragraph is of nothing", () => {
  const none = written.replace(/sources:\n.*\n.*\n/, "sources: {}\n");
  expect(problemsOf(none)).toContain(
    "p.yaml:9:9: `authority.cite` is of the first source, and no source is listed; list it under `sources`",
  );
});
