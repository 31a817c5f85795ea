/**
 * The workbench: a draft of a policy beside what it says, what it changes on the record, what a
 * check proves of it, what it would have meant in the past, its tests, and its registering.
 */
import { useRef } from "react";
import type { PolicyOutput } from "../../codec/output-api-policies.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { DraftHeading } from "../components/draft-heading.tsx";
import { Empty, Shown, Trouble } from "../components/shown.tsx";
import { SlipList, slipsOf } from "../components/slip-list.tsx";
import { type Section, sections, WorkbenchPanel } from "../components/workbench-panel.tsx";
import { CodeEditor, type Editor } from "../editor/code-editor.tsx";
import { Link, usePlace } from "../go.tsx";
import { useKnownNames } from "../known-names.ts";
import { useMark } from "../mark.tsx";
import { useDraftText, useTrying } from "../policy-draft.ts";
import "../styles/desk.css";
import "../styles/findings.css";
import "../styles/policy.css";
import "../styles/workbench.css";

export function PolicyDraftPage() {
  const { dossier, view, query } = usePlace();
  const from = query.get("from") ?? view.policy;
  const path = `/policies/${encodeURIComponent(from ?? "")}`;
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const answer = useAnswer(
    from === undefined ? undefined : within<PolicyOutput>(dossier, path, dates),
  );
  if (from === undefined) {
    return (
      <>
        <h1>Draft policy</h1>
        <Empty>There is no policy to begin from that names an office of this record.</Empty>
      </>
    );
  }
  return (
    <Shown of={answer} what="the policy to begin from">
      {(policy) => <Bench key={from} begun={policy} />}
    </Shown>
  );
}

function Bench({ begun }: { readonly begun: PolicyOutput }) {
  const place = usePlace();
  const { id } = begun.policy;
  const draft = useDraftText(id, begun.text);
  const trying = useTrying(draft.text, id);
  const known = useKnownNames(begun.ladder.flatMap(({ levels }) => levels));
  const editor = useRef<Editor>(null);
  const { found } = trying;
  const slips = slipsOf(found);
  useMark(found !== undefined && "policy" in found ? found.policy.mark : begun.policy.mark);
  const section = sectionIn(place.query);
  const jump = (line: number, column: number) => editor.current?.goTo(line, column);
  return (
    <>
      <DraftHeading begun={begun} draft={draft} />
      <div className="bench">
        <section className="bench-text" aria-labelledby="text">
          <div className="hd">
            <h2 id="text">Text</h2>
            <span className="sub" role="status">
              {saidOf(trying.isBehind, slips)}
            </span>
          </div>
          <CodeEditor
            ref={editor}
            text={draft.text}
            change={draft.write}
            slips={slips}
            known={known}
            label="The policy as text. Tab leaves the editor; Control and Space offers what fits."
          />
          <p className="note">
            Tab leaves the editor, <kbd>Ctrl ]</kbd> indents, <kbd>Ctrl Space</kbd> offers what
            fits.
          </p>
          <SlipList slips={slips} jump={jump} />
          {trying.problem !== undefined && <Trouble problem={trying.problem} />}
        </section>
        <div className="bench-side">
          <nav className="tabs" aria-label="What is found of the draft">
            {sections.map(({ show, title }) => (
              <Link
                key={show}
                to="policy/draft"
                query={{ from: id, show }}
                className="tab"
                aria-current={show === section ? "page" : undefined}
              >
                {title}
              </Link>
            ))}
          </nav>
          <WorkbenchPanel
            section={section}
            begun={begun}
            draft={draft}
            trying={trying}
            jump={jump}
          />
        </div>
      </div>
    </>
  );
}

function sectionIn(query: URLSearchParams): Section {
  const show = query.get("show");
  return sections.find((one) => one.show === show)?.show ?? "changes";
}

function saidOf(isBehind: boolean, slips: readonly { readonly isOdd?: boolean }[]): string {
  if (isBehind) return "Reading…";
  const wrong = slips.filter(({ isOdd = false }) => !isOdd).length;
  if (wrong === 0) return "It can be read";
  return wrong === 1 ? "1 slip" : `${wrong} slips`;
}
