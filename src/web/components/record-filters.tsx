/**
 * What of the record is shown: by level, issue, purpose, mode and words. It stands in the address.
 */
import type { MatrixOutput } from "../../codec/output.ts";
import { modes, purposes } from "../../core/contact.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import type { ContactFilter } from "../contact-list.ts";
import { usePlace } from "../go.tsx";
import { useNamesOfRecord } from "../names-of-record.ts";
import { capital } from "./verdict.tsx";

export type Changing = {
  readonly filter: ContactFilter;
  readonly change: (part: ContactFilter) => void;
};

export function Filters({ filter, change }: Changing) {
  const place = usePlace();
  const { issues } = useNamesOfRecord();
  const matrix = useAnswer(about<MatrixOutput>(place, "/matrix"));
  const rungs = matrix.state === "answered" ? rungsOf(matrix.value) : [];
  return (
    <search className="record-filters">
      <Choose name="Level" value={filter.level} of={rungs} change={(level) => change({ level })} />
      <Choose name="Issue" value={filter.issue} of={issues} change={(issue) => change({ issue })} />
      <Choose
        name="Purpose"
        value={filter.purpose}
        of={purposes.map((value) => ({ value, text: capital(value) }))}
        change={(purpose) => change({ purpose })}
      />
      <Choose
        name="How"
        value={filter.mode}
        of={modes.map((value) => ({ value, text: capital(value) }))}
        change={(mode) => change({ mode })}
      />
      <label>
        <span>Words</span>
        <input
          type="search"
          defaultValue={filter.q ?? ""}
          placeholder="grain, Madrid, …"
          onKeyDown={(event) => {
            if (event.key === "Enter") change({ q: event.currentTarget.value.trim() });
          }}
          onBlur={(event) => {
            const q = event.currentTarget.value.trim();
            if (q !== (filter.q ?? "")) change({ q });
          }}
        />
      </label>
    </search>
  );
}

type Option = { readonly value: string; readonly text: string };

function Choose({
  name,
  value,
  of,
  change,
}: {
  readonly name: string;
  readonly value: string | undefined;
  readonly of: readonly Option[];
  readonly change: (value: string) => void;
}) {
  return (
    <label>
      <span>{name}</span>
      <select value={value ?? ""} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">All</option>
        {of.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function rungsOf({ ours, theirs }: MatrixOutput): readonly Option[] {
  const all = [...ours, ...theirs].flatMap(({ level }) => (level === null ? [] : [level]));
  return [...new Set(all)].map((level) => ({ value: level, text: capital(level) }));
}
