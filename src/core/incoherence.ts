/**
 * What can be wrong between the entries of a record, as data and as a sentence.
 */
import type { Kind } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { type MarkProblem, sayMarkProblem } from "./mark-check.ts";
import { suggestion } from "./nearest.ts";
import type { Defined, Path } from "./reference.ts";

/** A correction that is not clear; `of` is the entry to be corrected. */
type WrongCorrection = { readonly of: EntryId } & (
  | { readonly kind: "corrected twice"; readonly other: EntryId }
  | { readonly kind: "correction of itself"; readonly through: readonly EntryId[] }
  | { readonly kind: "corrected too early" }
  | { readonly kind: "kind changed"; readonly from: Kind; readonly to: Kind }
  | { readonly kind: "name changed"; readonly from: string; readonly to: string }
  | { readonly kind: "withdrawal withdrawn" }
);

type Wrong =
  | WrongCorrection
  | { readonly kind: "duplicate id" }
  | {
      readonly kind: "unknown name";
      readonly to: Defined;
      readonly id: string;
      /** The name was known, and the entry that defined it has been withdrawn. */
      readonly withdrawn: boolean;
      readonly known: readonly string[];
    }
  | { readonly kind: "unknown entry"; readonly id: string }
  | {
      readonly kind: "wrong kind";
      readonly id: string;
      readonly found: Kind;
      readonly wanted: Kind;
    }
  | {
      readonly kind: "defined twice";
      readonly to: Defined;
      readonly id: string;
      readonly other: EntryId;
    }
  | { readonly kind: "part of itself"; readonly office: string }
  | { readonly kind: "same ask"; readonly ask: string }
  | { readonly kind: "unknown ask"; readonly ask: string; readonly known: readonly string[] }
  | { readonly kind: "unknown option"; readonly option: string; readonly known: readonly string[] }
  | { readonly kind: "same paragraph"; readonly number: string }
  | { readonly kind: "confirmed alone"; readonly by: string }
  | { readonly kind: "confirmed twice"; readonly other: EntryId }
  | { readonly kind: "release taken back"; readonly by: EntryId }
  | { readonly kind: "not as proposed" }
  | { readonly kind: "confirmation withdrawn" }
  | { readonly kind: "no such place"; readonly number: string }
  | {
      readonly kind: "rests above its mark";
      readonly to: Defined | "entry";
      readonly id: string;
    }
  | { readonly kind: "paragraph above its document"; readonly number: string }
  | {
      readonly kind: "unknown mark";
      readonly part: "level" | "caption";
      readonly id: string;
      readonly regime: string;
      readonly known: readonly string[];
    }
  | { readonly kind: "wrong mark"; readonly regime: string; readonly problem: MarkProblem };

export type Incoherence = Wrong & {
  /** The entry to change. */
  readonly entry: EntryId;
  readonly path: Path;
};

/** What is wrong and what would do, to follow the place where it is. */
export function sayIncoherence(wrong: Wrong): string {
  switch (wrong.kind) {
    case "duplicate id":
      return "is the id of an earlier entry too; give each entry its own";
    case "unknown name":
      return unknownName(wrong);
    case "unknown entry":
      return `\`${wrong.id}\` is no entry of this record; check the id, or record that entry too`;
    case "wrong kind":
      return `\`${wrong.id}\` is a ${wrong.found}; name a ${wrong.wanted} here`;
    case "defined twice":
      return `the ${wrong.to} \`${wrong.id}\` is defined by \`${wrong.other}\` too; let one entry supersede the other`;
    case "unknown ask":
      return `\`${wrong.ask}\` is no ask of that proposal${suggestion(wrong.ask, wrong.known)}`;
    case "same ask":
      return `the ask \`${wrong.ask}\` stands twice in this proposal; give each ask its own id`;
    case "unknown option":
      return wrong.known.length === 0
        ? `\`${wrong.option}\` is an option on an issue that has no scale; draw the scale first`
        : `\`${wrong.option}\` is no option on the scale of that issue${suggestion(wrong.option, wrong.known)}`;
    case "same paragraph":
      return `the number \`${wrong.number}\` stands twice in this document; number each paragraph once`;
    case "confirmed alone":
      return `\`${wrong.by}\` proposed the release too; somebody else has to confirm it`;
    case "confirmed twice":
      return `the release is confirmed by \`${wrong.other}\` already`;
    case "release taken back":
      return `the release was taken back by \`${wrong.by}\`; propose it anew`;
    case "confirmation withdrawn":
      return "is a confirmation, which stands; withdraw the released ruling that it gave";
    case "not as proposed":
      return "does not tell what was proposed: the same plan, word and text, under the mark proposed";
    case "no such place":
      return `there is no such place in paragraph \`${wrong.number}\` of this document; check both`;
    case "rests above its mark":
      return `the ${wrong.to} \`${wrong.id}\` bears a mark that this entry's own does not reach; mark this entry as high, or leave that out`;
    case "paragraph above its document":
      return `paragraph \`${wrong.number}\` bears a mark that the document's own does not reach; mark the document as high`;
    case "wrong mark":
      return `is no mark of the marking regime \`${wrong.regime}\`: ${sayMarkProblem(wrong.problem)}`;
    case "unknown mark":
      return `\`${wrong.id}\` is no ${wrong.part} of the marking regime \`${wrong.regime}\`${suggestion(wrong.id, wrong.known)}`;
    case "part of itself":
      return `the office \`${wrong.office}\` is part of itself by way of its parents; break the circle`;
    default:
      return sayCorrection(wrong);
  }
}

function sayCorrection(wrong: WrongCorrection): string {
  switch (wrong.kind) {
    case "corrected twice":
      return `\`${wrong.of}\` is superseded or withdrawn by \`${wrong.other}\` already; correct that entry, or leave one of the two out`;
    case "correction of itself":
      return `corrections run in a circle: ${wrong.through.map((id) => `\`${id}\``).join(" supersedes ")}; break it`;
    case "corrected too early":
      return `was recorded before \`${wrong.of}\`, which it corrects; check both recording times`;
    case "kind changed":
      return `\`${wrong.of}\` is a ${wrong.from} and this is a ${wrong.to}; withdraw it and record the ${wrong.to} anew`;
    case "name changed":
      return `\`${wrong.of}\` is about \`${wrong.from}\` and this is about \`${wrong.to}\`; withdraw it and record the other anew`;
    case "withdrawal withdrawn":
      return `\`${wrong.of}\` is a withdrawal; record again what it took back`;
  }
}

function unknownName(wrong: Extract<Wrong, { kind: "unknown name" }>): string {
  if (wrong.withdrawn) {
    return `the ${wrong.to} \`${wrong.id}\` has been withdrawn; record it again or name another`;
  }
  return `\`${wrong.id}\` is no ${wrong.to} of this record${suggestion(wrong.id, wrong.known)}`;
}
