import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRecord, aRegime, ofKind } from "../../test/any-record.ts";
import { incoherences } from "./coherence.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { type Incoherence, sayIncoherence } from "./incoherence.ts";
import { definitionOf, referencesOf } from "./reference.ts";

test("a record made of what it names hangs together", () => {
  fc.assert(
    fc.property(anyRecord, (added) => {
      expect(incoherences({ added, regime: aRegime })).toEqual([]);
    }),
  );
});

test("a record hangs together however it is cut in what was there and what is added", () => {
  fc.assert(
    fc.property(anyRecord, fc.nat(), (entries, pick) => {
      const at = pick % entries.length;
      const before = entries.slice(0, at);
      expect(incoherences({ before, added: entries.slice(at), regime: aRegime })).toEqual([]);
    }),
  );
});

test("an entry taken out is missed by all that name it or what it defines, and by nothing else", () => {
  const claim = fc.property(anyRecord, fc.nat(), (entries, pick) => {
    const gone = entries[pick % entries.length] as Entry;
    const left = entries.filter((entry) => entry !== gone);
    const name = definitionOf(gone);
    const isElsewhere = left.some((entry) => {
      const other = definitionOf(entry);
      return other?.to === name?.to && other?.id === name?.id;
    });
    const defined = isElsewhere ? undefined : name;
    const naming = left.filter(
      (entry) =>
        entry.supersedes?.entry === gone.id ||
        referencesOf(entry).some(({ to, id }) =>
          to === "entry" ? id === gone.id : to === defined?.to && id === defined.id,
        ),
    );
    const missed = new Set(incoherences({ added: left }).map(({ entry }) => entry));
    expect([...missed].sort()).toEqual(naming.map(({ id }) => id).sort());
  });
  fc.assert(claim);
});

test("an entry recorded twice is a duplicate, whatever it says the second time", () => {
  fc.assert(
    fc.property(anyRecord, fc.nat(), (entries, pick) => {
      const again = entries[pick % entries.length] as Entry;
      const problems = incoherences({ added: [...entries, { ...again, note: "again" }] });
      expect(problems).toEqual([{ entry: again.id, path: ["id"], kind: "duplicate id" }]);
      expect(incoherences({ before: entries, added: [again] })).toEqual(problems);
    }),
  );
});

const [record] = fc.sample(anyRecord.filter(isRich), { numRuns: 1, seed: 7 }) as [Entry[]];
const [move] = ofKind(record, "move");
const [contact] = ofKind(record, "contact");
const [proposal] = ofKind(record, "proposal");
const [person] = ofKind(record, "person");
const [office] = ofKind(record, "office");

/** An entry to add, made from one that is there, with an id and a time of its own. */
function another(entry: Entry | undefined, id: string, but: object): Entry {
  const recorded = { at: "1990-01-01T00:00:00.000Z", by: "ann" };
  return { ...entry, id, recorded, ...but } as unknown as Entry;
}

const superseding = (entry: Entry | undefined, id: string, but: object = {}) =>
  another(entry, id, { supersedes: { entry: entry?.id, reason: "misread" }, ...but });
const withdrawing = (entry: Entry | undefined, id: string) =>
  another(undefined, id, { kind: "withdrawal", of: entry?.id, reason: "no", mark: move?.mark });

function problemsOf(...added: Entry[]): readonly Incoherence[] {
  return incoherences({ before: record, added, regime: aRegime });
}

const kindsOf = (...added: Entry[]) => problemsOf(...added).map(({ kind }) => kind);

