/**
 * Registering a draft: what keeps it from standing beside the others, whom it touches, and the
 * step itself, which is a custodian's.
 */
import { useState } from "react";
import type { EnteredOutput } from "../../codec/output-api-record.ts";
import { askAgain } from "../answers.ts";
import { type Problem, send, within } from "../api.ts";
import { spanText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { useDraft } from "../drafts.ts";
import { Link, usePlace } from "../go.tsx";
import { EntryLink, PolicyVersions } from "./policy-versions.tsx";
import { Trouble } from "./shown.tsx";
import { SlipList, slipOf } from "./slip-list.tsx";
import { capital, sentence } from "./verdict.tsx";
import type { PanelProps, ReadDraft } from "./workbench-panel.tsx";

type RegisterDraftProps = PanelProps & { readonly read: ReadDraft; readonly isBehind: boolean };

export function RegisterDraft({ begun, draft, read, isBehind, jump }: RegisterDraftProps) {
  const { reader } = useDossier();
  const mayRegister = reader.may.includes("keep policies");
  const { policy, registering, differences } = read;
  return (
    <>
      <section aria-labelledby="register">
        <h2 id="register">This version</h2>
        <dl className="pair">
          <dt>Id</dt>
          <dd>
            {policy.id}, version {policy.version}
          </dd>
          <dt>Authority</dt>
          <dd>
            {capital(policy.authority.by)} ({policy.authority.cite});{" "}
            {policy.authority.instrument === null
              ? "a claim, since no instrument is named"
              : `by ${policy.authority.instrument}`}
          </dd>
          <dt>Strength</dt>
          <dd>{capital(policy.strength)}</dd>
          <dt>Mark</dt>
          <dd>{policy.mark}</dd>
          <dt>In force</dt>
          <dd>
            {policy.from === null
              ? "Without a beginning it is a draft, and binds nobody"
              : `From ${spanText(policy.from)}${policy.to === null ? "" : `, to ${spanText(policy.to)}`}`}
          </dd>
        </dl>
        <SlipList slips={registering.problems.map(slipOf)} jump={jump} />
        {mayRegister ? (
          <RegisterForm begun={begun.policy.id} draft={draft} read={read} isBehind={isBehind} />
        ) : (
          <p className="note blk">
            To register a version is the custodian's duty, which is not among yours here. You can
            try this draft as it stands, and send it on as YAML.
          </p>
        )}
      </section>
      {differences !== null && differences.people.length > 0 && (
        <section className="blk" aria-labelledby="touched">
          <h2 id="touched">Whom it touches</h2>
          <ul className="lines">
            {differences.people.map((text) => (
              <li key={text}>{sentence(text)}</li>
            ))}
          </ul>
        </section>
      )}
      <PolicyVersions />
    </>
  );
}

type RegisterFormProps = {
  readonly begun: string;
  readonly draft: PanelProps["draft"];
  readonly read: ReadDraft;
  readonly isBehind: boolean;
};

type Sending =
  | { readonly state: "writing" }
  | { readonly state: "sending" }
  | { readonly state: "registered"; readonly entry: string; readonly policy: string }
  | { readonly state: "refused"; readonly problem: Problem };

function RegisterForm({ begun, draft, read, isBehind }: RegisterFormProps) {
  const { dossier, view } = usePlace();
  const { tag } = useDossier();
  const [why, setWhy, clearWhy] = useDraft<string>(`why ${dossier} ${begun}`, "");
  const [endOlder, setEndOlder] = useState(true);
  const [sending, setSending] = useState<Sending>({ state: "writing" });
  const { policy, registering } = read;
  const { corrects, ends } = registering;
  const register = async () => {
    setSending({ state: "sending" });
    const body = { text: draft.text, why: why.trim(), "end-older": ends !== null && endOlder };
    const { url } = within(dossier, "/policies");
    const headers = { "idempotency-key": crypto.randomUUID(), "if-match": `"${tag}"` };
    const reply = await send<EnteredOutput>(url, { method: "POST", body, headers });
    if (!reply.ok) return setSending({ state: "refused", problem: reply.problem });
    const [entry] = reply.value.entries;
    setSending({ state: "registered", entry: entry?.id ?? "", policy: policy.id });
    clearWhy();
    draft.startAgain();
    askAgain();
  };
  if (sending.state === "registered") {
    return (
      <div className="registered" role="status">
        <h3>{sending.policy} is registered</h3>
        <p>
          It stands in the record as <EntryLink entry={sending.entry}>its own entry</EntryLink>, and
          everything can be ruled by it:{" "}
          <Link to="policy" view={{ ...view, policy: sending.policy }}>
            open the policy
          </Link>
          .
        </p>
      </div>
    );
  }
  return (
    <form
      className="register"
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
    >
      <label>
        {corrects === null ? "Why, and on what paper it rests" : "Why its text changes"}
        <textarea
          rows={2}
          required
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      {ends !== null && (
        <label className="tick">
          <input
            type="checkbox"
            checked={endOlder}
            onChange={(event) => setEndOlder(event.currentTarget.checked)}
          />{" "}
          Give {ends.policy} its end, {spanText(ends.to)}
        </label>
      )}
      <div className="actions">
        <button
          type="submit"
          className="btn pri"
          disabled={isBehind || registering.problems.length > 0 || sending.state === "sending"}
        >
          {corrects === null ? `Register ${policy.id}` : `Correct ${policy.id}`}
        </button>
      </div>
      {sending.state === "refused" && <Trouble problem={sending.problem} />}
    </form>
  );
}
