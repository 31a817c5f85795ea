/**
 * Why a question to the desk has no answer, as data and as sentences.
 */
import type { Day, Instant } from "../core/day.ts";
import type { EntryId, IssueId } from "../core/id.ts";
import type { Unruled } from "../core/ruling.ts";

/** What a name may be a name of. */
export type Named =
  | "dossier"
  | "policy"
  | "office, person or level"
  | "level"
  | "issue"
  | "forum"
  | "gate"
  | "proposal"
  | "ask"
  | "contact"
  | "entry";

export type DeskProblem =
  | { readonly kind: "no such file"; readonly path: string }
  | { readonly kind: "not a file"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly reason: string }
  /** What a dossier or a policy says wrong, each with its line. */
  | { readonly kind: "bad file"; readonly lines: readonly string[] }
  | { readonly kind: "none named"; readonly what: Named; readonly known: readonly string[] }
  | { readonly kind: "not of this record"; readonly policy: string }
  | {
      readonly kind: "unknown name";
      readonly what: Named;
      readonly given: string;
      readonly near: readonly string[];
    }
  | {
      readonly kind: "several so named";
      readonly given: string;
      readonly which: readonly string[];
    }
  | { readonly kind: "on the other side"; readonly given: string; readonly side: string }
  | {
      readonly kind: "not known yet";
      readonly entry: EntryId;
      readonly recorded: Instant;
      readonly knownOn: Instant;
    }
  | { readonly kind: "taken back"; readonly entry: EntryId; readonly by: EntryId }
  | { readonly kind: "no asks"; readonly proposal: EntryId }
  | { readonly kind: "nothing to rule on"; readonly ask: string }
  | { readonly kind: "without a day"; readonly contact: EntryId }
  | { readonly kind: "nothing sought"; readonly policy: string }
  | {
      readonly kind: "outside the finding";
      readonly issue: IssueId;
      readonly basket: string;
      readonly baskets: readonly string[];
    }
  | {
      readonly kind: "unruled";
      readonly why: Unruled;
      readonly tenures: Neighbours;
      /** The ask it came up on, where a whole proposal is answered. */
      readonly ask?: string;
    };

/** Who held an office last before a day on which nobody did, and who first after it. */
export type Neighbours = {
  readonly before?: { readonly name: string; readonly to: Day };
  readonly after?: { readonly name: string; readonly from: Day };
};

/** One message to a line: lower case, no full stop, the reader's own words in backticks. */
export function sayProblem(problem: DeskProblem): readonly string[] {
  return problem.kind === "bad file" ? problem.lines : [sentenceOf(problem)];
}

function sentenceOf(problem: DeskProblem): string {
  switch (problem.kind) {
    case "bad file":
      return problem.lines.join("; ");
    case "no such file":
      return `there is no file \`${problem.path}\``;
    case "not a file":
      return `\`${problem.path}\` is a folder; name a file in it`;
    case "unreadable":
      return `\`${problem.path}\` cannot be read: ${problem.reason}`;
    case "none named":
      return `say which ${problem.what} is meant${among(problem.known)}`;
    case "not of this record":
      return `the policy \`${problem.policy}\` names no office of this record; name a policy and a dossier that belong together`;
    case "unknown name":
      return `there is no ${problem.what} \`${problem.given}\`${meant(problem.near)}`;
    case "several so named":
      return `\`${problem.given}\` may be ${among(problem.which).slice(2)}; write one of these`;
    case "on the other side":
      return `\`${problem.given}\` is on ${problem.side}; name them there`;
    case "not known yet":
      return `\`${problem.entry}\` was recorded on ${problem.recorded} and is not known on ${problem.knownOn}`;
    case "taken back":
      return `\`${problem.entry}\` no longer holds: \`${problem.by}\` took its place or took it back`;
    case "no asks":
      return `\`${problem.proposal}\` asks for nothing, so there is nothing to answer; enter its asks first`;
    case "nothing to rule on":
      return `\`${problem.ask}\` asks for no contact, so there is nothing to rule on; use \`answer\``;
    case "without a day":
      return `\`${problem.contact}\` has no date, so it cannot be ruled on as of its own day`;
    case "nothing sought":
      return `no gate of \`${problem.policy}\` waits for a concession, so there is nothing to search for`;
    case "outside the finding":
      return `\`${problem.issue}\` is in the basket \`${problem.basket}\`, and a finding under this policy speaks of${among(problem.baskets).slice(1)} alone`;
    case "unruled":
      return `${problem.ask === undefined ? "" : `the ask \`${problem.ask}\`: `}${sayUnruled(problem.why, problem.tenures)}`;
  }
}

function sayUnruled(why: Unruled, tenures: Neighbours): string {
  switch (why.kind) {
    case "vacant office":
      return `nobody held \`${why.office}\` on ${why.on}${around(tenures)}`;
    case "unknown office":
      return `there is no office \`${why.office}\` in this record`;
    case "unknown person":
      return `there is no person \`${why.person}\` in this record`;
    case "unknown issue":
      return `there is no issue \`${why.issue}\` in this record`;
    case "unknown forum":
      return `there is no forum \`${why.forum}\` in this record`;
    case "nobody on a side":
      return `nobody stands on ${why.side === "ours" ? "our" : "their"} side; name somebody`;
  }
}

function around({ before, after }: Neighbours): string {
  const parts = [
    ...(before === undefined ? [] : [`${before.name} held it to ${before.to}`]),
    ...(after === undefined ? [] : [`${after.name} from ${after.from}`]),
  ];
  return parts.length === 0 ? "" : `; ${parts.join(", ")}`;
}

function meant(near: readonly string[]): string {
  return near.length === 0 ? "" : `; did you mean${among(near).slice(1)}?`;
}

/** `: a, b or c`, or nothing. */
function among(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length === 0) return "";
  const last = quoted.at(-1);
  return quoted.length === 1 ? `: ${last}` : `: ${quoted.slice(0, -1).join(", ")} or ${last}`;
}