describe("a correction", () => {
  test("of one entry by another of its kind is in order", () => {
    expect(problemsOf(superseding(move, "fix"))).toEqual([]);
    expect(
      problemsOf(superseding(move, "fix"), superseding(superseding(move, "fix"), "fix-2")),
    ).toEqual([]);
  });

  test("of what has been corrected already contradicts the first one", () => {
    const problems = problemsOf(superseding(move, "fix"), superseding(move, "other-fix"));
    expect(problems).toMatchObject([
      { entry: "other-fix", kind: "corrected twice", of: move?.id, other: "fix" },
    ]);
    expect(kindsOf(superseding(move, "fix"), withdrawing(move, "gone"))).toEqual([
      "corrected twice",
    ]);
    expect(kindsOf(withdrawing(move, "gone"), withdrawing(move, "gone-2"))).toEqual([
      "corrected twice",
    ]);
  });

  test("changes no kind, no name, and nothing recorded after it", () => {
    expect(kindsOf(superseding(move, "fix", { kind: "event", event: "award", text: "x" }))).toEqual(
      ["kind changed"],
    );
    expect(kindsOf(superseding(person, "fix", { person: "zoe" }))).toContain("name changed");
    const early = { recorded: { at: "1980-01-01T00:00:00.000Z", by: "ann" } };
    expect(kindsOf(superseding(move, "fix", early))).toEqual(["corrected too early"]);
  });

  test("never runs in a circle", () => {
    const of = (entry: string) => ({ supersedes: { entry, reason: "misread" } });
    const circle = ["a", "b", "c"].map((id, index) => another(move, id, of("bca"[index] ?? "")));
    expect(problemsOf(...circle)).toMatchObject([
      { kind: "correction of itself", entry: "a", through: ["a", "b", "c", "a"] },
    ]);
    expect(kindsOf(another(move, "a", of("a")))).toContain("correction of itself");
  });

  test("of a withdrawal may say more, and may not take it back", () => {
    const gone = withdrawing(move, "gone");
    const said = superseding(gone, "said", { reason: "it never happened" });
    expect(problemsOf(gone, said)).toEqual([]);
    expect(kindsOf(gone, withdrawing(gone, "back"))).toEqual(["withdrawal withdrawn"]);
    expect(kindsOf(gone, superseding(gone, "said", { of: contact?.id }))).toContain("name changed");
  });
});

test("a name withdrawn is missed by the entries that hold, also those there before", () => {
  const problems = problemsOf(withdrawing(person, "gone"));
  expect(problems.length).toBeGreaterThan(0);
  expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(["unknown name"]));
  expect(sayIncoherence(problems[0] as Incoherence)).toBe(
    "the person `ann` has been withdrawn; record it again or name another",
  );
});

test("a name defined twice, an office within itself, an entry of the wrong kind are found", () => {
  expect(kindsOf(another(person, "person-again", {}))).toEqual(["defined twice"]);
  expect(kindsOf(superseding(office, "fix", { parent: "us/minister" }))).toEqual([
    "part of itself",
  ]);
  expect(kindsOf(another(undefined, "a-1", { ...assessing, move: contact?.id }))).toEqual([
    "wrong kind",
  ]);
});

const assessing = {
  kind: "assessment",
  assessor: { kind: "words", words: "the desk" },
  significance: "partial",
  reason: "so it seems",
  mark: { level: "S", captions: ["Eyes Only", "Sensitive"] },
};

test("asks are named once, and decided under their own names", () => {
  const asks = [...(proposal?.asks ?? []), ...(proposal?.asks ?? [])];
  expect(kindsOf(another(proposal, "p-2", { asks }))).toEqual(["same ask"]);
  const decision = {
    kind: "decision",
    by: assessing.assessor,
    verdict: "other",
    words: "x",
    reason: "x",
  };
  const on = { ...decision, mark: assessing.mark, proposal: proposal?.id };
  expect(kindsOf(another(undefined, "d-1", { ...on, ask: "stance" }))).toEqual([]);
  expect(kindsOf(another(undefined, "d-1", { ...on, ask: "stence" }))).toEqual(["unknown ask"]);
});

test("options stand on the scale of their issue, pages and paragraphs in their document", () => {
  const position = { kind: "position", of: assessing.assessor, stance: "x", mark: assessing.mark };
  const at = (option: string) => another(undefined, "pos", { ...position, issue: "grain", option });
  expect(problemsOf(at("ours"))).toEqual([]);
  expect(kindsOf(at("yours"))).toEqual(["unknown option"]);
  const paper = { kind: "document", genre: "note", title: "x", mark: assessing.mark, notes: [] };
  const paragraphs = [{ number: "¶1", text: "abc" }];
  const of = (more: object) =>
    another(undefined, "doc", { ...paper, paragraphs, pageBreaks: [], ...more });
  const broken = (paragraph: string, place: number) =>
    of({ pageBreaks: [{ page: "2", paragraph, at: place }] });
  expect(problemsOf(broken("¶1", 3))).toEqual([]);
  expect(kindsOf(broken("¶1", 4))).toEqual(["no such place"]);
  expect(kindsOf(broken("¶2", 0))).toEqual(["no such place"]);
  expect(kindsOf(of({ paragraphs: [...paragraphs, ...paragraphs] }))).toEqual(["same paragraph"]);
});

