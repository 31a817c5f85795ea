/**
 * `chancery policy list`: the versions of policies, rivals side by side, and which
 * is in force on a day by which instrument.
 */
import type { PolicyListOutput } from "../codec/output-versions.ts";
import { listed } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { listPolicies } from "../service/policy-versions.ts";
import { takePolicies } from "../service/shelf.ts";
import { datesFrom, deskOptions, readingFrom, troubled } from "./desk-options.ts";
import { dayText } from "./frame.ts";
import { bullets, page, section } from "./text.ts";
import {
  type Answer,
  all,
  badInput,
  type Given,
  type Shell,
  type Trouble,
  type Verb,
} from "./verb.ts";

export const policyListVerb: Verb = {
  name: "policy list",
  summary: "The versions of policies, rivals among them, and which is in force",
  about:
    "Lists the shipped policies and those named with --with as they stand on a day: drafts, those in force and by which instrument, those that took another's place, and rivals for the same offices. A version that takes the place of one unknown or unended, versions in a circle, and two in force at once by an instrument are errors. With --dossier, the people touched by each change of version are told.",
  words: [],
  options: {
    with: { value: "FILE|ID", many: true, what: "A further version, such as a draft" },
    ...Object.fromEntries(Object.entries(deskOptions).filter(([name]) => name !== "policy")),
  },
  examples: ["policy list --as-of DATE", "policy list --with ./draft.yaml --dossier ID --json"],
  run: list,
};

function list(given: Given, shell: Shell): Result<Answer, Trouble> {
  const policies = takePolicies(all(given, "with"), shell.cwd);
  if (!policies.ok) return troubled(policies.problem);
  const dates = datesFrom(given, shell);
  if (!dates.ok) return dates;
  const named = given.values.has("dossier") || shell.stored !== undefined;
  const record = named ? readingFrom(given, shell) : ok(undefined);
  if (!record.ok) return record;
  const book = record.value?.reading.book;
  const found = listPolicies(policies.value, {
    asOf: dates.value.asOf,
    ...(book === undefined ? {} : { book }),
  });
  if (!found.ok) return badInput(...found.problem);
  return ok({ json: found.value, print: (width) => printList(found.value, width) });
}

function printList({ asOf, versions, inForce, people }: PolicyListOutput, width: number): string {
  const held =
    inForce.length === 0
      ? "no policy is in force by an instrument"
      : listed(
          inForce.map(({ policy, instrument }) => `\`${policy}\` is in force by ${instrument}`),
        );
  return page([
    wrap(`On ${dayText(asOf)} ${held}.`, { width }),
    ...versions.map((one) => printVersion(one, width)),
    section(
      "People touched",
      bullets(
        people.map(({ policy, text }) => `by \`${policy}\`, ${text}`),
        { width },
      ),
    ),
  ]);
}

function printVersion(one: PolicyListOutput["versions"][number], width: number): string {
  const { policy, version, title, author, strength, mark, from, to, review } = one;
  const dates = `${from === null ? "no beginning stated" : `from ${dayText(from)}`}${to === null ? "" : `, to ${dayText(to)}`}`;
  const places = [
    ...(one.supersedes === null ? [] : [`takes the place of \`${one.supersedes}\``]),
    ...(one.supersededBy === null ? [] : [`its place is taken by \`${one.supersededBy}\``]),
    ...(one.rivals.length === 0
      ? []
      : [
          `beside it, for some of the same offices: ${listed(one.rivals.map((id) => `\`${id}\``))}`,
        ]),
  ];
  return [
    wrap(`\`${policy}\`, version ${version}: ${title} (${mark})`, { width }),
    bullets(
      [
        one.text,
        `${strength}, written by ${author}; ${dates}; review: ${review ?? "not stated"}`,
        ...places,
      ],
      { width },
    ),
  ].join("\n");
}
