/**
 * A contact while it is written: its draft, what is wrong with it, what it would come to, and its
 * way into the outbox.
 */
import { useEffect, useMemo, useState } from "react";
import type { ContactRow } from "../../codec/output-api-contacts.ts";
import type { CheckedOutput, EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { ask, type Problem, within } from "../api.ts";
import { useDossier } from "../dossier.tsx";
import { useDraft } from "../drafts.ts";
import { usePlace } from "../go.tsx";
import { hold, isPassing, useOutgoing } from "../outbox.ts";
import { faultsIn } from "./contact-faults.ts";
import { type ContactForm, entriesOf, type Wire, type Written } from "./contact-form.ts";
import { withAccount } from "./contact-form-read.ts";
import { useCountingDay } from "./fields.tsx";
import type { FoundField, Intake } from "./intake-form.ts";
import { useWritersNames } from "./names.ts";
import { type Fault, faultsOf } from "./places.ts";
import { usePolicyHere } from "./policy-here.ts";

export type LogDraft = {
  readonly form: ContactForm;
  readonly intake?: Intake;
  /** The writer has said that it is none of those on record. */
  readonly apart?: boolean;
};

export function useContactForm(key: string, blank: LogDraft) {
  const { dossier } = usePlace();
  const policy = usePolicyHere();
  const { reader } = useDossier();
  const names = useWritersNames();
  const on = useCountingDay();
  const [draft, setDraft, clear] = useDraft<LogDraft>(key, blank);
  const [like, setLike] = useState<readonly ContactRow[]>([]);
  const { form, intake } = draft;
  const { ours, theirs } = names.parties;
  const { name: writer } = reader;
  const written = useMemo(
    () => entriesOf(form, { on, parties: { ours, theirs }, writer }),
    [form, on, ours, theirs, writer],
  );
  const where = { dossier, policy };
  const lacking = faultsIn(form, intake, on);
  const shown = useFaults(key, written, lacking);
  const out = (what: string, entries: readonly Wire[]) =>
    hold({ ...where, what, entries, draft: key, page: "log" });
  const record = async (apart = draft.apart === true) => {
    if (lacking.length > 0) return shown.show(lacking, "own");
    const reply = await ask(checkQuestion(where, written));
    if (!reply.ok && !isPassing(reply.problem)) {
      return shown.show(faultsOf(reply.problem, written.places));
    }
    shown.show([]);
    if (reply.ok && reply.value.like.length > 0 && !apart) return setLike(reply.value.like);
    setLike([]);
    out(form.summary.trim(), written.entries);
  };
  return {
    names,
    draft,
    like,
    faults: shown.faults,
    found: shown.found,
    would: useWould(where, written, faultsIn(form, undefined, on).length === 0),
    change: (part: Partial<ContactForm>, field?: FoundField) =>
      setDraft({ ...draft, form: { ...form, ...part }, ...sure(intake, field) }),
    setDraft,
    clear,
    record,
    apart: () => {
      setDraft({ ...draft, apart: true });
      void record(true);
    },
    back: () => setLike([]),
    join: (contact: string) =>
      joined(contact, { dossier, form, writer, written }).then((added) => {
        if ("problem" in added) return added.problem;
        setLike([]);
        out(`An account of: ${added.title}`, added.entries);
        return undefined;
      }),
  };
}

function sure(intake: Intake | undefined, field: FoundField | undefined) {
  if (intake === undefined || field === undefined) return {};
  return { intake: { ...intake, unsure: intake.unsure.filter((one) => one !== field) } };
}

/**
 * What the writer was told is wrong: by the form, by the check, or by the record itself. What the
 * form lacked goes as soon as it is there.
 */
function useFaults(key: string, { places }: Written, lacking: readonly Fault[]) {
  const outgoing = useOutgoing(key);
  const [told, setTold] = useState<readonly Fault[]>([]);
  const [whose, setWhose] = useState<"own" | "server">("own");
  const [count, setCount] = useState(0);
  const isThere = (fault: Fault) =>
    lacking.some(({ field, text }) => field === fault.field && text === fault.text);
  const own = whose === "own" ? told.filter(isThere) : told;
  const refused = outgoing?.state.kind === "refused" ? outgoing.state.problem : undefined;
  return {
    faults: own.length === 0 && refused !== undefined ? faultsOf(refused, places) : own,
    found: `${count} ${refused === undefined ? "" : outgoing?.id}`,
    show: (faults: readonly Fault[], by: "own" | "server" = "server") => {
      setTold(faults);
      setWhose(by);
      setCount((before) => before + 1);
    },
  };
}

type Where = { readonly dossier: string; readonly policy: string | undefined };

function checkQuestion({ dossier, policy }: Where, { entries }: Written) {
  return { ...within<CheckedOutput>(dossier, "/entries/check", { policy }), body: { entries } };
}

/** Milliseconds without a change before the server is asked what the mark would be. */
const pause = 700;

/** The mark that the contact would bear, once there is enough of it. */
function useWould(where: Where, written: Written, isWhole: boolean): string | undefined {
  const [settled, setSettled] = useState<Written>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(isWhole ? written : undefined), pause);
    return () => clearTimeout(timer);
  }, [written, isWhole]);
  const answer = useAnswer(settled === undefined ? undefined : checkQuestion(where, settled));
  if (settled !== written || answer.state !== "answered") return undefined;
  return answer.value.entries.find(({ kind }) => kind === "contact")?.mark;
}

type Joining = {
  readonly dossier: string;
  readonly form: ContactForm;
  readonly writer: string;
  readonly written: Written;
};

/** The contact on record with this account beside the others, and what was said, said at it. */
async function joined(
  contact: string,
  { dossier, form, writer, written }: Joining,
): Promise<
  { readonly problem: Problem } | { readonly title: string; readonly entries: readonly Wire[] }
> {
  const path = `/entries/${encodeURIComponent(contact)}`;
  const reply = await ask(within<EntryOutput>(dossier, path));
  if (!reply.ok) return { problem: reply.problem };
  const { entry, title } = reply.value;
  if (entry.kind !== "contact") throw new Error("only a contact is like a contact");
  const text = form.account.trim() === "" ? form.summary.trim() : form.account.trim();
  const reason = "a second account of the same contact";
  const whole = withAccount(entry, contact, { text, by: writer, reason });
  const marked = form.mark === "" ? {} : { mark: form.mark };
  // Who is new to the record stays new only where something that is said names them.
  const others = written.entries.filter(
    ({ kind }) => kind === "statement" || kind === "undertaking",
  );
  const people = written.entries.filter(
    ({ kind, person }) =>
      (kind === "person" || kind === "tenure") &&
      JSON.stringify(others).includes(JSON.stringify({ person })),
  );
  return { title, entries: [...people, { id: "contact", ...whole, ...marked }, ...others] };
}
