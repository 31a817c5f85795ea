/** The gates of a policy broken on purpose, in one place at a time. */
import { addMonths, type Day } from "../../src/core/day.ts";
import { type Condition, type Gate, scopes } from "../../src/core/gate-policy.ts";
import { issueStates } from "../../src/core/issue.ts";
import { significances } from "../../src/core/move.ts";
import type { Policy } from "../../src/core/policy.ts";
import { standings } from "../../src/core/standing-words.ts";
import { type Mutant, replaced } from "./mutant.ts";

type Changed = { readonly what: string; readonly condition: Condition };

export function gateMutants(policy: Policy): readonly Mutant[] {
  return policy.gates.flatMap((gate, at) => {
    const make = (what: string, but: Partial<Gate>): Mutant => ({
      what: `gate ${gate.id}: ${what}`,
      policy: { ...policy, gates: replaced(policy.gates, at, { ...gate, ...but }) },
    });
    return [
      ...conditionMutants(gate.opens, policy).map(({ what, condition }) =>
        make(`opens ${what}`, { opens: condition }),
      ),
      ...scopes
        .filter((scope) => scope !== gate.scope)
        .map((scope) => make(`scope ${scope}`, { scope })),
      ...closing(gate, policy, make),
      ...reach(gate, make),
    ];
  });
}

type Make = (what: string, but: Partial<Gate>) => Mutant;

function closing(gate: Gate, policy: Policy, make: Make): readonly Mutant[] {
  const { closes, opens, ...rest } = gate;
  if (closes === undefined) return [];
  const without = {
    ...policy,
    gates: policy.gates.map((one) => (one === gate ? { ...rest, opens } : one)),
  };
  return [
    { what: `gate ${gate.id}: never closes`, policy: without },
    make("opens and closes swapped", { opens: closes, closes: opens }),
    ...conditionMutants(closes, policy).map(({ what, condition }) =>
      make(`closes ${what}`, { closes: condition }),
    ),
  ];
}

function reach({ baskets, issues, lapsesAfterMonths }: Gate, make: Make): readonly Mutant[] {
  return [
    ...(baskets.length > 0 ? [make("any basket", { baskets: [] })] : []),
    ...(baskets.length > 1
      ? baskets.map((one) => make(`not ${one}`, { baskets: baskets.filter((id) => id !== one) }))
      : []),
    ...(issues.length > 0 ? [make("any issue", { issues: [] })] : []),
    ...(issues.length > 1
      ? issues.map((one) => make(`not ${one}`, { issues: issues.filter((id) => id !== one) }))
      : []),
    ...(lapsesAfterMonths === undefined
      ? []
      : [
          make("lapses later", { lapsesAfterMonths: lapsesAfterMonths + 1 }),
          make("lapses earlier", { lapsesAfterMonths: Math.max(1, lapsesAfterMonths - 1) }),
        ]),
  ];
}

function conditionMutants(condition: Condition, policy: Policy): readonly Changed[] {
  return [
    ...structural(condition, policy),
    ...byMutants(condition, policy),
    ...withinMutants(condition),
    ...ownMutants(condition),
  ];
}

function structural(condition: Condition, policy: Policy): readonly Changed[] {
  if (condition.kind === "not")
    return [
      { what: "not so", condition: condition.of },
      ...conditionMutants(condition.of, policy).map(({ what, condition: of }) => ({
        what,
        condition: { ...condition, of },
      })),
    ];
  const negated = { what: "the contrary", condition: { kind: "not", of: condition } } as const;
  if (condition.kind !== "all" && condition.kind !== "any") return [negated];
  const { of } = condition;
  const swapped = condition.kind === "all" ? "any" : "all";
  return [
    ...(of.length > 1 || of.length === 0
      ? [{ what: `${swapped} of them`, condition: { ...condition, kind: swapped } as const }]
      : []),
    ...of.flatMap((part, at) => [
      ...(of.length > 1
        ? [
            {
              what: `without part ${at + 1}`,
              condition: { ...condition, of: replaced(of, at, undefined) },
            },
          ]
        : []),
      ...conditionMutants(part, policy).map(({ what, condition: changed }) => ({
        what: `part ${at + 1} ${what}`,
        condition: { ...condition, of: replaced(of, at, changed) },
      })),
    ]),
  ];
}

/** Who may find it: each of them taken out, each other group of ours put in. */
function byMutants(condition: Condition, { groups }: Policy): readonly Changed[] {
  if (!("by" in condition)) return [];
  const { by } = condition;
  const others = groups.filter(({ id, side }) => side === "ours" && !by.includes(id));
  return [
    ...(by.length > 1 ? by : []).map((one) => ({
      what: `not by ${one}`,
      condition: { ...condition, by: by.filter((group) => group !== one) },
    })),
    ...others.map(({ id }) => ({
      what: `also by ${id}`,
      condition: { ...condition, by: [...by, id] },
    })),
  ];
}

