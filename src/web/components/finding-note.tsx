/**
 * A finding: what was searched for, what was found, and how far the search went.
 */
import type { FindingOutput } from "../../codec/output-ruling.ts";
import { RecordLine, RecordList } from "./record-line.tsx";

export function FindingNote({ finding }: { readonly finding: FindingOutput }) {
  const { text, nearMisses, outside, withoutRecord, supporting } = finding;
  return (
    <section aria-label="What the record was searched for">
      <h3>What the record was searched for</h3>
      <p className="scope">{text}</p>
      {supporting.length > 0 && <RecordList ids={supporting} />}
      {nearMisses.length > 0 && (
        <>
          <p className="cap">What came nearest</p>
          <ul className="records">
            {nearMisses.map(({ record, reason }) => (
              <li key={record}>
                <RecordLine id={record}>{reason}</RecordLine>
              </li>
            ))}
          </ul>
        </>
      )}
      {outside.map(({ basket, nearMisses: near }) => (
        <div key={basket}>
          <p className="cap">Outside what was searched, in the basket {basket}</p>
          <RecordList ids={near} />
        </div>
      ))}
      {withoutRecord.length > 0 && (
        <>
          <p className="cap">
            {withoutRecord.length === 1
              ? "One contact searched has no record on file"
              : `${withoutRecord.length} contacts searched have no record on file`}
          </p>
          <RecordList ids={withoutRecord} />
        </>
      )}
    </section>
  );
}
