/**
 * All that a reader is told of a record by the services, one line to an answer.
 *
 * Asked are also ids that the reader may not see, names that are nearly those of somebody, and an
 * earlier state of the record. A choice picks some of the questions, so that many histories are
 * asked about in the time of a few.
 */
import { readable } from "../../src/access/readable.ts";
import type { DossierHeader } from "../../src/codec/dossier.ts";
import { encodeEntry } from "../../src/codec/entry.ts";
import { initiators, type Purpose } from "../../src/core/contact.ts";
import type { Entry } from "../../src/core/entry.ts";
import { namesOf } from "../../src/core/names.ts";
import type { Policy } from "../../src/core/policy.ts";
import type { Result } from "../../src/core/result.ts";
import {
  viewAnswer,
  viewEntry,
  viewFindingAnswer,
  viewMatrix,
} from "../../src/service/answer-view.ts";
import { answerProposal } from "../../src/service/answers.ts";
import { planFrom } from "../../src/service/asking.ts";
import { type Desk, openDesk, readRecord } from "../../src/service/desk.ts";
import { findingOn } from "../../src/service/findings.ts";
import { viewGate } from "../../src/service/gate-view.ts";
import { gatesOn } from "../../src/service/gates.ts";
import { matrixFor } from "../../src/service/matrices.ts";
import { viewPosture } from "../../src/service/posture-view.ts";
import { postureOnRecord } from "../../src/service/postures.ts";
import { type DeskProblem, sayProblem } from "../../src/service/problem.ts";
import { openEntry } from "../../src/service/record.ts";
import { viewRuling } from "../../src/service/ruling-view.ts";
import { type Ruled, ruleOnContact, ruleOnPlan } from "../../src/service/rulings.ts";
import { at, day } from "../build.ts";
import { clearanceOf, scheme, type six } from "./six-readers.ts";

export type Questions = {
  readonly policy: Policy;
  readonly reader: (typeof six)[number];
  /** Ids to ask for, whether or not the reader may see what bears them. */
  readonly ids: readonly string[];
  readonly choice: number;
};

const header = {
  chancery: "dossier",
  version: 1,
  dossier: "harbour",
  title: "The harbour",
  regime: scheme,
  conventions: [],
} as unknown as DossierHeader; // a plain header, whose dossier's id is not looked at

type Line = readonly [question: string, answer: unknown];

export function transcriptOf(all: readonly Entry[], questions: Questions): readonly string[] {
  const clearance = clearanceOf(questions.reader);
  const entries = readable(all, clearance, scheme);
  const lines: Line[] = [
    ["ids", entries.map(({ id }) => id)],
    ["export", some(entries, 30, questions.choice).map((entry) => encodeEntry(entry))],
  ];
  for (const [knownOn, asOf] of some(dates, 1, questions.choice)) {
    const reading = readRecord({ header, entries }, at(knownOn));
    const desk = openDesk(reading, questions.policy, day(asOf));
    for (const [question, answer] of answersAt(desk, questions)) {
      lines.push([`${knownOn} ${asOf} ${question}`, answer]);
    }
  }
  return lines.map((line) => JSON.stringify(line));
}

const dates = [
  ["1991-06-29T23:59:59Z", "1991-12-31"],
  ["1991-06-01T06:00:00Z", "1991-05-15"],
] as const;

const wishes: readonly {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly issues?: readonly string[];
  readonly purpose?: Purpose;
  readonly forum?: string;
}[] = [
  { ours: ["port/director"], theirs: ["line/managing-director"] },
  { ours: ["chair"], theirs: ["line/owner"], issues: ["berth-fees"] },
  { ours: ["desks"], theirs: ["line/berth-clerk"], issues: ["dredging"], purpose: "negotiate" },
  { ours: ["mona"], theirs: ["mareck"] },
  { ours: ["inez"], theirs: ["nadia"], issues: ["berth-fee"] },
  { ours: ["Berth Desk"], theirs: ["Pavel Hom"], issues: ["towage-1"] },
  { ours: ["ines"], theirs: ["nadja"], forum: "safetee" },
];

/** So many of a list, from a place on that the choice gives. */
function some<Item>(list: readonly Item[], count: number, choice: number): readonly Item[] {
  return Array.from({ length: count }, (_, nth) => list[(choice + nth) % list.length] as Item);
}

const issues = [undefined, "berth-fees", "dredgins", "towage-2"] as const;

function answersAt(desk: Desk, { ids, choice }: Questions): readonly Line[] {
  const { setup } = desk;
  const terms = { names: namesOf(setup.book, setup.asOf), policy: setup.policy };
  const lines: Line[] = [];
  function ask<Value>(
    name: string,
    found: Result<Value, DeskProblem>,
    view: (value: Value) => unknown,
  ): void {
    lines.push([name, found.ok ? view(found.value) : sayProblem(found.problem)]);
  }
  const viewRuled = (ruled: Ruled) => viewRuling(ruled.ruling, terms);
  ask("gates", gatesOn({ gate: undefined, issue: undefined }, setup), (gates) =>
    gates.map((gate) => viewGate(gate, terms)),
  );
  for (const issue of some(issues, 1, choice >> 1)) {
    const asked = issue === undefined ? [] : [issue];
    ask(`finding ${issue}`, findingOn(asked, setup), (finding) =>
      viewFindingAnswer({ finding, issues: asked }, desk, terms),
    );
    ask(`posture ${issue}`, postureOnRecord(issue, setup), (posture) =>
      viewPosture(posture, desk, terms),
    );
  }
  if (choice % 16 === 0) {
    ask("matrix", matrixFor({ issue: "dredging", purpose: "negotiate" }, setup), (matrix) =>
      viewMatrix(matrix, desk, terms),
    );
  }
  for (const wish of some(wishes, 1, choice >> 2)) {
    const plan = planFrom({ ...usual, ...wish, level: undefined, forum: wish.forum }, setup);
    const name = `rule ${JSON.stringify(wish)}`;
    ask(name, plan.ok ? ruleOnPlan(plan.value, desk) : plan, viewRuled);
  }
  for (const id of ids) {
    ask(`show ${id}`, openEntry(id, desk), viewEntry);
    if (choice % 4 === 1) ask(`rule on ${id}`, ruleOnContact(id, desk), viewRuled);
    ask(`answer ${id}`, answerProposal(id, desk), (answered) => viewAnswer(answered, desk, terms));
  }
  return lines;
}

const usual = {
  premises: undefined,
  optionalOurs: [],
  optionalTheirs: [],
  issues: [],
  purpose: "exchange",
  mode: "meeting",
  setting: "bilateral",
  initiator: initiators[0],
} as const;
