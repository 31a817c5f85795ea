/**
 * What the draft is, what it was begun from, and how its text comes in and goes out.
 */
import { useRef } from "react";
import type { PoliciesOutput, PolicyOutput } from "../../codec/output-api-policies.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { saveFile } from "../csv.ts";
import { goTo, Link, usePlace } from "../go.tsx";
import type { DraftText } from "../policy-draft.ts";

type DraftHeadingProps = { readonly begun: PolicyOutput; readonly draft: DraftText };

export function DraftHeading({ begun, draft }: DraftHeadingProps) {
  const { policy } = begun;
  const file = useRef<HTMLInputElement>(null);
  const open = async (list: FileList | null) => {
    const text = await list?.[0]?.text();
    if (text !== undefined) draft.write(text);
    if (file.current !== null) file.current.value = "";
  };
  return (
    <div className="ph">
      <div>
        <p className="eyebrow">
          {draft.isChanged
            ? "Draft, kept while this tab is open; register it to keep it"
            : "As it is written; change something, and it is a draft"}
        </p>
        <h1>Draft policy</h1>
        <BegunFrom current={policy.id} />
      </div>
      <div className="actions">
        <Link to="policy" className="btn">
          Back to the policy
        </Link>
        {draft.isChanged && (
          <button type="button" className="btn" onClick={draft.startAgain}>
            Start again
          </button>
        )}
        <button type="button" className="btn" onClick={() => file.current?.click()}>
          Open a file
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="A policy as YAML or JSON"
          accept=".yaml,.yml,.json,text/plain"
          onChange={(event) => void open(event.currentTarget.files)}
        />
        <button
          type="button"
          className="btn"
          onClick={() => saveFile(`${policy.id}-draft.yaml`, draft.text, "text/yaml")}
        >
          Take as YAML
        </button>
      </div>
    </div>
  );
}

/** Another version to begin from, with its own draft; what it is held against is the same. */
function BegunFrom({ current }: { readonly current: string }) {
  const place = usePlace();
  const dates = { "as-of": place.view.asOf };
  const answer = useAnswer(within<PoliciesOutput>(place.dossier, "/policies", dates));
  const all = answer.state === "answered" ? answer.value.items : [];
  const take = (from: string) => {
    const query = new URLSearchParams(place.query);
    query.set("from", from);
    goTo(addressOf({ ...place, query }));
  };
  return (
    <label className="begun-from">
      Begun from{" "}
      <select value={current} onChange={(event) => take(event.currentTarget.value)}>
        {all.length === 0 && <option value={current}>{current}</option>}
        {all.map(({ id, version }) => (
          <option key={id} value={id}>
            {id}, version {version}
          </option>
        ))}
      </select>
    </label>
  );
}
