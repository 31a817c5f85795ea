/**
 * The draft on the past: every contact of the record ruled as then known, what no rule speaks of,
 * what was premature and what the record shows next, and another policy beside it.
 */
import { useState } from "react";
import type { PoliciesOutput } from "../../codec/output-api-policies.ts";
import type { PolicyBacktestOutput } from "../../codec/output-workbench.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { usePlace } from "../go.tsx";
import { beginWork, useLongWork } from "../long-work.ts";
import { BacktestLists } from "./backtest-lists.tsx";
import { LongWorkBar } from "./long-work-bar.tsx";
import { Empty } from "./shown.tsx";
import type { PanelProps } from "./workbench-panel.tsx";

export function PolicyBacktest({ begun, draft }: PanelProps) {
  const { dossier, view } = usePlace();
  const name = `past ${dossier} ${begun.policy.id}`;
  const { work, of } = useLongWork<PolicyBacktestOutput>(name);
  const [against, setAgainst] = useState("");
  const [hindsight, setHindsight] = useState(false);
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const policies = useAnswer(within<PoliciesOutput>(dossier, "/policies", { "as-of": view.asOf }));
  const begin = () => {
    const question = within<PolicyBacktestOutput>(dossier, "/policies/backtest", dates);
    const body = { text: draft.text, hindsight, ...(against === "" ? {} : { against }) };
    beginWork(name, { ...question, body }, draft.text);
  };
  return (
    <>
      <LongWorkBar
        name={name}
        work={work}
        begins="Try it on the past"
        begin={begin}
        isOfThis={of === draft.text}
      >
        <label>
          Beside{" "}
          <select value={against} onChange={(event) => setAgainst(event.currentTarget.value)}>
            <option value="">no other</option>
            {policies.state === "answered" &&
              policies.value.items.map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
          </select>
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={hindsight}
            onChange={(event) => setHindsight(event.currentTarget.checked)}
          />{" "}
          with hindsight
        </label>
      </LongWorkBar>
      {work.state === "none" && (
        <Empty>
          The back-test rules every contact of the record under the draft, each on its day and with
          what was known by then. What came next stands beside it, in order of time; nothing says
          that one came of the other.
        </Empty>
      )}
      {work.state === "done" && <BacktestLists found={work.value} />}
    </>
  );
}
