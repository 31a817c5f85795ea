/**
 * `chancery matrix`: who may speak with whom, on one page.
 */
import { purposes } from "../core/contact.ts";
import type { Matrix } from "../core/matrix.ts";
import { listed } from "../core/names.ts";
import type { Planned } from "../core/proposal.ts";
import { ok, type Result } from "../core/result.ts";
import type { Word } from "../core/verdict.ts";
import { wrap } from "../library/wrap.ts";
import { viewMatrix } from "../service/answer-view.ts";
import { matrixFor } from "../service/matrices.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, type Page, pageOf } from "./frame.ts";
import { page, section, table } from "./text.ts";
import { type Answer, type Given, one, type Shell, type Trouble, type Verb } from "./verb.ts";
import { wordFrom } from "./word-option.ts";

export const matrixVerb: Verb = {
  name: "matrix",
  summary: "Who may speak with whom, on one page",
  about:
    "Draws the table of who may meet whom under the policy: each office on our side that someone holds that day, and each rung without one, against each on theirs. In JSON every cell names the rules that decide it.",
  words: [],
  options: {
    issue: { value: "ID", what: "On this issue. Without it, on any outstanding one" },
    purpose: { value: "WORD", what: `What for: ${purposes.join(", ")}. Without it, exchange` },
    ...deskOptions,
  },
  examples: ["matrix --policy ID --as-of DATE", "matrix --issue ID --purpose probe --policy ID"],
  run: matrix,
};

function matrix(given: Given, shell: Shell): Result<Answer, Trouble> {
  const purpose = wordFrom(given, "purpose", { words: purposes, usual: "exchange" });
  if (!purpose.ok) return purpose;
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const { setup, knownOn } = desk.value;
  const drawn = matrixFor({ issue: one(given, "issue"), purpose: purpose.value }, setup);
  if (!drawn.ok) return troubled(drawn.problem);
  return ok({
    json: viewMatrix(drawn.value, desk.value, pageOf(setup, 0)),
    print: (width) => printMatrix(drawn.value, frameText(setup, knownOn), pageOf(setup, width)),
  });
}

/** One short word for each word of a ruling. */
const short: Readonly<Record<Word, string>> = {
  "in order": "yes",
  "in order with conditions": "if",
  premature: "later",
  "not in order": "no",
  "not determinable on this record": "?",
  "outside policy": "free",
};

const columnWidth = 7;

function printMatrix(drawn: Matrix, frame: string, on: Page): string {
  const { names, width } = on;
  const about = drawn.issue === undefined ? "any outstanding issue" : names.issue(drawn.issue);
  const title = `Who may meet whom on ${about} (purpose: ${drawn.purpose})`;
  const used = new Set(drawn.cells.flat().map(({ word }) => word));
  const legend = Object.entries(short).filter(([word]) => used.has(word as Word)); // its own keys
  const vacant = drawn.vacant.map((office) => names.office(office));
  return page([
    wrap(title, { width }),
    ...gridsOf(drawn, on),
    section(
      "Theirs",
      table(
        drawn.theirs.map((seat, at) => [letter(at), seatText(seat, on)]),
        { width },
      ),
    ),
    section(
      "Words",
      table(
        legend.map(([word, brief]) => [brief, word]),
        { width },
      ),
    ),
    vacant.length === 0
      ? ""
      : wrap(`Held by nobody that day, and so left out: ${listed(vacant)}.`, { width }),
    wrap(frame, { width }),
  ]);
}

/** The cells stand before the names, so that names may be long; columns that do not fit stand below. */
function gridsOf(drawn: Matrix, on: Page): readonly string[] {
  const room = Math.max(1, Math.floor((on.width * 0.6) / columnWidth));
  const grids: string[] = [];
  for (let from = 0; from < drawn.theirs.length; from += room) {
    const columns = drawn.theirs.slice(from, from + room).map((_, at) => letter(from + at));
    const rows = drawn.cells.map((row, at) => {
      const seat = drawn.ours[at];
      const words = row.slice(from, from + room).map(({ word }) => short[word]);
      return [...words, seat === undefined ? "" : seatText(seat, on)];
    });
    grids.push(table([[...columns, "ours"], ...rows], { width: on.width }));
  }
  return grids;
}

function seatText({ who, level }: Planned, { names, policy }: Page): string {
  if (who.kind === "office") return names.office(who.office);
  const rung = policy.ladder.find(({ levels }) => level !== undefined && levels.includes(level));
  return rung === undefined ? names.who(who) : `${rung.id} level`;
}

/** `A` to `Z`, then `A1` and on. */
function letter(at: number): string {
  const round = Math.floor(at / 26);
  return `${String.fromCharCode(65 + (at % 26))}${round === 0 ? "" : round}`;
}
