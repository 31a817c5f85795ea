/**
 * What can be done about an entry once it stands: correct it, add an account to a contact, take it
 * back. Each is an entry of its own, and what was there stays readable.
 */
import { useCallback, useEffect, useState } from "react";
import { actToEnter } from "../../access/duty.ts";
import type { EntryOutput } from "../../codec/output-api-record.ts";
import type { Kind } from "../../core/entry.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Sheet } from "../components/sheet.tsx";
import { Shown } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { useOutgoing } from "../outbox.ts";
import { withAccount } from "./contact-form-read.ts";
import { SmallForm } from "./small-form.tsx";

type AmendProps = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Whether nothing has taken its place. */
  readonly holds: boolean;
};

/** Kinds that nobody corrects: a ruling is frozen, and what was taken back is recorded again. */
const fixed: ReadonlySet<string> = new Set(["ruling", "withdrawal"]);

export function Amend({ id, kind, title, holds }: AmendProps) {
  const { reader } = useDossier();
  const [open, setOpen] = useState<"account" | "back">();
  const act = actToEnter[kind as Kind];
  const isMine = reader.may.includes("record") && reader.may.includes(act);
  const close = useCallback(() => setOpen(undefined), []);
  if (!holds || !isMine || fixed.has(kind)) return null;
  const isContact = kind === "contact";
  return (
    <>
      {isContact && (
        <button type="button" className="btn" onClick={() => setOpen("account")}>
          Add an account
        </button>
      )}
      {isContact ? (
        <Link to="log" query={{ correct: id }} className="btn">
          Correct
        </Link>
      ) : (
        <Link to={`correct/${id}`} className="btn">
          Correct
        </Link>
      )}
      <button type="button" className="btn" onClick={() => setOpen("back")}>
        Take back
      </button>
      {open === "back" && <TakeBack id={id} title={title} close={close} />}
      {open === "account" && <AddAccount id={id} title={title} close={close} />}
    </>
  );
}

type SheetProps = { readonly id: string; readonly title: string; readonly close: () => void };

function TakeBack({ id, title, close }: SheetProps) {
  const draft = `back ${id}`;
  return (
    <FormSheet label="Take back" draft={draft} close={close}>
      <p className="note">
        What was recorded in error is taken back whole. It stays readable, with your reason; to set
        right a part of it, correct it instead.
      </p>
      <SmallForm
        label="Take back"
        act="Take back"
        draft={draft}
        close={close}
        what={() => `Taken back: ${title}`}
        fields={[{ name: "reason", label: "Why", rows: 2 }]}
        entry={({ reason }) => ({ kind: "withdrawal", of: id, reason })}
      />
    </FormSheet>
  );
}

function AddAccount({ id, title, close }: SheetProps) {
  const { dossier } = usePlace();
  const { reader } = useDossier();
  const answer = useAnswer(within<EntryOutput>(dossier, `/entries/${encodeURIComponent(id)}`));
  const draft = `account ${id}`;
  return (
    <FormSheet label="Add an account" draft={draft} close={close}>
      <p className="note">
        It stands beside the others; where they differ, both stay. Who was there and when stay as
        they are recorded.
      </p>
      <Shown of={answer} what="the contact">
        {({ entry }) =>
          entry.kind === "contact" ? (
            <SmallForm
              label="Account"
              draft={draft}
              close={close}
              what={() => `An account of: ${title}`}
              fields={[
                { name: "by", label: "By whom", initial: reader.name },
                {
                  name: "text",
                  label: "What was said, by this account",
                  rows: 6,
                  at: ["accounts"],
                },
              ]}
              entry={({ by, text }) =>
                withAccount(entry, id, {
                  by: by ?? "",
                  text: text ?? "",
                  reason: "an account added",
                })
              }
            />
          ) : null
        }
      </Shown>
    </FormSheet>
  );
}

type FormSheetProps = {
  readonly label: string;
  readonly draft: string;
  readonly close: () => void;
  readonly children: React.ReactNode;
};

/** Away while what was written in it is on its way, and back with it where that is undone. */
function FormSheet({ label, draft, close, children }: FormSheetProps) {
  const outgoing = useOutgoing(draft);
  const kind = outgoing?.state.kind;
  useEffect(() => {
    if (kind === "entered") close();
  }, [kind, close]);
  if (kind !== undefined && kind !== "refused") return null;
  return (
    <Sheet label={label} close={close} className="form-sheet">
      <h2>{label}</h2>
      {children}
    </Sheet>
  );
}
