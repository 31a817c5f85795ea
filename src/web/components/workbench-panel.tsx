/**
 * The side of the workbench beside the text: one of its sections, as the address says.
 */
import type { DraftOutput, PolicyOutput } from "../../codec/output-api-policies.ts";
import type { DraftText, Trying } from "../policy-draft.ts";
import { DraftChanges } from "./draft-changes.tsx";
import { DraftTests } from "./draft-tests.tsx";
import { PolicyBacktest } from "./policy-backtest.tsx";
import { PolicyCheck } from "./policy-check.tsx";
import { PolicySentences } from "./policy-sentences.tsx";
import { RegisterDraft } from "./register-draft.tsx";
import { Empty, Waiting } from "./shown.tsx";

export const sections = [
  { show: "changes", title: "What it changes" },
  { show: "sentences", title: "Sentences" },
  { show: "check", title: "Check" },
  { show: "past", title: "The past" },
  { show: "tests", title: "Tests" },
  { show: "register", title: "Register" },
] as const;
export type Section = (typeof sections)[number]["show"];

/** A draft that can be read, as the server found it. */
export type ReadDraft = Extract<DraftOutput, { readonly sentences: unknown }>;

export type PanelProps = {
  readonly begun: PolicyOutput;
  readonly draft: DraftText;
  readonly jump: (line: number, column: number) => void;
};

type WorkbenchPanelProps = PanelProps & {
  readonly section: Section;
  readonly trying: Trying;
};

export function WorkbenchPanel({ section, trying, ...bench }: WorkbenchPanelProps) {
  const { found, isBehind, problem } = trying;
  // A check and the past are asked of the text itself, and keep what they found of an earlier one.
  if (section === "check") return <PolicyCheck {...bench} />;
  if (section === "past") return <PolicyBacktest {...bench} />;
  if (found === undefined) return problem === undefined ? <Waiting what="the draft" /> : null;
  if ("problems" in found) {
    return (
      <Empty>
        The draft cannot be read yet. Its slips stand by their lines; mend them, and what it says
        and changes shows here.
      </Empty>
    );
  }
  return (
    <div aria-busy={isBehind}>
      {section === "changes" && <DraftChanges read={found} />}
      {section === "sentences" && <PolicySentences sentences={found.sentences} />}
      {section === "tests" && <DraftTests tests={found.tests} />}
      {section === "register" && <RegisterDraft {...bench} read={found} isBehind={isBehind} />}
    </div>
  );
}
