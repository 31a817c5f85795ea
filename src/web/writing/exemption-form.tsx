/**
 * That a contact was of a kind outside the policy: what it was is set right by a correction, and
 * the policy then says whether that kind is exempt.
 */
import type { ForumsOutput } from "../../codec/output-api-people.ts";
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { modes, purposes } from "../../core/contact.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Shown } from "../components/shown.tsx";
import { usePlace } from "../go.tsx";
import { SmallForm } from "./small-form.tsx";

type ExemptionFormProps = {
  readonly contact: string;
  readonly draft: string;
  readonly close: () => void;
};

export function ExemptionForm({ contact, draft, close }: ExemptionFormProps) {
  const { dossier } = usePlace();
  const path = `/entries/${encodeURIComponent(contact)}`;
  const answer = useAnswer(within<EntryOutput>(dossier, path));
  const forums = useAnswer(within<ForumsOutput>(dossier, "/forums"));
  return (
    <Shown of={answer} what="the contact">
      {({ entry }) =>
        entry.kind === "contact" ? (
          <SmallForm
            label="What kind of contact it was"
            draft={draft}
            close={close}
            what={() => "A contact set right: of what kind it was"}
            fields={[
              { name: "purpose", label: "Purpose", of: purposes, initial: entry.purpose },
              { name: "mode", label: "How", of: modes, initial: entry.mode },
              {
                name: "forum",
                label: "In which standing talks",
                optional: true,
                initial: entry.forum ?? "",
                of: [
                  { value: "", text: "In none" },
                  ...(forums.state === "answered" ? forums.value.items : []).map(
                    ({ id, title }) => ({ value: id, text: title }),
                  ),
                ],
              },
              {
                name: "reason",
                label: "Why it was recorded otherwise",
                rows: 2,
                at: ["supersedes"],
              },
            ]}
            entry={({ purpose, mode, forum, reason }) => {
              const { id: _, recorded: _by, supersedes: _why, forum: _was, ...rest } = entry;
              return {
                ...rest,
                purpose,
                mode,
                ...(forum === "" ? {} : { forum }),
                supersedes: { entry: contact, reason },
              };
            }}
          />
        ) : null
      }
    </Shown>
  );
}
