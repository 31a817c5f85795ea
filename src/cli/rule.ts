/**
 * `chancery rule`: is this contact in order, and if not, what is the nearest step?
 */
import { initiators, modes, premises, purposes, settings } from "../core/contact.ts";
import { mayGoAhead } from "../core/judge.ts";
import { ok, type Result } from "../core/result.ts";
import { planFrom, type Wish } from "../service/asking.ts";
import type { Desk } from "../service/desk.ts";
import type { DeskProblem } from "../service/problem.ts";
import { viewRuling } from "../service/ruling-view.ts";
import { type Ruled, ruleOnAsk, ruleOnContact, ruleOnPlan } from "../service/rulings.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, pageOf } from "./frame.ts";
import { printRuling } from "./print-ruling.ts";
import {
  type Answer,
  all,
  type Given,
  type Options,
  one,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";
import { wordFrom } from "./word-option.ts";

const who = "OFFICE|PERSON";

/** What describes a contact somebody thinks of. */
const wishOptions: Options = {
  our: {
    value: who,
    many: true,
    what: "Who would take part on our side: an id, a name or a level",
  },
  their: { value: who, many: true, what: "Who would take part on their side" },
  "optional-our": {
    value: who,
    many: true,
    what: "Who could be included on our side; ruled on apart",
  },
  "optional-their": {
    value: who,
    many: true,
    what: "Who could be included on their side; ruled on apart",
  },
  issue: {
    value: "ID",
    many: true,
    what: "What it would be about. Without it, any outstanding issue",
  },
  purpose: { value: "WORD", what: `What for: ${purposes.join(", ")}. Without it, exchange` },
  mode: { value: "WORD", what: `How: ${modes.join(", ")}. Without it, meeting` },
  setting: { value: "WORD", what: `Where: ${settings.join(", ")}. Without it, bilateral` },
  premises: { value: "WORD", what: `On whose ground: ${premises.join(", ")}. Without it, any` },
  initiator: { value: "WORD", what: `Who proposes it: ${initiators.join(", ")}. Without it, ours` },
  level: {
    value: "LEVEL",
    what: "The level at which it would be convened, if not that of those who meet",
  },
  forum: { value: "ID", what: "The standing talks it would be part of" },
};

const options: Options = {
  ...wishOptions,
  proposal: { value: "ID", what: "Rule on an ask of this proposal; with --ask" },
  ask: { value: "ID", what: "Which ask" },
  contact: { value: "ID", what: "Rule on this contact of the record, as of its own day" },
  "exit-code": { what: "End with 3 where the contact may not go ahead" },
  ...deskOptions,
};

export const ruleVerb: Verb = {
  name: "rule",
  summary: "Is this contact in order, and if not, what is the nearest step?",
  about:
    "Rules on a contact: one described by its options, an ask of a proposal, or a contact of the record as of its own day.",
  words: [],
  options,
  examples: [
    "rule --our OFFICE --their PERSON --purpose probe --policy ID --as-of DATE",
    "rule --our working --their working --issue ID --exit-code --policy ID",
    "rule --proposal ID --ask ID --policy ID --json",
    "rule --contact ID --policy ID",
  ],
  run: rule,
};

function rule(given: Given, shell: Shell): Result<Answer, Trouble> {
  const wrong = mixed(given);
  if (wrong !== undefined) return wrongUsage(wrong);
  const wish = wishFrom(given);
  if (!wish.ok) return wish;
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const ruled = ask(given, wish.value, desk.value);
  return ruled.ok ? ok(rulingAnswer(ruled.value, desk.value)) : troubled(ruled.problem);
}

function ask(given: Given, wish: Wish, desk: Desk): Result<Ruled, DeskProblem> {
  const contact = one(given, "contact");
  if (contact !== undefined) return ruleOnContact(contact, desk);
  const proposal = one(given, "proposal");
  if (proposal !== undefined) {
    return ruleOnAsk({ proposal, ask: one(given, "ask") ?? "" }, desk);
  }
  const plan = planFrom(wish, desk.setup);
  return plan.ok ? ruleOnPlan(plan.value, desk) : plan;
}

/** A ruling as this verb answers with it, and `show`. */
export function rulingAnswer({ ruling, setup }: Ruled, { knownOn }: Desk): Answer {
  return {
    json: viewRuling(ruling, pageOf(setup, 0)),
    print: (width) => printRuling(ruling, frameText(setup, knownOn), pageOf(setup, width)),
    inOrder: mayGoAhead(ruling.word),
  };
}

/** A contact is described, or named as an ask, or named as a contact: one of the three. */
function mixed(given: Given): string | undefined {
  const named = ["proposal", "contact"].filter((name) => given.values.has(name));
  const described = Object.keys(wishOptions).find((name) => given.values.has(name));
  if (named.length === 2) return "`--proposal` and `--contact` exclude each other";
  if (named[0] !== undefined && described !== undefined) {
    return `\`--${named[0]}\` and \`--${described}\` exclude each other`;
  }
  if (given.values.has("contact") && given.values.has("as-of")) {
    return "`--contact` is ruled on as of its own day; leave out `--as-of`";
  }
  if (given.values.has("proposal") !== given.values.has("ask")) {
    return "`--proposal` and `--ask` go together; `chancery answer` answers a whole proposal";
  }
  if (named.length === 0 && !(given.values.has("our") && given.values.has("their"))) {
    return "say who would meet with `--our` and `--their`, or name a `--proposal` or a `--contact`";
  }
  return undefined;
}

function wishFrom(given: Given): Result<Wish, Trouble> {
  const purpose = wordFrom(given, "purpose", { words: purposes, usual: "exchange" });
  if (!purpose.ok) return purpose;
  const mode = wordFrom(given, "mode", { words: modes, usual: "meeting" });
  if (!mode.ok) return mode;
  const setting = wordFrom(given, "setting", { words: settings, usual: "bilateral" });
  if (!setting.ok) return setting;
  const ground = given.values.has("premises")
    ? wordFrom(given, "premises", { words: premises, usual: "elsewhere" })
    : ok(undefined);
  if (!ground.ok) return ground;
  const initiator = wordFrom(given, "initiator", { words: initiators, usual: "ours" });
  if (!initiator.ok) return initiator;
  return ok({
    ours: all(given, "our"),
    theirs: all(given, "their"),
    optionalOurs: all(given, "optional-our"),
    optionalTheirs: all(given, "optional-their"),
    issues: all(given, "issue"),
    purpose: purpose.value,
    mode: mode.value,
    setting: setting.value,
    premises: ground.value,
    initiator: initiator.value,
    level: one(given, "level"),
    forum: one(given, "forum"),
  });
}
