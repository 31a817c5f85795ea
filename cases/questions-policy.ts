/**
 * What a case may ask of rulings and of contacts beside the policy.
 */
import { z } from "zod";
import { planSchema } from "../src/codec/entry-proposal.ts";
import { ids } from "../src/codec/fields.ts";
import { considerContact, considered } from "../src/core/departure.ts";
import { namesOf } from "../src/core/names.ts";
import type { Attributes } from "../src/core/policy.ts";
import type { Plan } from "../src/core/proposal.ts";
import { planOf } from "../src/core/request.ts";
import { ruleOn } from "../src/core/ruling.ts";
import { type Ruling, type Step, words } from "../src/core/verdict.ts";
import { groundText } from "../src/core/wording.ts";
import { nameOf, subjectName } from "./names.ts";
import { question, type Told, text, texts } from "./question.ts";
import { entryIn, type Scene } from "./scene.ts";

const yesNo = z.enum(["yes", "no"]);

/** The attributes of a contact that an expert speaks of; undecided where the record leaves them open. */
const attributesSaid = {
  "our-level": text,
  "their-level": text,
  "our-office": text,
  "cross-level": text,
  "recipient-present": text,
};

const optional = z.strictObject({ office: text, word: z.enum(words), "cross-level": yesNo });
const nearest = z.union([
  z.literal("none"),
  z.strictObject({
    ours: texts,
    theirs: texts,
    purpose: text,
    word: z.enum(words),
    optional: z.array(optional),
  }),
]);

const onRuling = z.union([
  z.strictObject({ proposal: ids.entry, ask: ids.ask }),
  z.strictObject({ contact: ids.entry }),
  z.strictObject({ plan: planSchema }),
]);

export const rulings = question({
  on: onRuling,
  says: {
    word: z.enum(words),
    ground: text,
    why: text,
    rules: texts,
    comments: texts,
    gates: z.array(z.strictObject({ gate: text, on: text, state: text })),
    missing: texts,
    redirect: text,
    "referred-to": text,
    obligations: texts,
    "only-on": texts,
    undecided: texts,
    nearest,
    optional: z.array(optional),
    road: texts,
    deadlock: texts,
    "acts-next": text,
    strength: text,
    records: texts,
    ...attributesSaid,
  },
  tell: (on, scene) => {
    const { setup } = scene;
    const plan = planAsked(on, scene);
    const ruled = ruleOn({ id: "case", title: "case", plan, knownOn: scene.knownOn }, setup);
    if (!ruled.ok) throw new Error(`not ruled: ${JSON.stringify(ruled.problem)}`);
    return tellRuling(ruled.value, scene);
  },
});

export const contacts = question({
  on: z.strictObject({ contact: ids.entry }),
  says: {
    considered: z.enum(considered),
    word: z.enum(words),
    ground: text,
    rules: texts,
    "waived-by": texts,
    waivers: texts,
    "record-status": text,
    segments: z.array(
      z.strictObject({ title: text.optional(), ours: texts, theirs: texts, issues: texts }),
    ),
    ...attributesSaid,
  },
  tell: ({ contact: id }, scene) => {
    const contact = entryIn(scene, "contact", id);
    const found = considerContact(contact, scene.setup);
    const { parts } = found.judgment;
    return {
      considered: found.considered,
      word: found.judgment.word,
      ground: found.judgment.ground,
      rules: distinct(parts.flatMap((part) => part.rules.map(({ rule }) => rule))),
      "waived-by": found.waivedBy.map(nameOf),
      waivers: found.waivers,
      "record-status": contact.recordStatus,
      segments: contact.segments.map(({ title, participants, issues = [] }) => {
        const on = (side: string) =>
          participants.filter((one) => one.side === side).map(({ who }) => nameOf(who));
        const titled = title === undefined ? {} : { title };
        return { ...titled, ours: on("ours"), theirs: on("theirs"), issues };
      }),
      ...tellAttributes(parts.map((part) => part.attributes)),
    };
  },
});

function planAsked(on: z.output<typeof onRuling>, scene: Scene): Plan {
  if ("plan" in on) return on.plan;
  if ("contact" in on) return planOf(entryIn(scene, "contact", on.contact));
  const proposal = entryIn(scene, "proposal", on.proposal);
  const ask = proposal.asks.find(({ id }) => id === on.ask);
  if (ask === undefined) throw new Error(`\`${on.proposal}\` has no ask \`${on.ask}\``);
  if (ask.kind === "stance")
    throw new Error(`\`${on.ask}\` is a stance; only contacts are ruled on`);
  return ask.plan;
}

function tellRuling(ruling: Ruling, { setup }: Scene): Told {
  const { nearest: step } = ruling;
  return {
    word: ruling.word,
    ground: ruling.ground,
    why: groundText(ruling, namesOf(setup.book, setup.asOf), setup.policy),
    rules: ruling.rules.map(({ rule }) => rule),
    comments: ruling.comments.map(({ rule }) => rule),
    gates: ruling.gates.map(({ gate, subject, state }) => ({
      gate,
      on: subjectName(subject),
      state,
    })),
    missing: distinct(ruling.missing.map(({ gate }) => gate)),
    redirect: ruling.redirect ?? "none",
    "referred-to": ruling.referredTo ?? "none",
    obligations: ruling.obligations.map(({ id }) => id),
    "only-on": ruling.onlyOn,
    undecided: ruling.undecided.map(({ attribute }) => attribute),
    nearest: step?.kind === "contact" ? tellContact(step) : "none",
    optional: ruling.optional.map(({ who, ruling: own }) => ({
      office: nameOf(who),
      word: own.word,
      "cross-level": own.parts.some((part) => part.attributes.crossLevel === "yes") ? "yes" : "no",
    })),
    road: ruling.road.map(stepName),
    deadlock: ruling.deadlock,
    "acts-next": `${nameOf(ruling.actsNext.who)}: ${ruling.actsNext.to}`,
    strength: ruling.strength,
    records: ruling.records,
    ...tellAttributes(ruling.parts.map((part) => part.attributes)),
  };
}

export function tellContact(step: Extract<Step, { readonly kind: "contact" }>): Told {
  return {
    ours: step.plan.ours.map(({ who }) => nameOf(who)),
    theirs: step.plan.theirs.map(({ who }) => nameOf(who)),
    purpose: step.plan.purpose,
    word: step.word,
    optional: step.optional.map(({ office, word, crossLevel }) => ({
      office,
      word,
      "cross-level": crossLevel ? "yes" : "no",
    })),
  };
}

/** `us/secretary-of-state with ussr/foreign-minister: probe`, `finding for gate-1`, `gate-1 opens`. */
function stepName(step: Step): string {
  switch (step.kind) {
    case "contact": {
      const side = (people: Plan["ours"]) => people.map(({ who }) => nameOf(who)).join(", ");
      return `${side(step.plan.ours)} with ${side(step.plan.theirs)}: ${step.plan.purpose}`;
    }
    case "finding":
      return `finding for ${step.gate}: ${step.condition.kind}`;
    case "gate opens":
      return `${step.gate} opens`;
    case "wait":
      return `wait for ${step.gate}: ${step.condition.kind}`;
  }
}

function tellAttributes(all: readonly Attributes[]): Told {
  const value = (name: keyof Attributes) => distinct(all.map((one) => one[name])).join(" or ");
  return {
    "our-level": value("ourLevel"),
    "their-level": value("theirLevel"),
    "our-office": value("ourOffice"),
    "cross-level": value("crossLevel"),
    "recipient-present": value("recipientPresent"),
  };
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
