/**
 * A contact somebody thinks of, from the words in which they ask about it.
 */
import { arranged } from "../core/aside.ts";
import type { Initiator, Mode, Premises, Purpose, Setting } from "../core/contact.ts";
import type { ForumId, IssueId, LevelId } from "../core/id.ts";
import type { Plan, Planned } from "../core/proposal.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { issueNamed, nearestFew, someoneNamed } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

export type Wish = {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly optionalOurs: readonly string[];
  readonly optionalTheirs: readonly string[];
  readonly issues: readonly string[];
  readonly purpose: Purpose;
  readonly mode: Mode;
  readonly setting: Setting;
  /** On whose ground, where that is known. */
  readonly premises: Premises | undefined;
  readonly initiator: Initiator;
  /** At which level it would be convened, where that is not the level of those who meet. */
  readonly level: string | undefined;
  readonly forum: string | undefined;
};

export function planFrom(wish: Wish, setup: Setup): Result<Plan, DeskProblem> {
  const ours = sideOf("ours", { sure: wish.ours, optional: wish.optionalOurs }, setup);
  if (!ours.ok) return ours;
  const theirs = sideOf("theirs", { sure: wish.theirs, optional: wish.optionalTheirs }, setup);
  if (!theirs.ok) return theirs;
  const issues = each(wish.issues, (given) => issueNamed(given, setup));
  if (!issues.ok) return issues;
  const level = wish.level === undefined ? ok(undefined) : levelNamed(wish.level, setup);
  if (!level.ok) return level;
  const forum = wish.forum === undefined ? ok(undefined) : forumNamed(wish.forum, setup);
  if (!forum.ok) return forum;
  return ok({
    across: "counterpart",
    ours: ours.value,
    theirs: theirs.value,
    ...(level.value === undefined ? {} : { convenedAs: level.value }),
    mode: wish.mode,
    setting: wish.setting,
    ...(wish.premises === undefined ? {} : { premises: wish.premises }),
    ...arranged(setup),
    purpose: wish.purpose,
    initiator: wish.initiator,
    issues: [...new Set<IssueId>(issues.value)],
    ...(forum.value === undefined ? {} : { forum: forum.value }),
  });
}

function sideOf(
  side: "ours" | "theirs",
  given: { readonly sure: readonly string[]; readonly optional: readonly string[] },
  setup: Setup,
): Result<readonly Planned[], DeskProblem> {
  const sure = each(given.sure, (name) => someoneNamed(name, side, setup));
  if (!sure.ok) return sure;
  const optional = each(given.optional, (name) => someoneNamed(name, side, setup));
  if (!optional.ok) return optional;
  return ok([...sure.value, ...optional.value.map((someone) => ({ ...someone, optional: true }))]);
}

/** By a level of the record, or by a rung of the policy's ladder. */
function levelNamed(given: string, { policy }: Setup): Result<LevelId, DeskProblem> {
  const levels = policy.ladder.flatMap((rung) => rung.levels);
  const level =
    levels.find((one) => one === given) ??
    policy.ladder.find(({ id, title }) => id === given || title === given)?.levels[0];
  if (level !== undefined) return ok(level);
  const known = [...policy.ladder.map(({ id }) => id), ...levels];
  const close = nearestFew(given, known);
  const near = close.length > 0 ? close : policy.ladder.map(({ id }) => id);
  return fail({ kind: "unknown name", what: "level", given, near });
}

function forumNamed(given: string, { book }: Setup): Result<ForumId, DeskProblem> {
  const forum = [...book.forums.keys()].find((id) => id === given);
  if (forum !== undefined) return ok(forum);
  const close = nearestFew(given, book.forums.keys());
  const near = close.length > 0 ? close : [...book.forums.keys()].sort().slice(0, 8);
  return fail({ kind: "unknown name", what: "forum", given, near });
}

/** All of them, or the first problem. */
function each<Value>(
  given: readonly string[],
  read: (name: string) => Result<Value, DeskProblem>,
): Result<readonly Value[], DeskProblem> {
  const values: Value[] = [];
  for (const name of given) {
    const value = read(name);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}
