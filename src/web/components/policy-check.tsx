/**
 * A check of the draft: what is proved of it on every request and every state, each failure told
 * as a story, and what is odd in it beside the record.
 */
import { useState } from "react";
import type { PoliciesOutput } from "../../codec/output-api-policies.ts";
import type { PolicyCheckOutput } from "../../codec/output-workbench.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { checkAsMarkdown } from "../check-markdown.ts";
import { saveFile } from "../csv.ts";
import { usePlace } from "../go.tsx";
import { beginWork, useLongWork } from "../long-work.ts";
import { CheckFindings } from "./check-findings.tsx";
import { LongWorkBar } from "./long-work-bar.tsx";
import { PropertyList } from "./property-list.tsx";
import { Empty } from "./shown.tsx";
import type { PanelProps } from "./workbench-panel.tsx";

export function PolicyCheck({ begun, draft }: PanelProps) {
  const { dossier, view } = usePlace();
  const name = `check ${dossier} ${begun.policy.id}`;
  const { work, of } = useLongWork<PolicyCheckOutput>(name);
  const [higher, setHigher] = useState("");
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const begin = () => {
    const question = within<PolicyCheckOutput>(dossier, "/policies/check", dates);
    const body = { text: draft.text, ...(higher === "" ? {} : { against: higher }) };
    beginWork(name, { ...question, body }, draft.text);
  };
  return (
    <>
      <LongWorkBar
        name={name}
        work={work}
        begins="Check the draft"
        begin={begin}
        isOfThis={of === draft.text}
      >
        <Higher value={higher} take={setHigher} />
      </LongWorkBar>
      {work.state === "none" && (
        <Empty>
          A check tries the draft on every request there can be and on every state it can lead to:
          rules that never decide, what no rule speaks of, and ten claims, each of which holds
          within the bounds printed or fails by a story. It takes some seconds.
        </Empty>
      )}
      {work.state === "done" && <Found found={work.value} />}
    </>
  );
}

/** A policy of higher authority, which the draft may not be laxer than. */
function Higher(props: { readonly value: string; readonly take: (id: string) => void }) {
  const { dossier, view } = usePlace();
  const dates = { "as-of": view.asOf };
  const answer = useAnswer(within<PoliciesOutput>(dossier, "/policies", dates));
  const all = answer.state === "answered" ? answer.value.items : [];
  return (
    <label>
      Beside a higher one{" "}
      <select value={props.value} onChange={(event) => props.take(event.currentTarget.value)}>
        <option value="">None</option>
        {all.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}

function Found({ found }: { readonly found: PolicyCheckOutput }) {
  const save = (ending: "md" | "json") => {
    const text = ending === "md" ? checkAsMarkdown(found) : JSON.stringify(found, undefined, 2);
    const type = ending === "md" ? "text/markdown" : "application/json";
    saveFile(`check-${found.policy}.${ending}`, text, type);
  };
  return (
    <>
      <PropertyList properties={found.properties} />
      <CheckFindings found={found} />
      <div className="actions blk">
        <button type="button" className="btn" onClick={() => save("md")}>
          Take as Markdown
        </button>
        <button type="button" className="btn" onClick={() => save("json")}>
          Take as JSON
        </button>
      </div>
    </>
  );
}
