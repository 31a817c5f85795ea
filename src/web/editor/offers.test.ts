import { expect, test } from "vitest";
import published from "../../../docs/schema/policy.schema.json" with { type: "json" };
import pack from "../../../packs/clark-1983-per-issue.yaml?raw";
import { type Known, offersAt, type Schema } from "./offers.ts";
import { yamlPlaceAt } from "./yaml-place.ts";

const schema = published as Schema;
const none: readonly never[] = [];
const known: Known = {
  office: [{ id: "us/president", title: "President" }],
  issue: [{ id: "grain", title: "Grain" }],
  basket: none,
  level: [{ id: "expert", title: "expert" }],
  policy: [{ id: "older", title: "An older one" }],
};

function offered(more: string): readonly string[] {
  const text = `${pack}\n${more}`;
  return offersAt(yamlPlaceAt(text, text.length), text, { schema, known }).map((one) => one.text);
}

test.each([
  { more: "", has: ["rules", "gates", "supersedes"], hasNot: ["when"] },
  { more: "strength: ", has: ["binding", "guidance", "advice"], hasNot: ["rules"] },
  { more: "supersedes: ", has: ["older"], hasNot: ["clark-1983-per-issue"] },
  { more: "rules:\n  - id: a\n    ", has: ["when", "unless", "forbid", "gate"], hasNot: ["scope"] },
  { more: "rules:\n  - id: a\n    gate: ", has: ["gate-1", "gate-2"], hasNot: ["secretary"] },
  { more: "rules:\n  - id: a\n    forbid: { redirect: ", has: ["secretary"], hasNot: ["gate-1"] },
  { more: "rules:\n  - id: a\n    when: { ", has: ["our-level", "purpose"], hasNot: ["cite"] },
  {
    more: "rules:\n  - id: a\n    when: { purpose: [",
    has: ["probe", "negotiate"],
    hasNot: ["our-level"],
  },
  { more: "rules:\n  - id: a\n    when: { issue: ", has: ["grain"], hasNot: ["us/president"] },
  {
    more: "rules:\n  - id: a\n    when: { our-office: [",
    has: ["president", "white-house-staff"],
    hasNot: ["foreign-minister"],
  },
  { more: "rules:\n  - id: a\n    when: { our-level: ", has: ["working", "summit"], hasNot: ["x"] },
  { more: "groups:\n  ours:\n    a: { offices: [", has: ["us/president"], hasNot: ["president"] },
  { more: "gates:\n  - id: g\n    scope: ", has: ["issue", "relationship"], hasNot: ["gate-1"] },
  {
    more: "gates:\n  - id: g\n    opens:\n      determined-concession:\n        by: [",
    has: ["president", "secretary"],
    hasNot: ["us/president"],
  },
])("after `$more` it offers $has", ({ more, has, hasNot }) => {
  const offers = offered(more);
  expect(offers).toEqual(expect.arrayContaining(has));
  for (const name of hasNot) expect(offers).not.toContain(name);
});
