/**
 * Who asked for contact, and whose people were received above their own rung: each number opens
 * the list that it is the length of.
 */
import { useState } from "react";
import type { ChannelOutput } from "../../codec/output-api-channel.ts";
import { addressOf } from "../address.ts";
import { csvOf, saveFile } from "../csv.ts";
import { goTo, usePlace } from "../go.tsx";
import { RecordList } from "./record-line.tsx";
import { capital } from "./verdict.tsx";

type Links = ChannelOutput["initiative"][number]["ours"];
type AccessProps = { readonly of: ChannelOutput };
type Line = { readonly title: string; readonly cells: readonly Links[] };

export function Initiative({ of }: AccessProps) {
  const { initiative, months } = of;
  if (initiative.length === 0) return null;
  const lines = initiative.map(({ rung, theirs, ours }) => ({
    title: rung === null ? "Rung not settled" : capital(rung.title),
    cells: [theirs, ours],
  }));
  return (
    <Counted
      id="initiative"
      title="Who asked for contact"
      note="Contacts and approaches, by the rung of the other side that was sought. Talks that both asked for, and those of which the record does not say, are not counted."
      heads={["Rung sought", "They sought us", "We sought them"]}
      lines={lines}
      months={months}
    />
  );
}

/** Which of our offices they tried; the pattern is in the list, and so is the innocent reading. */
export function Sought({ of: { sought, months } }: AccessProps) {
  if (sought.length === 0) return null;
  const lines = sought.map(({ office, theirs }) => ({
    title: office === null ? "Office not settled" : office.title,
    cells: [theirs],
  }));
  return (
    <Counted
      id="sought"
      title="Which of our offices they sought"
      note="Contacts they asked for, and approaches to us, by the post that whoever was sought held that day. One with two of our offices counts with both. That an office was sought says nothing yet of why."
      heads={["Office", "They sought it"]}
      lines={lines}
      months={months}
    />
  );
}

export function Access({ of: { access, months } }: AccessProps) {
  if (access.length === 0) return null;
  const lines = access.map(({ lower, higher, theirs, ours }) => ({
    title: `${capital(lower.title)}, by ${lowered(higher.title)}`,
    cells: [theirs, ours],
  }));
  return (
    <Counted
      id="access"
      title="Reciprocity of access"
      note="Contacts by word of mouth in which the one side’s rung was received by the other’s next above it, where the record settles both and the day."
      heads={["Received, and by whom", "Theirs by ours", "Ours by theirs"]}
      lines={lines}
      months={months}
    />
  );
}

function lowered(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

type CountedProps = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly heads: readonly string[];
  readonly lines: readonly Line[];
  readonly months: number;
};

function Counted({ id, title, note, heads, lines, months }: CountedProps) {
  const [open, setOpen] = useState<string>();
  const most = Math.max(1, ...lines.flatMap(({ cells }) => cells.map((cell) => cell.length)));
  const shown = lines.flatMap((line) =>
    line.cells.flatMap((links, at) =>
      open === `${line.title} ${at}` ? [{ links, name: `${line.title}: ${heads[at + 1]}` }] : [],
    ),
  )[0];
  return (
    <section className="blk" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
        <Months months={months} />
      </div>
      <p className="note">{note}</p>
      <table className="counts" aria-labelledby={id}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.title}>
              <th scope="row">{line.title}</th>
              {line.cells.map((links, at) => (
                <td key={heads[at + 1]}>
                  <Count
                    count={links.length}
                    most={most}
                    label={`${line.title}, ${heads[at + 1]}: ${links.length}`}
                    isOpen={open === `${line.title} ${at}`}
                    turn={(is) => setOpen(is ? `${line.title} ${at}` : undefined)}
                    tone={at === 0 ? "theirs" : "ours"}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="linklike tool" onClick={() => exportLines(id, heads, lines)}>
        Export CSV<span className="vh"> of {title}</span>
      </button>
      {shown !== undefined && (
        <section className="picked" aria-label={shown.name}>
          <p className="rec">{shown.name}</p>
          <RecordList key={shown.name} ids={shown.links.map((link) => link.id)} most={12} />
        </section>
      )}
    </section>
  );
}

type CountProps = {
  readonly count: number;
  readonly most: number;
  readonly label: string;
  readonly isOpen: boolean;
  readonly turn: (open: boolean) => void;
  readonly tone: "ours" | "theirs";
};

function Count({ count, most, label, isOpen, turn, tone }: CountProps) {
  if (count === 0) return <span className="rec">none</span>;
  return (
    <button
      type="button"
      className="count"
      aria-label={label}
      aria-expanded={isOpen}
      onClick={() => turn(!isOpen)}
    >
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" className={tone} aria-hidden="true">
        <rect x="0" y="0" width={(100 * count) / most} height="10" />
      </svg>
      <span>{count}</span>
    </button>
  );
}

const choices = [6, 12, 24, 36] as const;

function Months({ months }: Pick<ChannelOutput, "months">) {
  const place = usePlace();
  const take = (value: string) => {
    const query = new URLSearchParams(place.query);
    query.set("months", value);
    goTo(addressOf({ ...place, query }), "replace");
  };
  const all = [...new Set([...choices, months])].sort((a, b) => a - b);
  return (
    <label className="months">
      <span>Over the last</span>{" "}
      <select value={months} onChange={(event) => take(event.target.value)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {one} months
          </option>
        ))}
      </select>
    </label>
  );
}

function exportLines(name: string, heads: readonly string[], lines: readonly Line[]): void {
  const rows = lines.flatMap(({ title, cells }) =>
    cells.flatMap((links, at) =>
      links.map((link) => [title, heads[at + 1] ?? "", link.when?.text ?? "", link.title, link.id]),
    ),
  );
  const top = [heads[0] ?? "", "Who", "Date", "What it was", "Id"];
  saveFile(`${name}.csv`, csvOf([top, ...rows]), "text/csv;charset=utf-8");
}
