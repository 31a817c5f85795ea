/**
 * What is wrong with a mark under its scheme, as data and as a sentence.
 *
 * Each problem names the rule that is broken and, where the scheme gives it, the
 * paragraph of the authority that says so.
 */
import type { Mark } from "./mark.ts";
import { isKnownLevel } from "./mark.ts";
import { type Borne, type CaptionRule, captionOf, inOrder, rankOf, type Scheme } from "./scheme.ts";

type Wrong =
  | { readonly kind: "no level" }
  | { readonly kind: "unknown level"; readonly level: string }
  | { readonly kind: "unknown caption"; readonly caption: string }
  | { readonly kind: "caption twice"; readonly caption: string }
  | { readonly kind: "requires"; readonly caption: string; readonly oneOf: readonly string[] }
  | { readonly kind: "excludes"; readonly caption: string; readonly other: string }
  | { readonly kind: "level too low"; readonly caption: string; readonly level: string }
  | { readonly kind: "level too high"; readonly caption: string; readonly level: string }
  | { readonly kind: "list order"; readonly caption: string; readonly order: readonly string[] }
  | { readonly kind: "list too short"; readonly caption: string; readonly least: number }
  | { readonly kind: "never listed"; readonly caption: string; readonly name: string }
  | {
      readonly kind: "discouraged";
      readonly level: string;
      readonly caption: string;
      readonly why: string;
    }
  | { readonly kind: "separator"; readonly caption: string; readonly wanted: string }
  | { readonly kind: "no portion marks"; readonly scheme: string };

export type MarkProblem = Wrong & { readonly cite?: string };

/** When a mark is looked at: as it is read, or where a paper is rolled up, which asks more. */
export type Occasion = "reading" | "roll-up";

/** All that is wrong with a mark; its captions may list names in the order in which they were written. */
export function checkMark(
  scheme: Scheme,
  mark: Mark,
  occasion: Occasion = "reading",
): readonly MarkProblem[] {
  const problems: MarkProblem[] = [];
  if (!isKnownLevel(scheme, mark.level)) {
    problems.push({ kind: "unknown level", level: mark.level });
  }
  const borne = new Map<string, Borne>();
  for (const text of mark.captions) {
    const one = captionOf(scheme, text);
    if (one === undefined) problems.push({ kind: "unknown caption", caption: text });
    else if (borne.has(one.caption.id)) {
      problems.push({ kind: "caption twice", caption: one.caption.id });
    } else borne.set(one.caption.id, one);
  }
  const beside = new Set(borne.keys());
  for (const one of borne.values()) {
    for (const rule of one.caption.rules ?? []) {
      problems.push(...broken(rule, one.caption.id, { scheme, mark, beside, occasion }));
    }
    problems.push(...listProblems(one));
  }
  return [...problems, ...discouragedIn(scheme, mark)];
}

/** Problems that a mark may have and still be read. */
export function isRemark({ kind }: MarkProblem): boolean {
  return kind === "discouraged";
}

type Under = {
  readonly scheme: Scheme;
  readonly mark: Mark;
  readonly beside: ReadonlySet<string>;
  readonly occasion: Occasion;
};

function broken(rule: CaptionRule, caption: string, under: Under): readonly MarkProblem[] {
  const { scheme, mark, beside, occasion } = under;
  const cited = rule.cite === undefined ? {} : { cite: rule.cite };
  const rank = rankOf(scheme, mark.level);
  switch (rule.rule) {
    case "requires":
      if (rule.at === "roll-up" && occasion !== "roll-up") return [];
      if (rule.captions.some((one) => beside.has(one))) return [];
      return [{ kind: "requires", caption, oneOf: rule.captions, ...cited }];
    case "excludes":
      return rule.captions
        .filter((other) => beside.has(other))
        .map((other) => ({ kind: "excludes", caption, other, ...cited }));
    case "at least":
      // A level the scheme does not know is none of those that the rule asks for.
      if (isKnownLevel(scheme, mark.level) && rank >= rankOf(scheme, rule.level)) return [];
      return [{ kind: "level too low", caption, level: rule.level, ...cited }];
    case "at most":
      if (rank <= rankOf(scheme, rule.level)) return [];
      return [{ kind: "level too high", caption, level: rule.level, ...cited }];
  }
}

function listProblems({ caption, names }: Borne): readonly MarkProblem[] {
  const { id, list } = caption;
  if (list === undefined || names.length === 0) return [];
  const { cites = {}, first, least = 1, never } = list;
  const problems: MarkProblem[] = [];
  const order = inOrder(caption, first === undefined ? names : [first, ...names]);
  if (order.join() !== names.join()) {
    problems.push({ kind: "list order", caption: id, order, ...citing(cites.order) });
  }
  if (order.length < least) {
    problems.push({ kind: "list too short", caption: id, least, ...citing(cites.least) });
  }
  if (never !== undefined && names.includes(never)) {
    problems.push({ kind: "never listed", caption: id, name: never, ...citing(cites.never) });
  }
  return problems;
}

function discouragedIn(scheme: Scheme, mark: Mark): readonly MarkProblem[] {
  const has = ({ level, caption }: { readonly level: string; readonly caption: string }) =>
    mark.level === level &&
    mark.captions.some((one) => one.toLowerCase() === caption.toLowerCase());
  return (scheme.discouraged ?? []).filter(has).map(({ level, caption, why, cite }) => ({
    kind: "discouraged",
    level,
    caption,
    why,
    ...citing(cite),
  }));
}

function citing(cite: string | undefined): { readonly cite?: string } {
  return cite === undefined ? {} : { cite };
}

export function sayMarkProblem(problem: MarkProblem): string {
  const { cite } = problem;
  return cite === undefined ? sentence(problem) : `${sentence(problem)} (${cite})`;
}

function sentence(problem: MarkProblem): string {
  switch (problem.kind) {
    case "no level":
      return "a mark begins with a level of the scheme";
    case "unknown level":
      return `\`${problem.level}\` is no level of the scheme`;
    case "unknown caption":
      return `\`${problem.caption}\` is no caption of the scheme`;
    case "caption twice":
      return `\`${problem.caption}\` stands twice; write it once`;
    case "requires":
      return `\`${problem.caption}\` stands only with ${orOf(problem.oneOf)}`;
    case "excludes":
      return `\`${problem.caption}\` and \`${problem.other}\` exclude each other`;
    case "level too low":
      return `\`${problem.caption}\` stands only at \`${problem.level}\` or higher`;
    case "level too high":
      return `\`${problem.caption}\` stands only at \`${problem.level}\` or lower`;
    case "list order":
      return `\`${problem.caption}\` lists its names in another order: \`${problem.order.join(", ")}\``;
    case "list too short":
      return `\`${problem.caption}\` lists at least ${problem.least} names`;
    case "never listed":
      return `\`${problem.caption}\` does not list \`${problem.name}\``;
    case "discouraged":
      return `\`${problem.level}\` with \`${problem.caption}\`: ${problem.why}`;
    case "separator":
      return `\`${problem.wanted}\` stands before \`${problem.caption}\``;
    case "no portion marks":
      return `\`${problem.scheme}\` has no portion marks; mark the paper as a whole`;
  }
}

function orOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(" or ");
}
