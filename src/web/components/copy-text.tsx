/**
 * A button that copies a text, and says whether it could.
 */
import { useState } from "react";

export function CopyText({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState<string>();
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setSaid("Copied"),
      () => setSaid("Not copied; mark it and copy it by hand"),
    );
  };
  return (
    <>
      <span className="sub copied" role="status">
        {said}
      </span>
      <button type="button" className="btn" onClick={() => void copy()}>
        {what}
      </button>
    </>
  );
}
