/**
 * Generators of what entries are made of: text, ids, dates, people, plans, asks.
 */
import fc from "fast-check";
import {
  initiators,
  modes,
  type Participant,
  premises,
  purposes,
  roles,
  settings,
  sides,
} from "../src/core/contact.ts";
import { addDays, type Day, endOfDay, type Instant, startOfDay } from "../src/core/day.ts";
import type { Envelope } from "../src/core/entry.ts";
import { capacities, type Who } from "../src/core/party.ts";
import type { Ask, Plan, Planned } from "../src/core/proposal.ts";
import { parseWhen, type When } from "../src/core/when.ts";

/** Fields that must be there, and fields that may. */
export function fields<Must extends object, May extends object>(
  must: { [Name in keyof Must]: fc.Arbitrary<Must[Name]> },
  may: { [Name in keyof May]: fc.Arbitrary<May[Name]> },
): fc.Arbitrary<Must & Partial<May>> {
  const all = { ...must, ...may };
  // The record has the fields of both, since it is made of both.
  return fc.record(all, { requiredKeys: Object.keys(must) as never[] }) as fc.Arbitrary<
    Must & Partial<May>
  >;
}

export const oneOf = <const Words extends readonly unknown[]>(words: Words) =>
  fc.constantFrom(...words) as fc.Arbitrary<Words[number]>;
export const few = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 3 });
export const some = <Item>(item: fc.Arbitrary<Item>) =>
  fc.array(item, { minLength: 1, maxLength: 3 });

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("Namibia", "“then and then only”", "¶3", "a; b", "line\nbreak", "κόσμε 🌍"),
  fc
    .string({ unit: "binary", minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== "" && !text.includes("\0")),
);

/** Of no type, so that it may stand for any branded id: a codec makes the brands. */
export const anyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,8}$/) as fc.Arbitrary<never>;

export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 1200 })
  .map((days) => addDays("1981-01-01" as Day, days));

export const anyInstant: fc.Arbitrary<Instant> = fc
  .tuple(anyDay, fc.boolean())
  .map(([day, early]) => (early ? startOfDay(day) : endOfDay(day)));

export const anyWhen: fc.Arbitrary<When> = fc
  .tuple(anyDay, anyDay, fc.constantFrom("", "~", "?", "%"), fc.integer({ min: 0, max: 6 }))
  .map(([a, b, mark, form]) => {
    const [first, last] = a < b ? [a, b] : [b, a];
    const texts = [
      `${a}${mark}`,
      `${a.slice(0, 7)}${mark}`,
      `${a.slice(0, 4)}${mark}`,
      `${first}/${last}${mark}`,
      `${a}/..`,
      `/${a}`,
      `${a.slice(0, 3)}X`,
    ];
    return whenOf(texts[form] ?? a);
  });

export function whenOf(text: string): When {
  const when = parseWhen(text);
  if (!when.ok) throw new Error(when.problem);
  return when.value;
}

export const anyWho: fc.Arbitrary<Who> = fc.oneof(
  fc.record({ kind: fc.constant("person" as const), person: anyId }),
  fc.record({ kind: fc.constant("office" as const), office: anyId }),
  fc.record({ kind: fc.constant("party" as const), party: anyId }),
  fc.record({ kind: fc.constant("words" as const), words: anyText }),
);

export const anyMark = fc.record({
  level: fc.constantFrom("U", "C", "S"),
  captions: fc.subarray(["Sensitive", "Eyes Only"]),
});

export const anyEnvelope: fc.Arbitrary<Envelope> = fields(
  {
    id: anyId,
    recorded: fc.record({ at: anyInstant, by: anyText }),
    mark: anyMark,
    sources: few(fields({ work: anyText }, { place: anyText, note: anyText })),
  },
  {
    when: anyWhen,
    uncertain: anyText,
    note: anyText,
    supersedes: fc.record({ entry: anyId, reason: anyText }),
  },
);

const acting = { as: fc.record({ office: anyId, capacity: oneOf(capacities) }) };

export const anyParticipant: fc.Arbitrary<Participant> = fields(
  { who: anyWho, side: oneOf(sides), role: oneOf(roles) },
  { ...acting, level: anyId },
);

const anyPlanned: fc.Arbitrary<Planned> = fields(
  { who: anyWho },
  { ...acting, level: anyId, optional: fc.boolean(), carries: fc.boolean() },
);

export const acrosses = ["counterpart", "own side"] as const;

export const anyPlan: fc.Arbitrary<Plan> = fields(
  {
    across: oneOf(acrosses),
    ours: few(anyPlanned),
    theirs: few(anyPlanned),
    mode: oneOf(modes),
    setting: oneOf(settings),
    purpose: oneOf(purposes),
    initiator: oneOf(initiators),
    issues: few(anyId),
  },
  {
    convenedAs: anyId,
    prepared: fc.boolean(),
    premises: oneOf(premises),
    forum: anyId,
    phase: anyId,
  },
);

const ask = { id: anyId, title: anyText };
export const anyAsk: fc.Arbitrary<Ask> = fc.oneof(
  fields({ ...ask, kind: fc.constant("engagement" as const), plan: anyPlan }, { words: anyText }),
  fields(
    {
      ...ask,
      kind: fc.constant("stance" as const),
      text: anyText,
      baskets: few(anyId),
      issues: few(anyId),
      options: few(fc.record({ issue: anyId, option: anyId })),
    },
    { words: anyText },
  ),
  fields(
    {
      ...ask,
      kind: fc.constant("rate" as const),
      direction: oneOf(["more", "less"]),
      plan: anyPlan,
    },
    { words: anyText },
  ),
);
