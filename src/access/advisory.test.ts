import { expect, test } from "vitest";
import { regime } from "../../test/harbour.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import { advisoryFor } from "./advisory.ts";

const [lowest, higher] = regime.levels.map(({ id }) => id);
const cleared = (level = "") => ({ level, captions: [], groups: [] });
const mark = (level = "") => ({ level, captions: [] });

test("where a policy says no mark from which it binds, it binds for everyone", () => {
  const { bindingFrom: _, ...policy } = aPolicy();
  expect(advisoryFor(policy, cleared(lowest), regime)).toBeUndefined();
});

test("beneath the mark its rulings are advice and refer to who receives by the channel", () => {
  const policy = { ...aPolicy(), bindingFrom: mark(higher) };
  expect(advisoryFor(policy, cleared(higher), regime)).toBeUndefined();
  const advisory = advisoryFor(policy, cleared(lowest), regime);
  expect(advisory?.text).toContain(advisory?.referTo);
  const recipient = policy.groups.find(({ id }) => id === policy.channels[0]?.recipient)?.title;
  expect(advisory?.referTo).toBe(recipient ?? policy.authority.by);
});