function withinMutants(condition: Condition): readonly Changed[] {
  if (!("withinMonths" in condition) || condition.withinMonths === undefined) {
    const timed = condition.kind === "determined concession" || condition.kind === "issues at";
    return timed ? [{ what: "within a month", condition: { ...condition, withinMonths: 1 } }] : [];
  }
  const { withinMonths, ...ever } = condition;
  return [
    { what: "ever", condition: ever as Condition }, // the field may be left out
    { what: "within a month more", condition: { ...condition, withinMonths: withinMonths + 1 } },
  ];
}

function ownMutants(condition: Condition): readonly Changed[] {
  switch (condition.kind) {
    case "determined concession":
      return [
        ...steps(significances, condition.atLeast).map((atLeast) => ({
          what: `at least ${atLeast}`,
          condition: { ...condition, atLeast },
        })),
        ...toggled(standings, condition.standing).map(({ what, list }) => ({
          what: `standing ${what}`,
          condition: { ...condition, standing: list },
        })),
      ];
    case "issues at":
      return issuesMutants(condition);
    case "contact held":
      return [
        ...toggled([], condition.purposes).map(({ what, list }) => ({
          what: `purpose ${what}`,
          condition: { ...condition, purposes: list },
        })),
        ...(condition.ourRungs.length === 0
          ? []
          : [{ what: "any level of ours", condition: { ...condition, ourRungs: [] } }]),
        ...(condition.theirRungs.length === 0
          ? []
          : [{ what: "any level of theirs", condition: { ...condition, theirRungs: [] } }]),
      ];
    case "determination":
      return [
        { what: "another finding", condition: { ...condition, name: `${condition.name}-not` } },
        ...handMutants(condition),
      ];
    case "event":
      return [
        { what: "another event", condition: { ...condition, event: `${condition.event}-not` } },
      ];
    case "date":
      return dateMutants(condition);
    case "move assessed":
      return steps(significances, condition.atLeast).map((atLeast) => ({
        what: `at least ${atLeast}`,
        condition: { ...condition, atLeast },
      }));
    case "gate open":
    case "all":
    case "any":
    case "not":
      return [];
  }
}

function issuesMutants(
  condition: Extract<Condition, { readonly kind: "issues at" }>,
): readonly Changed[] {
  const { issues, baskets, state, route: _, ...rest } = condition;
  const but = (what: string, changed: Partial<typeof condition>) => ({
    what,
    condition: { ...condition, ...changed },
  });
  return [
    ...steps(issueStates, state).map((other) => but(`at ${other}`, { state: other })),
    ...(issues === "all"
      ? [but("one issue", { issues: 1 })]
      : [but("one issue more", { issues: issues + 1 })]),
    but("one basket more", { baskets: baskets + 1 }),
    ...(issues !== "all" && issues > 1 ? [but("one issue fewer", { issues: issues - 1 })] : []),
    ...(baskets > 1 ? [but("one basket fewer", { baskets: baskets - 1 })] : []),
    ...(condition.route === undefined
      ? []
      : [{ what: "by any route", condition: { ...rest, issues, baskets, state } }]),
  ];
}

/** Without the recommendation, by any one of those who must all agree. */
function handMutants(
  condition: Extract<Condition, { readonly kind: "determination" }>,
): readonly Changed[] {
  const { recommendedBy, unanimous, ...bare } = condition;
  return [
    ...(recommendedBy === undefined
      ? []
      : [
          {
            what: "recommended by nobody",
            condition: unanimous === undefined ? bare : { ...bare, unanimous },
          },
        ]),
    ...(unanimous === undefined
      ? []
      : [
          {
            what: "by any of them",
            condition: recommendedBy === undefined ? bare : { ...bare, recommendedBy },
          },
        ]),
  ];
}

function dateMutants(condition: Extract<Condition, { readonly kind: "date" }>): readonly Changed[] {
  const shift = (day: Day, months: number) => addMonths(day, months);
  const { from, to } = condition;
  return [
    ...(from === undefined
      ? []
      : [-1, 1].map((by) => ({
          what: "begins otherwise",
          condition: { ...condition, from: shift(from, by) },
        }))),
    ...(to === undefined
      ? []
      : [-1, 1].map((by) => ({
          what: "ends otherwise",
          condition: { ...condition, to: shift(to, by) },
        }))),
  ];
}

/** The value before and the value after. */
function steps<Item>(all: readonly Item[], value: Item): readonly Item[] {
  const at = all.indexOf(value);
  return [all[at - 1], all[at + 1]].filter((one) => one !== undefined);
}

function toggled<Item>(
  all: readonly Item[],
  list: readonly Item[],
): readonly { readonly what: string; readonly list: readonly Item[] }[] {
  return [
    ...(list.length > 1 ? list : []).map((one) => ({
      what: `without ${String(one)}`,
      list: list.filter((other) => other !== one),
    })),
    ...all
      .filter((one) => !list.includes(one))
      .map((one) => ({ what: `also ${String(one)}`, list: [...list, one] })),
  ];
}
