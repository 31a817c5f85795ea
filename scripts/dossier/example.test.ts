/**
 * What the shipped example says, read from the file alone.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDossier } from "../../src/codec/dossier.ts";
import { parseInstant } from "../../src/core/day.ts";
import type { Entry, EntryOf } from "../../src/core/entry.ts";
import { knownOn } from "../../src/core/known.ts";
import { rollUp } from "../../src/core/mark-join.ts";
import { referencesOf } from "../../src/core/reference.ts";
import { example } from "./build.ts";

const read = parseDossier(readFileSync(join(example, "dossier.jsonl"), "utf8"));
if (!read.ok) throw new Error("the example cannot be read; build it again");
const { entries, header } = read.value;
const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));

test("the entries stand in the order in which they were recorded", () => {
  const times = entries.map((entry) => entry.recorded.at);
  expect(times).toEqual([...times].sort());
});

test("nothing refers to what was recorded only after it", () => {
  const defined = new Map<string, string>();
  for (const entry of entries) {
    const name = definedBy(entry);
    if (name !== undefined && !defined.has(name)) defined.set(name, entry.recorded.at);
  }
  const ahead = entries.flatMap((entry) =>
    referencesOf(entry)
      .filter(({ to, id }) => {
        const at = to === "entry" ? byId.get(id)?.recorded.at : defined.get(`${to} ${id}`);
        return at === undefined || at > entry.recorded.at;
      })
      .map(({ id }) => `${entry.id} refers to ${id}`),
  );
  expect(ahead).toEqual([]);
});

test("nothing is recorded before the last day on which it is stated to have happened", () => {
  // An approach that went on for months was known while it went on; the supplement says by when.
  const goingOn = "a-1983-kampelman-kondrashev";
  const early = entries.filter((entry) => {
    const last = entry.when?.to;
    return last !== undefined && entry.recorded.at < `${last}T` && !isMonth(entry);
  });
  expect(early.map(({ id }) => id)).toEqual([goingOn]);
});

test("the ministerial meetings of 1981 and 1982 are the seven of the published record", () => {
  const ministers = new Set(["haig", "shultz"]);
  const meetings = ofKind("contact").filter((contact) => {
    const people = contact.segments.flatMap(({ participants }) => participants);
    const names = people.map(({ who }) => (who.kind === "person" ? String(who.person) : ""));
    const together = names.includes("gromyko") && names.some((name) => ministers.has(name));
    const principal = people.some(({ who, role }) => {
      return role === "principal" && who.kind === "person" && who.person === "gromyko";
    });
    return together && principal && contact.recorded.at < "1983";
  });
  expect(meetings.map(({ id }) => id)).toEqual([
    "con-1981-09-23-haig-gromyko",
    "con-1981-09-28-haig-gromyko",
    "con-1982-01-26-haig-gromyko",
    "con-1982-06-18-haig-gromyko",
    "con-1982-06-19-haig-gromyko",
    "con-1982-09-28-shultz-gromyko",
    "con-1982-10-04-shultz-gromyko",
  ]);
});

test("the proposal of 19 January 1983 asks five things, and its answer is not known on 31 January", () => {
  const known = knownOn(entries, at("1983-01-31T23:59:59.999Z")).holding;
  const proposal = known.find(({ id }) => id === "p-1983-01-19-shultz-dialogue");
  if (proposal?.kind !== "proposal") throw new Error("the proposal is not known");
  expect(proposal.asks.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    "stance arms-reduction",
    "stance regional",
    "stance human-rights",
    "engagement specialists",
    "engagement summit",
  ]);
  expect(proposal.disposition).toBeUndefined();
  const names = known.map(({ id }) => String(id));
  expect(names).not.toContain("doc-1983-01-clark-memorandum");
  expect(names).not.toContain("dec-1983-01-clark-answer");
  expect(known.filter(({ kind }) => kind === "contact")).toHaveLength(57);
  expect(known.filter(({ kind }) => kind === "determination")).toHaveLength(2);
});

test.each(["arms-reduction", "regional", "human-rights"])(
  "on %s we have positions in force by 31 January 1983",
  (basket) => {
    const issues = new Set(
      ofKind("issue")
        .filter((one) => one.basket === basket)
        .map((one) => one.issue),
    );
    const ours = ofKind("position").filter(({ inForce, issue, of, when }) => {
      const own = of.kind === "party" && of.party === "us";
      const by = when?.to !== undefined && when.to <= "1983-01-31";
      return inForce === true && own && by && issue !== undefined && issues.has(issue);
    });
    expect(ours.length).toBeGreaterThanOrEqual(3);
  },
);

test("before 1983 the only moves determined to be concessions are our own", () => {
  const early = ofKind("determination").filter(({ recorded }) => recorded.at < "1983-02");
  const by = early.map(({ on }) => {
    const move = on.kind === "concession" ? byId.get(on.move) : undefined;
    return move?.kind === "move" ? String(move.by) : "none";
  });
  expect(by).toEqual(["us", "us"]);
});

test("every determination is the demonstration's, and says so", () => {
  for (const { by, reason } of ofKind("determination")) {
    expect(by).toEqual({ kind: "office", office: "compilers/demonstration" });
    expect(reason).toContain("Demonstration:");
  }
});

test("the memorandum has its five paragraphs, each secret, and a page that begins within one", () => {
  const paper = byId.get("doc-1983-01-clark-memorandum");
  if (paper?.kind !== "document") throw new Error("the memorandum is not there");
  expect(paper.paragraphs.map(({ number, mark }) => `${number} ${mark?.level}`)).toEqual([
    "¶1 S",
    "¶2 S",
    "¶3 S",
    "¶4 S",
    "¶5 S",
  ]);
  const [first] = paper.pageBreaks;
  const third = paper.paragraphs.find(({ number }) => number === first?.paragraph)?.text ?? "";
  expect(first?.page).toBe("14");
  expect(third.slice(first?.at)).toMatch(/^levels\. We have staunchly rejected/);
  expect(third).toContain("ministerial and ambassadorial levels");
  const whole = paper.paragraphs.map(({ text }) => text).join(" ");
  expect(whole).not.toMatch(/\[Page|\(S\)|year\.2/);
  expect(paper.sourceNote).toMatchObject({
    repository: "Reagan Library",
    controlNumber: "NLR-748-23-40-7-1",
    markAsOf: "Secret; Sensitive",
    drafting: "none found",
    attestation: "Printed from a copy that indicates Clark signed the original.",
  });
});

test("marks are of the regime, and the divergences are the most closely held", () => {
  const top = rollUp(
    header.regime,
    entries.map(({ mark }) => mark),
  );
  expect(top).toEqual({ level: "S", captions: ["Sensitive"] });
  for (const { mark } of ofKind("divergence")) expect(mark).toEqual(top);
});

function ofKind<K extends Entry["kind"]>(kind: K): readonly EntryOf<K>[] {
  return entries.filter((entry): entry is Entry & EntryOf<K> => entry.kind === kind);
}

function definedBy(entry: Entry): string | undefined {
  if (entry.kind === "party") return `party ${entry.party}`;
  if (entry.kind === "office") return `office ${entry.office}`;
  if (entry.kind === "person") return `person ${entry.person}`;
  if (entry.kind === "issue") return `issue ${entry.issue}`;
  if (entry.kind === "basket") return `basket ${entry.basket}`;
  return entry.kind === "forum" ? `forum ${entry.forum}` : undefined;
}

/** A month named as such may still have days to run. */
function isMonth(entry: Entry): boolean {
  return /^\d{4}-\d{2}~?$/.test(entry.when?.text ?? "");
}

function at(text: string) {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(instant.problem);
  return instant.value;
}
