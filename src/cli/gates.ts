/**
 * `chancery gates`: what each gate of the policy stands at, and why.
 */
import { citeText, type Names } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import type { ConditionFinding, GateFinding } from "../core/verdict.ts";
import { conditionText } from "../core/wording.ts";
import { wrap } from "../library/wrap.ts";
import { viewGate } from "../service/gate-view.ts";
import { gatesOn } from "../service/gates.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, type Page, pageOf } from "./frame.ts";
import { evidenceLines, metWords, shortened } from "./print-ruling.ts";
import { bullets, capital, page } from "./text.ts";
import { type Answer, type Given, one, type Shell, type Trouble, type Verb } from "./verb.ts";

export const gatesVerb: Verb = {
  name: "gates",
  summary: "What each gate of the policy stands at, and on which records",
  about:
    "Says of every gate of the policy, on everything it can be asked about, whether it is open, shut or undecided on this record, and why.",
  words: [],
  options: {
    gate: { value: "ID", what: "This gate alone" },
    issue: { value: "ID", what: "What bears on this issue alone" },
    ...deskOptions,
  },
  examples: [
    "gates --policy ID --as-of DATE --known-on DATE",
    "gates --issue ID --policy ID --json",
  ],
  run: gates,
};

function gates(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const { setup, knownOn } = desk.value;
  const only = { gate: one(given, "gate"), issue: one(given, "issue") };
  const found = gatesOn(only, setup);
  if (!found.ok) return troubled(found.problem);
  const terms = pageOf(setup, 0);
  return ok({
    json: found.value.map((gate) => viewGate(gate, terms)),
    print: (width) => printGates(found.value, frameText(setup, knownOn), pageOf(setup, width)),
  });
}

function printGates(found: readonly GateFinding[], frame: string, on: Page): string {
  const ids = [...new Set(found.map(({ gate }) => gate))];
  const blocks = ids.map((id) =>
    printGate(
      found.filter(({ gate }) => gate === id),
      on,
    ),
  );
  return page([wrap(frame, { width: on.width }), ...blocks]);
}

/** Open and undecided ones with their records; of many shut ones, the names. */
function printGate(found: readonly GateFinding[], on: Page): string {
  const { names, policy, width } = on;
  const [first] = found;
  if (first === undefined) return "";
  const shut = found.filter(({ state }) => state === "shut");
  const shown = found.filter(({ state }) => state !== "shut" || shut.length <= 3);
  const head = `${first.title} (\`${first.gate}\`, ${citeText(first.cite, policy)})`;
  const rest = shut.length <= 3 ? [] : shut.map(({ subject }) => names.subject(subject));
  return [
    wrap(head, { width }),
    ...shown.map((gate) => printFound(gate, on)),
    rest.length === 0
      ? ""
      : wrap(`Shut on ${rest.length} ${first.scope}s: ${rest.join("; ")}.`, {
          width,
          indent: "  ",
        }),
  ]
    .filter((block) => block !== "")
    .join("\n");
}

function printFound(gate: GateFinding, { names, width }: Page): string {
  const { opens, closes } = gate;
  const lines = [
    ...conditionLines("opens when", opens, names),
    ...(closes === undefined ? [] : conditionLines("closes again when", closes, names)),
  ];
  const head = wrap(`${capital(gate.state)} on ${names.subject(gate.subject)}`, {
    width,
    indent: "  ",
  });
  return `${head}\n${bullets(lines, { width, indent: "    " })}`;
}

/** What must all be met stands line by line, each with its records. */
function conditionLines(lead: string, finding: ConditionFinding, names: Names): readonly string[] {
  const { condition, subject, parts } = finding;
  if (condition.kind === "all") return parts.flatMap((part) => conditionLines(lead, part, names));
  const line = `${lead} ${conditionText(condition, subject, names)}: ${metWords(finding)}`;
  return [line, ...shortened(evidenceLines(finding, names))];
}
