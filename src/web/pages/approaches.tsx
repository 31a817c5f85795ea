/**
 * The channel and approaches: who conveys to whom and by whose declaration, who had access to
 * whom, who asked for contact, and the log of approaches in both directions.
 */
import type {
  ApproachesOutput,
  ApproachRow,
  ChannelOutput,
} from "../../codec/output-api-channel.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Access, Initiative, Sought } from "../components/access.tsx";
import { Answer, answerWords, Innocent, vehicleText } from "../components/approach-parts.tsx";
import { Channels, Declared } from "../components/channels.tsx";
import { Choose } from "../components/choose.tsx";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { WhoLink } from "../components/who-link.tsx";
import { useDossier } from "../dossier.tsx";
import { goTo, Link, usePlace } from "../go.tsx";
import { portionText } from "../mark.tsx";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/record.css";
import "../styles/people.css";
import "../styles/channel.css";

export function ApproachesPage() {
  const place = usePlace();
  const months = place.query.get("months") ?? "24";
  const channel = useAnswer(about<ChannelOutput>(place, "/channel", { months }));
  const log = useAnswer(about<ApproachesOutput>(place, "/approaches", { limit: "1000" }));
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Who conveys to whom, and what was tried beside it</p>
          <h1>Channel and approaches</h1>
        </div>
      </div>
      <Shown of={channel} what="the channel">
        {(found) => (
          <>
            <Channels of={found} />
            <Declared of={found} />
          </>
        )}
      </Shown>
      <Shown of={log} what="the approaches">
        {(found) => <Log found={found} />}
      </Shown>
      {channel.state === "answered" && (
        <>
          <Initiative of={channel.value} />
          <Sought of={channel.value} />
          <Access of={channel.value} />
        </>
      )}
    </>
  );
}

const names = ["direction", "answer", "q"] as const;
type Filter = Readonly<Record<(typeof names)[number], string>>;

function Log({ found: { items, total } }: { readonly found: ApproachesOutput }) {
  const place = usePlace();
  const dossier = useDossier();
  const filter = Object.fromEntries(
    names.map((name) => [name, place.query.get(name) ?? ""]),
  ) as Filter; // by the names just listed
  const change = (part: Partial<Filter>) => {
    const query = new URLSearchParams(place.query);
    for (const [name, value] of Object.entries(part)) {
      if (value === "") query.delete(name);
      else query.set(name, value);
    }
    goTo(addressOf({ ...place, query }), "replace");
  };
  const columns = columnsOf((mark) => portionText(mark, dossier));
  const shown = items.filter((row) => fits(row, filter, columns));
  return (
    <section className="blk" aria-labelledby="log">
      <div className="hd">
        <h2 id="log">Approaches</h2>
        <span className="sub" role="status">
          {countText(shown.length, total)}
        </span>
      </div>
      {total === 0 ? (
        <Empty>No approach outside the channel is on record. That is not proof of none.</Empty>
      ) : (
        <>
          <p className="note">
            An approach is what somebody tried, not why. Each stands with the innocent explanations
            that are on record; where none stands, nobody has written one down.
          </p>
          <Filters items={items} filter={filter} change={change} />
          {shown.length === 0 ? (
            <Empty>
              No approach on this record fits.{" "}
              <button
                type="button"
                className="linklike"
                onClick={() => change({ direction: "", answer: "", q: "" })}
              >
                Show all approaches
              </button>
            </Empty>
          ) : (
            <DataTable
              name="Approaches"
              className="approaches"
              columns={columns}
              rows={shown}
              keyOf={({ id }) => id}
              usual="-date"
            />
          )}
        </>
      )}
    </section>
  );
}

function countText(shown: number, total: number): string {
  const all = `${total} ${total === 1 ? "approach" : "approaches"}`;
  return shown === total ? all : `${shown} of ${all}`;
}

