/**
 * One record, as it opens in place.
 */
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { usePlace } from "../go.tsx";
import { Shown } from "./shown.tsx";

export function RecordView({ id }: { readonly id: string }) {
  const place = usePlace();
  const answer = useAnswer(about<unknown>(place, `/entries/${encodeURIComponent(id)}`));
  return (
    <Shown of={answer} what="the record">
      {(value) => <pre>{JSON.stringify(value, undefined, 1)}</pre>}
    </Shown>
  );
}
