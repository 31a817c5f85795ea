/**
 * Days near the one in view on which something was decided or determined, to go to at once.
 */
import type { EntriesOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { shortDay } from "../days.ts";
import { usePlace } from "../go.tsx";

type DaysOfChangeProps = {
  readonly from: string;
  readonly take: (day: string) => void;
};

type Change = { readonly day: string; readonly title: string; readonly more: number };

/** How many days before and after. */
const each = 2;

export function DaysOfChange({ from, take }: DaysOfChangeProps) {
  const changes = useChanges();
  const before = changes.filter(({ day }) => day < from).slice(-each);
  const after = changes.filter(({ day }) => day > from).slice(0, each);
  if (before.length + after.length === 0) return null;
  return (
    <section className="changes" aria-label="Days on which something was decided">
      <p className="eyebrow">Something was decided or determined on</p>
      <ul>
        {[...before, ...after].map(({ day, title, more }) => (
          <li key={day}>
            <button type="button" onClick={() => take(day)}>
              <b>{shortDay(day)}</b>
              <span>
                {title}
                {more > 0 && ` And ${more} more.`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whatever their reader may read today, those of one day together, the earliest first. */
function useChanges(): readonly Change[] {
  const { dossier } = usePlace();
  const asked = (kind: string) =>
    within<EntriesOutput>(dossier, "/entries", { kind, limit: "200" });
  const determined = useAnswer(asked("determination"));
  const decided = useAnswer(asked("decision"));
  const days = new Map<string, Change>();
  for (const answer of [determined, decided]) {
    if (answer.state !== "answered") continue;
    for (const { when, title } of answer.value.items) {
      const day = when?.to ?? when?.from;
      if (day == null) continue;
      const known = days.get(day);
      days.set(day, known ? { ...known, more: known.more + 1 } : { day, title, more: 0 });
    }
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}
