/**
 * `chancery policy backtest`: the contacts of the record, ruled as of their own day.
 */
import type { PolicyBacktestOutput } from "../codec/output-workbench.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { backtestPolicy } from "../service/policy-workbench.ts";
import { takeDossier, takePolicyAlone } from "../service/shelf.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { dayText } from "./frame.ts";
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

export const policyBacktestVerb: Verb = {
  name: "policy backtest",
  summary: "What a policy would have meant on the record",
  about:
    "Rules every contact of the record as of its last day, on what was known by the end of that day. A contact before the policy's date is never a departure: it would not have been in order. Beside each stands what the record shows next; nothing here says that one came of the other.",
  words: [policyWord],
  options: {
    against: { value: "FILE|ID", what: "A second policy: where it rules otherwise" },
    hindsight: { what: "Use all that was ever recorded, not what was known that day" },
    months: { value: "N", what: "How many months on the next moves are looked for. Without it, 6" },
    ...Object.fromEntries(
      Object.entries(deskOptions).filter(([name]) => name !== "as-of" && name !== "known-on"),
    ),
  },
  examples: ["policy backtest ID", "policy backtest ID --against ID --months 3 --json"],
  run: test,
};

function test(given: Given, shell: Shell): Result<Answer, Trouble> {
  const desk = deskFrom(policyNamed(given), shell);
  if (!desk.ok) return desk;
  const dossier = takeDossier(one(given, "dossier"), shell.cwd);
  if (!dossier.ok) return troubled(dossier.problem);
  const name = one(given, "against");
  const against = name === undefined ? ok(undefined) : takePolicyAlone(name, shell.cwd);
  if (!against.ok) return troubled(against.problem);
  const months = Number(one(given, "months") ?? 6);
  if (!Number.isInteger(months) || months < 1 || months > 1200) {
    return badInput(
      `--months: \`${one(given, "months") ?? ""}\` is not a number of months; write 1 to 1200`,
    );
  }
  const { header, entries } = dossier.value;
  shell.tell?.("ruling every contact of the record");
  const found = backtestPolicy({ entries, regime: header.regime }, desk.value.setup, {
    hindsight: given.flags.has("hindsight"),
    months,
    ...(against.value === undefined ? {} : { against: against.value }),
  });
  return ok({ json: found, print: (width) => printBacktest(found, width) });
}

const headings: readonly (readonly [
  PolicyBacktestOutput["contacts"][number]["standing"],
  string,
])[] = [
  ["departure", "Departures"],
  ["possible departure", "Not in order, where it is not settled that the policy was in force"],
  ["would not have been in order", "Before or after the policy: would not have been in order"],
  ["not determinable", "Not determinable on the record as it stood"],
];

function printBacktest(found: PolicyBacktestOutput, width: number): string {
  const { policy, contacts, rules, unspoken, undated, against, months } = found;
  const fine = contacts.filter(({ standing }) => standing === "in order").length;
  const known = found.hindsight
    ? "with all that was ever recorded"
    : "with what was known by the end of its last day";
  return page([
    wrap(
      `${contacts.length} contacts ruled under \`${policy}\`, each as of its last day and ${known}: ${fine} in order. What came next is looked for over ${months} months, and is not said to have come of it.`,
      { width },
    ),
    ...headings.map(([standing, heading]) =>
      section(
        heading,
        contacts
          .filter((one) => one.standing === standing)
          .map((one) => printContact(one, width))
          .join("\n"),
      ),
    ),
    section(
      "Rules, by how many contacts each decided",
      table(
        rules.map(({ rule, contacts: count }) => [String(count), rule]),
        { width },
      ),
    ),
    dutySection(found, width),
    section("Contacts that no rule speaks of", bullets(unspoken, { width })),
    section("Contacts without a day, not ruled on", bullets(undated, { width })),
    against === null
      ? ""
      : section(
          `Where \`${against.policy}\` rules otherwise`,
          bullets(
            against.changes.length === 0
              ? ["nowhere on this record"]
              : against.changes.map(
                  ({ contact, day, before, after }) =>
                    `${dayText(day)}, ${contact}: ${before}, there ${after}`,
                ),
            { width },
          ),
        ),
  ]);
}

function dutySection({ duties }: PolicyBacktestOutput, width: number): string {
  if (duties.length === 0) return "";
  const done = duties.filter(({ state }) => state === "done").length;
  const others = duties.filter(({ state }) => state !== "done");
  return section(
    `Duties that the policy says how to show: ${duties.length}, of which the record shows ${done} done in time`,
    bullets(
      others.map(({ contact, text }) => `${contact}: ${text}`),
      { width },
    ),
  );
}

function printContact(one: PolicyBacktestOutput["contacts"][number], width: number): string {
  const lines = [
    `${one.text}: ${one.word}${one.rules.length === 0 ? ", no rule speaks of it" : `, by ${one.rules.join(", ")}`}`,
    ...one.gates,
    ...[...one.next].sort((a, b) => Number(b.first) - Number(a.first)).map(({ text }) => text),
  ].map(capital);
  return [
    wrap(`${dayText(one.day)}, ${one.contact}: ${one.summary}`, { width, indent: "  " }),
    bullets(lines, { width, indent: "    " }),
  ].join("\n");
}
