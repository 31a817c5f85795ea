/**
 * Journal: the trees that this reader may verify, each as signed; verifying them here; and what to
 * keep elsewhere, so that the journal can be held to its word.
 */
import { type FormEvent, useState } from "react";
import type { JournalOutput, MasterOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { JournalKeys } from "../components/journal-keys.tsx";
import { KeptElsewhere, noneKept } from "../components/kept-elsewhere.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { TreeCheck } from "../components/tree-check.tsx";
import { useDossier } from "../dossier.tsx";
import { goTo, usePlace, useTo } from "../go.tsx";
import { type Checks, type Kept, type Tree, useChecks } from "../journal/checks.ts";
import { schemeOf } from "../mark.tsx";
import "../styles/ruling.css";
import "../styles/journal.css";

export function JournalPage() {
  const { dossier } = usePlace();
  const answer = useAnswer(within<JournalOutput>(dossier, "/journal"));
  const audits = useDossier().reader.may.includes("audit");
  const master = useAnswer(audits ? within<MasterOutput>(dossier, "/journal/master") : undefined);
  return (
    <Shown of={answer} what="the journal">
      {(journal) => (
        <Whole
          journal={journal}
          master={master.state === "answered" ? master.value : undefined}
          withoutMaster={audits && master.state === "failed"}
        />
      )}
    </Shown>
  );
}

type WholeProps = {
  readonly journal: JournalOutput;
  readonly master: MasterOutput | undefined;
  readonly withoutMaster: boolean;
};

function Whole({ journal, master, withoutMaster }: WholeProps) {
  const { dossier } = usePlace();
  const checks = useChecks(dossier);
  const [kept, setKept] = useState<Kept>(noneKept);
  const levels = schemeOf(useDossier()).levels.map(({ id }) => id);
  const trees: readonly Tree[] = [
    ...byLevel(journal.marks, levels),
    ...(master === undefined ? [] : [{ ...master, mark: undefined }]),
  ];
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">What was recorded, as it was signed</p>
          <h1>Journal</h1>
        </div>
        {trees.length > 0 && <VerifyAll trees={trees} checks={checks} kept={kept} />}
      </div>
      <p className="lead-in">
        Every entry is a leaf of the tree of its mark, and each tree is signed as it grows. To
        verify is to fetch all leaves, hash them in this browser, and hold the root against what was
        signed.
      </p>
      {trees.length === 0 ? (
        <Empty>
          No tree that you may read is signed yet. The first entry makes the first checkpoint.
        </Empty>
      ) : (
        <ul className="trees">
          {trees.map((tree) => (
            <TreeCheck key={tree.origin} tree={tree} checks={checks} kept={kept} />
          ))}
        </ul>
      )}
      {withoutMaster && (
        <p className="note">
          The master tree, in which every mark has its leaves, is for an auditor who is cleared for
          all that the scheme can mark.
        </p>
      )}
      <KeptElsewhere trees={trees} set={setKept} />
      <ReceiptForm />
      <JournalKeys journal={journal} />
      <WhatItProves />
    </>
  );
}

/** From the lowest mark to the highest. */
function byLevel(marks: JournalOutput["marks"], levels: readonly string[]): JournalOutput["marks"] {
  const rank = ({ mark }: { readonly mark: string }) => levels.indexOf(mark.split(";")[0] ?? "");
  return marks.toSorted((a, b) => rank(a) - rank(b) || a.mark.localeCompare(b.mark));
}

type VerifyAllProps = {
  readonly trees: readonly Tree[];
  readonly checks: Checks;
  readonly kept: Kept;
};

function VerifyAll({ trees, checks, kept }: VerifyAllProps) {
  const working = trees.filter(({ origin }) => checks.of(origin)?.state === "working");
  return (
    <div className="actions">
      {working.length === 0 ? (
        <button
          type="button"
          className="btn pri"
          onClick={() => {
            for (const tree of trees) checks.begin(tree, kept);
          }}
        >
          Verify all
        </button>
      ) : (
        <button
          type="button"
          className="btn"
          onClick={() => {
            for (const { origin } of working) checks.stop(origin);
          }}
        >
          Stop all
        </button>
      )}
    </div>
  );
}

function ReceiptForm() {
  const to = useTo();
  const [id, setId] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== "") goTo(to(`receipts/${id.trim()}`));
  };
  return (
    <section className="blk" aria-labelledby="receipt">
      <h2 id="receipt">Receipt of an entry</h2>
      <p className="note">
        One file that shows, away from here, that an entry is in the journal as signed. Each entry’s
        own page leads to its receipt too.
      </p>
      <form className="inline-form" onSubmit={open}>
        <label>
          <span>Id of the entry</span>
          <input
            value={id}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setId(event.target.value)}
          />
        </label>
        <button type="submit" className="btn">
          Show its receipt
        </button>
      </form>
    </section>
  );
}

function WhatItProves() {
  return (
    <section className="blk" aria-labelledby="proves">
      <h2 id="proves">What this proves, and what it does not</h2>
      <ul className="plain-list">
        <li>
          It proves that the leaves shown to you are those that a key signed, that none is missing
          up to the size signed, and, with a checkpoint you kept, that nothing before it was
          changed.
        </li>
        <li>
          It does not prove that this page is honest: the program that checks was sent by the same
          server. Nor does it see the entries themselves, to which the leaves commit. For both, take
          an export and verify it with <code>tools/verify</code>, on another machine; it shares no
          code with Chancery.
        </li>
        <li>
          Whoever holds the signing key can sign another history. Only a checkpoint kept elsewhere
          shows that, so keep one now and then.
        </li>
      </ul>
    </section>
  );
}