test("a mark is one of the regime, in an entry and in each paragraph", () => {
  const wrong = { level: "X", captions: ["Sensitive", "Sensitiv"] };
  const problems = problemsOf(another(move, "m-2", { mark: wrong }));
  expect(problems.map(sayIncoherence)).toEqual([
    "`X` is no level of the marking regime `made-up`; write one of `U`, `C`, `S`",
    "`Sensitiv` is no caption of the marking regime `made-up`; did you mean `Sensitive`?",
  ]);
  const paragraphs = [{ number: "¶1", text: "abc", mark: wrong }];
  const paper = { kind: "document", genre: "note", title: "x", mark: assessing.mark, notes: [] };
  const inside = problemsOf(another(undefined, "doc", { ...paper, paragraphs, pageBreaks: [] }));
  expect(inside.map(({ path }) => path.join("."))).toEqual([
    "paragraphs.0.mark",
    "paragraphs.0.mark",
  ]);
});

describe("an entry", () => {
  const high = { level: "S", captions: ["Sensitive"] };
  const seen = another(undefined, "seen", { ...assessing, kind: "pressure", mark: high });
  const resting = (mark: object) =>
    another(undefined, "rests", { kind: "withdrawal", of: "seen", reason: "no", mark });

  test.each([
    [{ level: "U", captions: [] }, ["rests above its mark"]],
    [{ level: "S", captions: [] }, ["rests above its mark"]],
    [{ level: "C", captions: ["Sensitive"] }, ["rests above its mark"]],
    [high, []],
    [{ level: "S", captions: ["Eyes Only", "Sensitive"] }, []],
  ])("marked %j may rest on what its mark dominates and on nothing else", (mark, kinds) => {
    expect(kindsOf(seen, resting(mark))).toEqual(kinds);
  });

  test("corrects only what its mark dominates", () => {
    const low = { level: "U", captions: [] };
    expect(kindsOf(seen, superseding(seen, "fix", { mark: low }))).toEqual([
      "rests above its mark",
    ]);
    expect(kindsOf(seen, superseding(seen, "fix"))).toEqual([]);
  });

  test("may name somebody whom one entry defines above it and another within its reach", () => {
    const [above, within] = [high, { level: "U", captions: [] }].map((mark, at) =>
      another(undefined, `basket-${at}`, { kind: "basket", basket: "new", title: "new", mark }),
    ) as [Entry, Entry];
    const naming = (mark: object) =>
      another(undefined, "i", { kind: "issue", issue: "i", title: "i", basket: "new", mark });
    expect(kindsOf(above, naming(within.mark))).toEqual(["rests above its mark"]);
    expect(kindsOf(within, superseding(within, "b", { mark: high }), naming(within.mark))).toEqual(
      [],
    );
  });

  test("that is a document bears at least the marks of its paragraphs", () => {
    const paper = { kind: "document", genre: "note", title: "x", notes: [], pageBreaks: [] };
    const paragraphs = [{ number: "¶1", text: "abc", mark: high }];
    const marked = (mark: object) => another(undefined, "doc", { ...paper, paragraphs, mark });
    expect(kindsOf(marked({ level: "S", captions: [] }))).toEqual(["paragraph above its document"]);
    expect(kindsOf(marked(high))).toEqual([]);
  });
});

test("every problem makes a sentence", () => {
  const problems = [
    ...problemsOf(superseding(move, "fix"), superseding(move, "fix-2"), another(move, "fix", {})),
    ...problemsOf(
      another(move, "m", { issue: "grian", via: { kind: "entry", entry: "no" as EntryId } }),
    ),
  ];
  expect(problems.map(sayIncoherence)).toEqual([
    `\`${move?.id}\` is superseded or withdrawn by \`fix\` already; correct that entry, or leave one of the two out`,
    "is the id of an earlier entry too; give each entry its own",
    "`grian` is no issue of this record; did you mean `grain`?",
    "`no` is no entry of this record; check the id, or record that entry too",
  ]);
});

function isRich(entries: readonly Entry[]): boolean {
  const taken = entries.some(
    (entry) => entry.supersedes !== undefined || entry.kind === "withdrawal",
  );
  return !taken && ofKind(entries, "contact").length > 0;
}
