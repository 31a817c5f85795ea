/**
 * What is on its way to the record, on whatever page one is: held back and to be undone, sent
 * again by itself, or refused and to be mended.
 */
import { Link, usePlace } from "../go.tsx";
import { dismiss, type Outgoing, useInPage, useOutbox } from "../outbox.ts";
import { Progress } from "../writing/progress.tsx";
import "../styles/recording.css";
import "../styles/writing.css";

export function OutboxNotice() {
  const { path } = usePlace();
  const inPage = useInPage();
  const elsewhere = useOutbox().filter(({ id, page }) => page !== path && !inPage.has(id));
  return (
    <section
      className="outbox"
      aria-label="On its way to the record"
      hidden={elsewhere.length === 0}
    >
      {elsewhere.map((one) => (
        <Notice key={one.id} of={one} />
      ))}
    </section>
  );
}

function Notice({ of }: { readonly of: Outgoing }) {
  const isWritten = of.page !== "" && of.state.kind === "refused";
  return (
    <article>
      <b>{of.what}</b>
      <Progress of={of} />
      {isWritten && (
        <Link to={of.page} className="linklike">
          Go to where it is written
        </Link>
      )}
      {of.state.kind === "entered" && (
        <button
          type="button"
          className="off"
          aria-label="Put this away"
          onClick={() => dismiss(of.id)}
        >
          ×
        </button>
      )}
    </article>
  );
}
