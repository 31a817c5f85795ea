/**
 * What a form lacks before it is worth asking the server about: the server says the rest.
 */
import type { Day } from "../../core/day.ts";
import { readWhenSaid } from "../../core/when-said.ts";
import { type ContactForm, isUndated } from "./contact-form.ts";
import { fieldTitles, type Intake } from "./intake-form.ts";
import type { Fault } from "./places.ts";

export function faultsIn(form: ContactForm, intake: Intake | undefined, on: Day): readonly Fault[] {
  const fault = (field: string, text: string): Fault => ({ field, text });
  return [
    ...form.segments.flatMap(({ ours, theirs }, at) => [
      ...(ours.length > 0 ? [] : [fault(`ours-${at}`, "name somebody of ours; words will do")]),
      ...(theirs.length > 0
        ? []
        : [fault(`theirs-${at}`, "name somebody of theirs; words will do")]),
    ]),
    ...dateFaults(form, on),
    ...(form.summary.trim() === "" ? [fault("summary", "say in a sentence what it was")] : []),
    ...form.said.flatMap(({ text, due, kind }, at) => {
      const date = readWhenSaid(due, on);
      return [
        ...(text.trim() === ""
          ? [fault(`said-${at}-text`, "write what was said, or take it out")]
          : []),
        ...(kind === "undertaking" && due.trim() !== "" && !date.ok
          ? [fault(`said-${at}-due`, date.problem)]
          : []),
      ];
    }),
    ...(form.correcting?.reason.trim() === "" ? [fault("reason", "say why it is corrected")] : []),
    ...(intake?.unsure ?? []).map((field) =>
      fault(
        field,
        `${fieldTitles[field]}: say that what was found in the text is right, or change it`,
      ),
    ),
  ];
}

function dateFaults({ when }: ContactForm, on: Day): readonly Fault[] {
  if (isUndated(when)) return [];
  if (when.trim() === "") {
    return [
      { field: "when", text: "say when it was; write `not known` where the record gives no date" },
    ];
  }
  const read = readWhenSaid(when, on);
  return read.ok ? [] : [{ field: "when", text: read.problem }];
}
