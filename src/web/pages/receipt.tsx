/**
 * The receipt of an entry: checked here, shown, and handed over as a file that is checked elsewhere.
 */
import { useEffect, useState } from "react";
import type { JournalOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { CopyText } from "../components/copy-text.tsx";
import { Outcome } from "../components/outcome.tsx";
import { Shown } from "../components/shown.tsx";
import { saveFile } from "../csv.ts";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { canVerify, readKey } from "../journal/note.ts";
import { checkReceipt, type Receipt, readReceipt } from "../journal/receipt.ts";
import { type Said, sayCannot, sayReceipt } from "../journal/words.ts";
import { bannerText, useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import { useTitled } from "../titles.ts";
import "../styles/ruling.css";
import "../styles/journal.css";

export function ReceiptPage({ params }: PageProps) {
  const { dossier } = usePlace();
  const id = params.id ?? "";
  const path = `/entries/${encodeURIComponent(id)}/receipt`;
  const answer = useAnswer(within<string>(dossier, path));
  return (
    <Shown of={answer} what="the receipt">
      {(text) => <Whole id={id} text={text} />}
    </Shown>
  );
}

function Whole({ id, text }: { readonly id: string; readonly text: string }) {
  useTitle("Receipt");
  const titled = useTitled(id);
  const read = readReceipt(text);
  return (
    <>
      <div className="ph long receipt">
        <div>
          <p className="eyebrow">Receipt of an entry</p>
          <h1>{titled?.title ?? id}</h1>
        </div>
        <div className="actions">
          {titled !== undefined && (
            <Link to={`entries/${id}`} className="btn">
              Its page
            </Link>
          )}
          <button
            type="button"
            className="btn pri"
            onClick={() => saveFile(`${id}.tlog-proof`, text, "text/plain;charset=utf-8")}
          >
            Download
          </button>
        </div>
      </div>
      {read.ok ? (
        <Checked receipt={read.value} text={text} />
      ) : (
        <Outcome
          said={{
            tone: "no",
            word: "Not a receipt",
            text: `What was sent is none: ${read.problem}.`,
          }}
        />
      )}
      <section className="blk" aria-labelledby="as-is">
        <div className="hd">
          <h2 id="as-is">As it stands in the file</h2>
          <div className="actions">
            <CopyText text={text} what="Copy" />
          </div>
        </div>
        <pre className="noted">{text}</pre>
        <p className="note">
          Check it elsewhere with <code>node tools/verify/proof.mjs FILE --key VKEY</code>, where
          VKEY is a verification key you kept. It shows the entry’s mark and is handled under it; it
          holds nothing of what the entry says.
        </p>
      </section>
    </>
  );
}

function Checked({ receipt, text }: { readonly receipt: Receipt; readonly text: string }) {
  const dossier = useDossier();
  const { leaf, index, checkpoint } = receipt;
  useMark(leaf.mark);
  const said = useVerdict(receipt, text);
  const facts = [
    ["Entry", leaf.id],
    ["Mark", bannerText(leaf.mark, dossier)],
    ["Recorded", `${dayText(leaf.recorded)}, ${leaf.recorded.slice(11, 19)} UTC`],
    ["Leaf", `${index.toLocaleString("en-GB")}, counted from 0`],
    ["Tree", `${checkpoint.origin}, signed up to ${checkpoint.size.toLocaleString("en-GB")}`],
    ["Commits to", leaf.commitment],
  ];
  return (
    <>
      <h2 className="vh">What the check found</h2>
      <div aria-live="polite" className="blk">
        {said === undefined ? <p className="sub">Checking it here …</p> : <Outcome said={said} />}
      </div>
      <dl className="receipt-facts blk">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Undefined while it is being checked. */
function useVerdict(receipt: Receipt, text: string): Said | undefined {
  const { dossier } = usePlace();
  const journal = useAnswer(within<JournalOutput>(dossier, "/journal"));
  const vkeys = journal.state === "answered" ? journal.value.vkeys.join("\n") : undefined;
  const [said, setSaid] = useState<Said>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all of the receipt
  useEffect(() => {
    if (vkeys === undefined) return;
    let left = false;
    void (async () => {
      const can = await canVerify();
      if (can !== "yes") return sayCannot(can);
      const keys = (await Promise.all(vkeys.split("\n").map(readKey))).filter(
        (key) => key !== undefined,
      );
      const { size } = receipt.checkpoint;
      return sayReceipt(await checkReceipt(receipt, keys), { index: receipt.index, size });
    })().then((found) => {
      if (!left) setSaid(found);
    });
    return () => {
      left = true;
    };
  }, [text, vkeys]);
  return said;
}
