/**
 * The versions of policies of a dossier: how each stands on the day, by whose authority, what took
 * whose place, and rivals beside it.
 */

import { type ReactNode, useState } from "react";
import type { PoliciesOutput } from "../../codec/output-api-policies.ts";
import type { PolicyDiffOutput } from "../../codec/output-workbench.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { spanText } from "../days.ts";
import { Link, usePlace } from "../go.tsx";
import { Differences } from "./draft-changes.tsx";
import { Shown } from "./shown.tsx";
import { capital, plain, sentence } from "./verdict.tsx";

type Version = PoliciesOutput["items"][number];

export function PolicyVersions() {
  const { dossier, view } = usePlace();
  const question = within<PoliciesOutput>(dossier, "/policies", { "as-of": view.asOf });
  return (
    <section className="blk" aria-labelledby="versions">
      <div className="hd">
        <h2 id="versions">Versions</h2>
        <span className="sub">Drafts and rivals among them, as they stand on the day</span>
      </div>
      <Shown of={useAnswer(question)} what="the versions">
        {({ items, problems }) => (
          <>
            {problems.map((text) => (
              <p key={text} className="note">
                {sentence(text)}
              </p>
            ))}
            <ul className="versions">
              {items.map((one) => (
                <li key={one.id} aria-current={one.id === view.policy ? "true" : undefined}>
                  <VersionLine one={one} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  );
}

function VersionLine({ one }: { readonly one: Version }) {
  const { view } = usePlace();
  const { id, version, title, standing, text, strength, mark, from, to, entry } = one;
  const { supersedes, supersededBy, rivals } = one;
  return (
    <>
      <div className="version-head">
        <Link to="policy" view={{ ...view, policy: id }} className="q">
          <b>{id}</b>, version {version}
        </Link>
        <span className="tag">{standing}</span>
        <span className="pm">({mark})</span>
      </div>
      <p className="rec">
        {title}. {capital(plain(text))}; {strength}; {datesOf(from, to)}.
      </p>
      <p className="rec">
        {supersedes !== null && `It takes the place of ${supersedes}. `}
        {supersededBy !== null && `Its place is taken by ${supersededBy}. `}
        {rivals.length > 0 && `Beside it, for some of the same offices: ${rivals.join(", ")}. `}
        {entry === null ? (
          "It comes with the program."
        ) : (
          <>
            Registered by <EntryLink entry={entry}>an entry of the record</EntryLink>.
          </>
        )}
      </p>
      {supersedes !== null && <WhatItChanged id={id} supersedes={supersedes} />}
    </>
  );
}

type EntryLinkProps = { readonly entry: string; readonly children: ReactNode };

/** To the entry as known today: when a version was registered has no say in what it may rule. */
export function EntryLink({ entry, children }: EntryLinkProps) {
  const { asOf, policy } = usePlace().view;
  const view = { ...(asOf && { asOf }), ...(policy && { policy }) };
  return (
    <Link to={`entries/${entry}`} view={view}>
      {children}
    </Link>
  );
}

function datesOf(from: string | null, to: string | null): string {
  if (from === null) return "no beginning stated";
  return `from ${spanText(from)}${to === null ? "" : ` to ${spanText(to)}`}`;
}

type WhatItChangedProps = { readonly id: string; readonly supersedes: string };

function WhatItChanged({ id, supersedes }: WhatItChangedProps) {
  const { dossier, view } = usePlace();
  const [isOpen, setOpen] = useState(false);
  const path = `/policies/${encodeURIComponent(id)}/difference`;
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const question = within<PolicyDiffOutput>(dossier, path, { against: supersedes, ...dates });
  const answer = useAnswer(isOpen ? question : undefined);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What it changed from {supersedes}, and whom that touches</summary>
      {isOpen && (
        <Shown of={answer} what="the differences">
          {(found) => <Differences found={found} />}
        </Shown>
      )}
    </details>
  );
}
