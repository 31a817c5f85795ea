import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Day } from "../src/core/day.ts";
import { type Asked, type Case, parseCase } from "./case.ts";
import { beside } from "./question.ts";
import { questions } from "./questions.ts";
import { instantOf, policyNamed, recordOf, type Scene, sceneOf } from "./scene.ts";

const files = readdirSync("cases").filter((file) => file.endsWith(".yaml"));

describe.each(files)("%s", (file) => {
  const one = parseCase(readFileSync(`cases/${file}`, "utf8"), file);
  const record = recordOf(one.dossier, one.additions);
  const rows = one.asked.flatMap((asked, at) =>
    (asked.policy === undefined ? one.policies : [asked.policy]).map((policy) => ({
      title: titleOf(one, asked, { policy, at }),
      asked,
      policy,
    })),
  );

  test.each(rows)("$title", ({ asked, policy }) => {
    const scene = sceneOf(record, {
      policy: policyNamed(policy),
      asOf: (asked["as-of"] ?? one["as-of"]) as Day,
      knownOn: instantOf(asked["known-on"] ?? one["known-on"]),
    });
    const { said, told } = beside(asked.says, tell(asked, scene));
    expect(told).toEqual(said);
  });
});

function tell({ kind, on }: Asked, scene: Scene) {
  // The form of a case knows no other kinds than these.
  return questions[kind as keyof typeof questions].tell(on, scene);
}

function titleOf(
  { title, policies }: Case,
  asked: Asked,
  { policy, at }: { readonly policy: string; readonly at: number },
): string {
  const what = asked.title ?? `${title}, ${asked.kind} ${at + 1}`;
  return policies.length > 1 ? `${what} (${policy})` : what;
}
