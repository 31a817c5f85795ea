import fc from "fast-check";
import { expect, test } from "vitest";
import { aRule, aTable } from "../../test/any-policy.ts";
import { modes } from "./contact.ts";
import { compile, decide, type RuleTable } from "./deciding.ts";
import { domainOf, eachRequest, sizeOf, toldApart, valuesIn } from "./domain.ts";
import type { BasketId, ForumId, IssueId, LevelId, OfficeId, RungId } from "./id.ts";
import type { Forum, Issue } from "./issue.ts";
import { type Attributes, attributes, type Clause, type Group, type Rung } from "./policy.ts";

const aside = ["premises", "prepared", "registered", "ourOtherOffice"] as const;

const policy = {
  ladder: [aRung("buyers"), aRung("board")],
  groups: [aGroup("buyer", "ours"), aGroup("seller", "theirs")],
  phases: ["tender"],
};
const issues = [anIssue("price", "terms"), anIssue("delivery", "terms"), anIssue("law", "form")];
const forums = [aForum("price talks", ["price"])];
const domain = domainOf(policy, issues, forums);

test("each attribute has its own values, and one for what the policy does not know", () => {
  expect(valuesIn(domain, "ourLevel")).toEqual(["off the ladder", "buyers", "board"]);
  expect(valuesIn(domain, "ourOffice")).toEqual(["buyer", "other"]);
  expect(valuesIn(domain, "theirOffice")).toEqual(["seller", "other"]);
  expect(valuesIn(domain, "issue")).toEqual(["none", "price", "delivery", "law"]);
  expect(valuesIn(domain, "basket")).toEqual(["none", "terms", "form"]);
  expect(valuesIn(domain, "forum")).toEqual(["none", "price talks"]);
  expect(valuesIn(domain, "phase")).toEqual(["none", "tender"]);
  expect(valuesIn(domain, "mode")).toEqual(modes);
  for (const attribute of attributes) {
    const least = (aside as readonly string[]).includes(attribute) ? 0 : 1;
    expect(valuesIn(domain, attribute).length, attribute).toBeGreaterThan(least);
  }
});

test("what no rule names has one value; what one names has each that can occur", () => {
  for (const attribute of aside) expect(valuesIn(domain, attribute)).toEqual(["none"]);
  const rules = [aRule("r", { when: aside.map((attribute) => ({ [attribute]: ["yes"] })) })];
  const asked = domainOf({ ...policy, rules }, issues, forums);
  expect(valuesIn(asked, "premises")).toEqual(["ours", "theirs", "elsewhere", "none"]);
  expect(valuesIn(asked, "prepared")).toEqual(["no", "yes"]);
  expect(valuesIn(asked, "registered")).toEqual(["no", "yes", "none"]);
  expect(valuesIn(asked, "ourOtherOffice")).toEqual(["none", "buyer", "other"]);
});

test("who write or call are on nobody's ground, who meet are on some", () => {
  const rules = [aRule("r", { when: [{ premises: ["ours"] }] })];
  const [modesAxis] = domainOf({ ...policy, rules }, issues, forums).filter(
    (axis) => axis[0]?.mode !== undefined,
  );
  for (const { mode, premises } of modesAxis ?? []) {
    const together = ["meeting", "démarche", "session", "social"].includes(mode ?? "");
    expect(premises === "none", mode).toBe(!together);
  }
});

test("the walk visits as many requests as there are, each once and each complete", () => {
  const small = toldApart(domain, [
    aTable([aRule("r", { when: [{ mode: ["call"] }, { phase: ["tender"] }] })]),
  ]);
  const seen = new Set<string>();
  let visits = 0;
  eachRequest(small, (request) => {
    visits += 1;
    seen.add(JSON.stringify(attributes.map((name) => request[name] ?? "missing")));
  });
  expect([visits, seen.size, sizeOf(small)]).toEqual([4, 4, 4]);
  expect([...seen].join()).not.toContain("missing");
});

test("what hangs together is walked together", () => {
  const where = new Set<string>();
  const levels = new Set<string>();
  const media = new Set<string>();
  const every = aTable([
    aRule("r", {
      when: [
        ...each("mode"),
        ...each("issue"),
        ...each("forum"),
        ...each("ourLevel"),
        ...each("theirLevel"),
      ],
    }),
  ]);
  eachRequest(toldApart(domain, [every]), (request) => {
    where.add([request.issue, request.basket, request.forum].join(" / "));
    levels.add([request.ourLevel, request.theirLevel, request.crossLevel].join(" / "));
    media.add([request.mode, request.medium].join(" / "));
  });
  expect([...where].sort()).toEqual([
    "delivery / terms / none",
    "law / form / none",
    "none / none / none",
    "none / none / price talks",
    "price / terms / none",
    "price / terms / price talks",
  ]);
  expect([...levels].filter((level) => level.endsWith("yes")).sort()).toEqual([
    "board / buyers / yes",
    "board / off the ladder / yes",
    "buyers / board / yes",
    "off the ladder / board / yes",
  ]);
  expect(levels.size).toBe(9);
  expect(media.size).toBe(modes.length);
  expect(media).toContain("letter / written");
});

test("requests told apart stand for every request of the domain", () => {
  const anyOf = fc
    .constantFrom(...attributes)
    .chain((name) =>
      fc.subarray([...valuesIn(domain, name)]).map((values): Clause => ({ [name]: values })),
    );
  const anyClause = fc
    .array(anyOf, { maxLength: 3 })
    .map((parts): Clause => Object.assign({}, ...parts));
  const anyClauses = fc.array(anyClause, { maxLength: 2 });
  const anyRules = fc.array(fc.record({ when: anyClauses, unless: anyClauses }), { maxLength: 5 });
  const anyChoice = fc.array(fc.nat(), { minLength: domain.length, maxLength: domain.length });
  fc.assert(
    fc.property(
      anyRules,
      fc.array(anyChoice, { minLength: 20, maxLength: 20 }),
      (rules, choices) => {
        const table: RuleTable = aTable(rules.map((rule, at) => aRule(`rule ${at}`, rule)));
        const compiled = compile(table);
        const stand = new Set<string>();
        eachRequest(toldApart(domain, [table]), (request) => {
          stand.add(matchedOf(compiled, request));
        });
        for (const choice of choices) expect(stand).toContain(matchedOf(compiled, chosen(choice)));
      },
    ),
    { numRuns: 200, seed: 11 },
  );
});

/** The request that takes one way of each axis. */
function chosen(choice: readonly number[]): Attributes {
  const parts = domain.map((axis, at) => axis[(choice[at] ?? 0) % axis.length]);
  return Object.assign({}, ...parts);
}

function matchedOf(table: ReturnType<typeof compile>, request: Attributes): string {
  return decide(table, request)
    .matched.map(({ id }) => id)
    .join();
}

function each(attribute: keyof Clause): readonly Clause[] {
  return valuesIn(domain, attribute).map((value) => ({ [attribute]: [value] }));
}

function aRung(id: string): Rung {
  return { id: id as RungId, title: id, levels: [id as LevelId] };
}

function aGroup(id: string, side: Group["side"]): Group {
  return { id, side, title: id, offices: [id as OfficeId] };
}

function anIssue(id: string, basket: string): Issue {
  const ids = { issue: id as IssueId, basket: basket as BasketId };
  return { kind: "issue", ...ids, title: id, scale: [] };
}

function aForum(id: string, covered: readonly string[]): Forum {
  return { kind: "forum", forum: id as ForumId, title: id, issues: covered as readonly IssueId[] };
}
