/**
 * One tree: how far it is signed and by which key, verifying it, and its checkpoint to keep.
 */
import { saveFile } from "../csv.ts";
import { useDossier } from "../dossier.tsx";
import type { Check, Checks, Kept, Tree } from "../journal/checks.ts";
import { sayVerdict } from "../journal/words.ts";
import { bannerText } from "../mark.tsx";
import { CopyText } from "./copy-text.tsx";
import { Outcome } from "./outcome.tsx";

type TreeCheckProps = { readonly tree: Tree; readonly checks: Checks; readonly kept: Kept };

export function TreeCheck({ tree, checks, kept }: TreeCheckProps) {
  const name = useTreeName(tree);
  const check = checks.of(tree.origin);
  const note = check?.state === "done" && check.note !== "" ? check.note : tree.checkpoint;
  const id = `tree ${tree.origin}`.replaceAll(/[^\w-]+/g, "-");
  return (
    <li className="tree">
      <section aria-labelledby={id}>
        <div className="hd">
          <h2 id={id}>{name}</h2>
          <span className="sub">
            {tree.size.toLocaleString("en-GB")} {tree.size === 1 ? "leaf" : "leaves"} signed
          </span>
          {check?.state === "working" ? (
            <button type="button" className="btn" onClick={() => checks.stop(tree.origin)}>
              Stop<span className="vh"> verifying {name}</span>
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => checks.begin(tree, kept)}>
              Verify<span className="vh"> {name}</span>
            </button>
          )}
        </div>
        <div aria-live="polite">{check !== undefined && <Came check={check} name={name} />}</div>
        <details className="checkpoint">
          <summary>Last checkpoint, as signed</summary>
          <pre>{note}</pre>
          <div className="actions">
            <CopyText text={note} what="Copy" />
            <button
              type="button"
              className="btn"
              onClick={() => saveFile(fileName(tree), note, "text/plain;charset=utf-8")}
            >
              Keep as a file
            </button>
          </div>
        </details>
      </section>
    </li>
  );
}

function Came({ check, name }: { readonly check: Check; readonly name: string }) {
  if (check.state === "working") {
    const { done, of } = check;
    return (
      <p className="working">
        <progress
          aria-label={`Verifying ${name}`}
          {...(of === 0 ? {} : { value: done, max: of })}
        />
        <span className="sub">{of === 0 ? "Asking" : `${Math.floor((done / of) * 100)} %`}</span>
      </p>
    );
  }
  return <Outcome said={sayVerdict(check.verdict, check.trust)} />;
}

function useTreeName({ mark }: Tree): string {
  const dossier = useDossier();
  return mark === undefined ? "Master tree" : bannerText(mark, dossier);
}

/** Nothing that a file system minds. */
function fileName({ mark, size }: Tree): string {
  const name = (mark ?? "master").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${name}-${size}.checkpoint`;
}
