/**
 * `chancery policy check`: a policy tried on every request and on every state.
 */
import type { PolicyCheckOutput } from "../codec/output-workbench.ts";
import { listed } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { runTelling } from "../service/long-work.ts";
import { checkingPolicy } from "../service/policy-workbench.ts";
import { takePolicyAlone } from "../service/shelf.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText } from "./frame.ts";
import { policyNamed, policyWord } from "./policy-word.ts";
import { bullets, capital, page, section, table } from "./text.ts";
import {
  type Answer,
  badInput,
  type Given,
  one,
  type Shell,
  type Trouble,
  type Verb,
} from "./verb.ts";

export const policyCheckVerb: Verb = {
  name: "policy check",
  summary: "Try a policy on every request, and its properties on every state",
  about:
    "Says of a policy, exactly, which rules never match or never decide, what no rule speaks of, what is odd beside the record, and which properties hold. A property that fails is told as a story. Bounds are printed with every result.",
  words: [policyWord],
  options: {
    higher: {
      value: "FILE|ID",
      what: "A policy of higher authority: what this one lets pass and that one does not",
    },
    "exit-code": { what: "End with 3 if a rule is dead, a conflict is found or a property fails" },
    ...deskOptions,
  },
  examples: ["policy check ID --as-of DATE", "policy check ./draft.yaml --higher ID --json"],
  run: check,
};

function check(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(policyNamed(given), shell);
  if (!desk.ok) return desk;
  const name = one(given, "higher");
  const higher = name === undefined ? ok(undefined) : takePolicyAlone(name, shell.cwd);
  if (!higher.ok) return troubled(higher.problem);
  const { setup, knownOn } = desk.value;
  const work = checkingPolicy(setup, higher.value === undefined ? {} : { higher: higher.value });
  const found = runTelling(work, shell.tell ?? (() => undefined));
  if (!found.ok) return badInput(found.problem);
  return ok({
    json: found.value,
    print: (width) => printCheck(found.value, frameText(setup, knownOn), width),
    inOrder: isSound(found.value),
  });
}

function isSound({ rules, conflicts, properties }: PolicyCheckOutput): boolean {
  const dead = rules.some(
    ({ matches, decides, advice }) => matches === 0 || (decides === 0 && !advice),
  );
  const fails = properties.findings.some(({ result }) => result === "fails");
  return !dead && !fails && (conflicts === null || conflicts.count === 0);
}

function printCheck(found: PolicyCheckOutput, frame: string, width: number): string {
  const { bounds, findings } = found.properties;
  const { issues, baskets, states, steps, exhausted } = bounds;
  const reach = exhausted ? "all that can be reached" : `all within ${steps} steps`;
  return page([
    wrap(frame, { width }),
    section(
      `What it comes to, over ${figure(found.requests)} requests`,
      table(
        found.outcomes.map(({ outcome, count }) => [figure(count), outcome.text]),
        { width },
      ),
    ),
    section("Rules", bullets(ruleLines(found), { width })),
    section(
      `What no rule speaks of: ${figure(found.silence.count)} requests outside the exemptions`,
      bullets(kindLines(found.silence), { width }),
    ),
    conflictSection(found, width),
    section(
      "Beside the record",
      bullets(
        found.record.map(({ text }) => text),
        { width },
      ),
    ),
    wrap(
      `Properties, within these bounds: ${counted(issues.length, "issue")} over ${counted(baskets, "basket")} (${listed(issues)}); ${figure(states)} ${states === 1 ? "state" : "states"}, ${reach}; ${figure(bounds.requests)} requests. Nothing outside this model is proved.`,
      { width },
    ),
    ...findings.map((one) => printProperty(one, width)),
  ]);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function ruleLines({ rules }: PolicyCheckOutput): readonly string[] {
  const odd = rules.flatMap(({ rule, matches, decides, behind, advice }) => {
    if (matches === 0) return [`\`${rule}\` can never match`];
    if (decides > 0 || advice) return [];
    return [
      `\`${rule}\` never decides: wherever it matches, ${listed(
        behind.map((one) => `\`${one}\``),
        "or",
      )} is stricter`,
    ];
  });
  return odd.length === 0
    ? [`each of the ${rules.length} matches somewhere, and all but advice decide somewhere`]
    : odd;
}

function kindLines({ kinds, left }: PolicyCheckOutput["silence"]): readonly string[] {
  const lines = kinds.map(({ text }) => text);
  return left === 0
    ? lines
    : [...lines, `and ${figure(left)} requests of further kinds, too many to list`];
}

function conflictSection({ conflicts }: PolicyCheckOutput, width: number): string {
  if (conflicts === null) return "";
  const lines = conflicts.count === 0 ? ["none"] : kindLines(conflicts);
  return section(
    `What it lets pass and \`${conflicts.with}\` does not: ${figure(conflicts.count)} requests`,
    bullets(lines, { width }),
  );
}

function printProperty(
  {
    id,
    title,
    result,
    reasons,
    exceptions,
    story,
  }: PolicyCheckOutput["properties"]["findings"][number],
  width: number,
): string {
  const lines = [...reasons, ...(exceptions.length === 0 ? [] : [`but for ${listed(exceptions)}`])];
  return [
    wrap(`${id} ${title}: ${result}`, { width }),
    bullets(lines, { width }),
    ...(story.length === 0
      ? []
      : [
          bullets(
            story.map(({ text }) => capital(text)),
            { width, indent: "    ", numbered: true },
          ),
        ]),
  ].join("\n");
}

export function figure(count: number): string {
  return count.toLocaleString("en-GB");
}
