/**
 * A record by its title, that opens where it stands.
 */
import { type ReactNode, useState } from "react";
import { useTitle } from "../titles.ts";
import { RecordView } from "./record-view.tsx";

type RecordLineProps = {
  readonly id: string;
  /** What it has to do with what stands above it. */
  readonly children?: ReactNode;
};

export function RecordLine({ id, children }: RecordLineProps) {
  const [open, setOpen] = useState(false);
  const title = useTitle(id);
  return (
    <details
      className="record"
      onToggle={(event) => {
        // Those inside say so too; their events come up to here.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {title ?? id}
        {children !== undefined && <span className="rec"> {children}</span>}
      </summary>
      {open && <RecordView id={id} />}
    </details>
  );
}

type RecordListProps = { readonly ids: readonly string[]; readonly most?: number };

/** The first of them, and the rest on demand. */
export function RecordList({ ids, most = 6 }: RecordListProps) {
  const [all, setAll] = useState(false);
  const unique = [...new Set(ids)];
  const shown = all ? unique : unique.slice(0, most);
  return (
    <>
      <ul className="records">
        {shown.map((id) => (
          <li key={id}>
            <RecordLine id={id} />
          </li>
        ))}
      </ul>
      {unique.length > shown.length && (
        <button type="button" className="linklike" onClick={() => setAll(true)}>
          {unique.length - shown.length} more
        </button>
      )}
    </>
  );
}