function fits(
  row: ApproachRow,
  { direction, answer, q }: Filter,
  columns: readonly Column<ApproachRow>[],
): boolean {
  if (direction !== "" && row.direction !== direction) return false;
  if (answer !== "" && row.answer !== answer) return false;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = columns.map((column) => column.text(row)).join(" ");
  return words.every((word) => text.toLowerCase().includes(word));
}

const directions = {
  "to us": "To us",
  "to them": "To them",
  unknown: "Direction not settled",
} as const;

function columnsOf(portion: (mark: string) => string): readonly Column<ApproachRow>[] {
  return [
    {
      id: "date",
      head: "Date",
      text: ({ when }) => when?.text ?? "",
      by: ({ when }) => `${when?.from ?? ""} ${when?.to ?? "~"}`,
      cell: ({ when, direction }) => (
        <>
          {when === null ? "No date" : <time>{when.text}</time>}
          <span className={`way-word ${direction.replace(" ", "-")}`}>{directions[direction]}</span>
        </>
      ),
    },
    { id: "edtf", head: "EDTF", text: ({ when }) => when?.edtf ?? "", fileOnly: true },
    {
      id: "direction",
      head: "Direction",
      text: ({ direction }) => directions[direction],
      fileOnly: true,
    },
    {
      id: "who",
      head: "By whom, toward whom",
      wide: true,
      text: (row) => `${row.by.text} toward ${row.toward.text}. ${vehicleText(row)}`,
      cell: (row) => (
        <>
          <WhoLink who={row.by} /> <span className="toward">toward</span>{" "}
          <WhoLink who={row.toward} />
          <span className="rec">{vehicleText(row)}</span>
        </>
      ),
    },
    {
      id: "asked",
      head: "What was asked",
      wide: true,
      text: ({ asked }) => asked,
      cell: ({ id, asked, mark, uncertain, innocentExplanations }) => (
        <>
          <Link to={`approaches/${id}`} className="q stance" data-row>
            {asked}
          </Link>{" "}
          <span className="pm">{portion(mark)}</span>
          {uncertain !== null && <span className="rec">Uncertain: {uncertain}</span>}
          <Innocent of={innocentExplanations} />
        </>
      ),
    },
    {
      id: "answer",
      head: "Answer",
      wide: true,
      text: ({ answer, disposition }) => `${answerWords[answer]}: ${disposition}`,
      cell: (row) => <Answer row={row} />,
    },
    {
      id: "standing",
      head: "Standing",
      text: ({ standing }) =>
        standing.map(({ word, by, when }) => `${word}, ${by.text}, ${when?.text ?? ""}`).join("; "),
      fileOnly: true,
    },
    {
      id: "innocent",
      head: "Innocent explanations",
      text: ({ innocentExplanations }) => innocentExplanations.join("; "),
      fileOnly: true,
    },
    {
      id: "reported",
      head: "Reported to",
      text: ({ reportedTo }) => reportedTo ?? "",
      fileOnly: true,
    },
    { id: "mark", head: "Mark", text: ({ mark }) => mark, fileOnly: true },
    { id: "id", head: "Id", text: ({ id }) => id, fileOnly: true },
  ];
}

type FiltersProps = {
  readonly items: readonly ApproachRow[];
  readonly filter: Filter;
  readonly change: (part: Partial<Filter>) => void;
};

function Filters({ items, filter, change }: FiltersProps) {
  const given = <Value extends string>(all: readonly Value[]) => [...new Set(all)].sort();
  return (
    <search className="record-filters">
      <Choose
        name="Direction"
        value={filter.direction}
        of={given(items.map((one) => one.direction)).map((one) => [one, directions[one]])}
        change={(direction) => change({ direction })}
      />
      <Choose
        name="Answer"
        value={filter.answer}
        of={given(items.map((one) => one.answer)).map((one) => [one, answerWords[one]])}
        change={(answer) => change({ answer })}
      />
      <label>
        <span>Words</span>
        <input
          type="search"
          value={filter.q}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
      </label>
    </search>
  );
}
