/**
 * A contact that may be on record already: one may add one's account to it, or record another.
 */
import { useEffect, useRef, useState } from "react";
import type { ContactRow } from "../../codec/output-api-contacts.ts";
import type { Problem } from "../api.ts";
import { Trouble } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText } from "../mark.tsx";

type LikePanelProps = {
  readonly like: readonly ContactRow[];
  /** Answers with what went wrong, if anything did. */
  readonly join: (contact: string) => Promise<Problem | undefined>;
  readonly apart: () => void;
  readonly back: () => void;
};

export function LikePanel({ like, join, apart, back }: LikePanelProps) {
  const dossier = useDossier();
  const { view } = usePlace();
  const { knownOn: _, ...now } = view;
  const [problem, setProblem] = useState<Problem>();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="like" aria-labelledby="like" tabIndex={-1} ref={box}>
      <h2 id="like">
        {like.length === 1 ? "Is it this contact, on record already?" : "Is it one of these?"}
      </h2>
      <p className="note">
        Two officers’ accounts of one meeting are two accounts of one contact. Yours is added beside
        what is there; nothing is changed, and where the two differ both stay.
      </p>
      {problem !== undefined && <Trouble problem={problem} />}
      <ul className="wait">
        {like.map((one) => (
          <li key={one.id}>
            <Link to={`contacts/${one.id}`} view={now} target="_blank">
              <b>{one.title}</b>
            </Link>
            <p>
              {one.when?.text ?? "No date"}
              {one.place === null ? "" : `, ${one.place}`} · {namesOf(one.ours)} with{" "}
              {namesOf(one.theirs)} <span className="pm">{portionText(one.mark, dossier)}</span>
            </p>
            <button
              type="button"
              className="btn pri"
              onClick={() => void join(one.id).then(setProblem)}
            >
              Add my account to it
            </button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="btn" onClick={apart}>
          It is another contact: record it
        </button>
        <button type="button" className="btn" onClick={back}>
          Back to the form
        </button>
      </div>
    </section>
  );
}

function namesOf(seats: ContactRow["ours"]): string {
  return seats.length === 0 ? "nobody named" : seats.map(({ text }) => text).join(", ");
}
