/**
 * Tenures as bars in time. Where the record has no day for a beginning or an end, the bar may
 * reach as far as the picture does, and nothing of it is sure.
 */
import type { TenureOutput } from "../codec/output-api-people.ts";
import type { DaySpan } from "./timeline-span.ts";

type Reach = { readonly from: number; readonly to: number };

export type Bar = {
  /** From the first day it may have begun to the last on which it may have lasted. */
  readonly may: Reach;
  /** From the last day it can have begun to the first it can have ended; undefined where neither is known. */
  readonly sure: Reach | undefined;
  readonly acting: boolean;
};

const open = "../..";

/** No bars where not one beginning is on record. */
export function barsOf(
  tenures: readonly TenureOutput[],
  asOf: string,
): { readonly bars: readonly Bar[]; readonly span: DaySpan } {
  const span = spanOf(tenures, asOf);
  const anyDated = tenures.some(({ from }) => from?.from != null);
  return { span, bars: anyDated ? tenures.map((one) => barOf(one, span)) : [] };
}

/** From the first known beginning to the day that the record is read of. */
function spanOf(tenures: readonly TenureOutput[], asOf: string): DaySpan {
  const first = tenures.flatMap(({ from }) => from?.from ?? []).sort()[0];
  return { from: first !== undefined && first < asOf ? first : asOf, to: asOf };
}

function barOf({ from, to, capacity, held }: TenureOutput, span: DaySpan): Bar {
  const at = (day: string) => {
    const whole = Math.max(1, Date.parse(span.to) - Date.parse(span.from));
    return Math.min(1, Math.max(0, (Date.parse(day) - Date.parse(span.from)) / whole));
  };
  const may = { from: at(from?.from ?? span.from), to: at(to?.to ?? span.to) };
  // That it was held on the day itself is sure, whether or not the record has its first or last.
  const onTheDay = held === "yes" ? span.to : undefined;
  const lastStart = from?.to ?? onTheDay;
  const firstEnd = to?.edtf === open ? span.to : (to?.from ?? onTheDay);
  const isSure = lastStart !== undefined && firstEnd !== undefined && lastStart <= firstEnd;
  return {
    may,
    sure: isSure ? { from: at(lastStart), to: at(firstEnd) } : undefined,
    acting: capacity !== "substantive",
  };
}
