/**
 * Issues: where each side stands, what state the record shows, what last moved, and the gates.
 */
import type { IssueRow, IssuesOutput } from "../../codec/output-api-desk.ts";
import { issueStates } from "../../core/issue.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Choose } from "../components/choose.tsx";
import { type Column, DataTable } from "../components/data-table.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { Track } from "../components/track.tsx";
import { capital, GateWord } from "../components/verdict.tsx";
import { NamedLink } from "../components/who-link.tsx";
import { goTo, usePlace } from "../go.tsx";
import "../styles/desk.css";
import "../styles/record.css";
import "../styles/issue.css";

export function IssuesPage() {
  const answer = useAnswer(about<IssuesOutput>(usePlace(), "/issues", { limit: "1000" }));
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Questions in dispute, by who stands where</p>
          <h1>Issues</h1>
        </div>
      </div>
      <Shown of={answer} what="the issues">
        {(found) => <Found found={found} />}
      </Shown>
    </>
  );
}

const names = ["basket", "state", "gate", "q"] as const;
type Filter = Readonly<Record<(typeof names)[number], string>>;

function Found({ found }: { readonly found: IssuesOutput }) {
  const place = usePlace();
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
  const { items, total, policy } = found;
  if (total === 0) {
    return (
      <Empty>
        No issue is on record by this day. Issues come from the policy’s baskets, and stand here as
        soon as one is entered.
      </Empty>
    );
  }
  const shown = items.filter((row) => fits(row, filter));
  return (
    <>
      <Filters items={items} filter={filter} change={change} />
      <p className="sub counted" role="status">
        {countText(shown.length, total)}
        {policy === null && ". Without a policy nothing says what state an issue is in."}
        {items.length < total && `; the first ${items.length} are here`}
      </p>
      {shown.length === 0 ? (
        <Empty>
          No issue on this record fits.{" "}
          <button
            type="button"
            className="linklike"
            onClick={() => change({ basket: "", state: "", gate: "", q: "" })}
          >
            Show all issues
          </button>
        </Empty>
      ) : (
        <>
          <p className="note">
            <span className="key">
              <i className="c" /> theirs <i className="s" /> ours, from their end of the scale to
              ours
            </span>
          </p>
          <DataTable
            name="Issues"
            className="issues-table"
            columns={policy === null ? columns.filter(({ id }) => !ofPolicy.has(id)) : columns}
            rows={shown}
            keyOf={({ issue }) => issue}
            usual="-moved"
          />
        </>
      )}
    </>
  );
}

function countText(shown: number, total: number): string {
  const all = `${total} ${total === 1 ? "issue" : "issues"}`;
  return shown === total ? all : `${shown} of ${all}`;
}

function fits(row: IssueRow, { basket, state, gate, q }: Filter): boolean {
  if (basket !== "" && row.basket.id !== basket) return false;
  if (state !== "" && row.state !== state) return false;
  if (gate !== "" && !row.gates.some((one) => one.state === gate)) return false;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = columns.map((column) => column.text(row)).join(" ");
  return words.every((word) => text.toLowerCase().includes(word));
}

const ofPolicy: ReadonlySet<string> = new Set(["state", "posture", "gates"]);

const columns: readonly Column<IssueRow>[] = [
  {
    id: "issue",
    head: "Issue",
    names: true,
    text: ({ title }) => title,
    cell: ({ issue, title, basket, outstanding }) => (
      <>
        <NamedLink of={{ id: issue, title }} what="issues" className="q" />{" "}
        <span className="rec">
          {basket.title}
          {outstanding ? "" : ", not outstanding"}
        </span>
      </>
    ),
  },
  { id: "basket", head: "Basket", text: ({ basket }) => basket.title, fileOnly: true },
  {
    id: "stands",
    head: "Theirs and ours",
    wide: true,
    text: ({ theirs, ours }) => `Theirs: ${stanceOf(theirs)} Ours: ${stanceOf(ours)}`,
    by: ({ theirs, ours, scale }) => gapOf(theirs, ours, scale.length),
    cell: (row) => <Stands row={row} />,
  },
  {
    id: "moved",
    head: "Last movement",
    wide: true,
    text: ({ lastMove }) =>
      lastMove === null ? "None on record" : `${lastMove.when?.text ?? ""}: ${lastMove.title}`,
    by: ({ lastMove }) => lastMove?.when?.to ?? "",
    cell: ({ lastMove }) =>
      lastMove === null ? (
        <span className="rec">None on record</span>
      ) : (
        <>
          <time>{lastMove.when?.text ?? "No date"}</time>, {lastMove.side}
          {lastMove.significance !== null && `, assessed ${lastMove.significance}`}
          <span className="rec">{lastMove.title}</span>
        </>
      ),
  },
  {
    id: "state",
    head: "State",
    text: ({ state }) => state ?? "",
    by: ({ state }) => (state === null ? -1 : issueStates.indexOf(state)),
    cell: ({ state, text }) => <span title={text}>{capital(state ?? "not read")}</span>,
  },
  { id: "posture", head: "Posture", text: ({ posture }) => capital(posture ?? "") },
  {
    id: "gates",
    head: "Gates",
    text: ({ gates }) => gates.map(({ title, state }) => `${title}: ${state}`).join("; "),
    by: ({ gates }) => gates.map(({ state }) => state).join(),
    cell: ({ gates }) =>
      gates.map(({ gate, title, state }) => (
        <span key={gate} title={title} className="gate-of-issue">
          <GateWord state={state} />
        </span>
      )),
  },
];

type Stance = IssueRow["theirs"];

function stanceOf(position: Stance): string {
  return position?.stance ?? "no position on record.";
}

/** How far apart the two stand on the scale; where one is not placed, nobody can say. */
function gapOf(theirs: Stance, ours: Stance, steps: number): number {
  if (theirs?.place == null || ours?.place == null) return steps + 100;
  return Math.abs(ours.place - theirs.place);
}

function Stands({ row: { scale, theirs, ours } }: { readonly row: IssueRow }) {
  return (
    <div className="stands">
      <Track scale={scale} ours={ours?.place ?? undefined} theirs={theirs?.place ?? undefined} />
      <span>
        <b className="side-word theirs">Theirs</b> {theirs?.stance ?? <i>No position on record</i>}
      </span>
      <span>
        <b className="side-word ours">Ours</b> {ours?.stance ?? <i>No position on record</i>}
      </span>
    </div>
  );
}

type FiltersProps = {
  readonly items: readonly IssueRow[];
  readonly filter: Filter;
  readonly change: (part: Partial<Filter>) => void;
};

function Filters({ items, filter, change }: FiltersProps) {
  const baskets = [...new Map(items.map(({ basket }) => [basket.id, basket.title]))];
  const states = issueStates.filter((state) => items.some((row) => row.state === state));
  const gates = [...new Set(items.flatMap((row) => row.gates.map(({ state }) => state)))].sort();
  const count = (state: string) => items.filter((row) => row.state === state).length;
  return (
    <search className="record-filters">
      <Choose
        name="Basket"
        value={filter.basket}
        of={baskets}
        change={(basket) => change({ basket })}
      />
      {states.length > 0 && (
        <Choose
          name="State"
          value={filter.state}
          of={states.map((state) => [state, `${capital(state)} (${count(state)})`])}
          change={(state) => change({ state })}
        />
      )}
      {gates.length > 0 && (
        <Choose
          name="A gate"
          value={filter.gate}
          of={gates.map((state) => [state, capital(state)])}
          change={(gate) => change({ gate })}
        />
      )}
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
