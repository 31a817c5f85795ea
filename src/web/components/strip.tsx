/**
 * A line under the header: while the server cannot be reached, when somebody recorded
 * something, and while a check goes on behind another page.
 */
import { useEffect, useState } from "react";
import { useChanges } from "../changes.ts";
import { useConnection } from "../connection.ts";
import { Link, usePlace } from "../go.tsx";
import { useRunning } from "../long-work.ts";

const shownFor = 8000;

export function Strip({ dossier }: { readonly dossier: string }) {
  const away = useConnection() === "away";
  const news = useForAWhile(useChanges(dossier));
  const running = useRunning();
  const { path } = usePlace();
  const isAtWork = running > 0 && path !== "policy/draft";
  return (
    <div role="status">
      {away && (
        <p className="away">
          <b>The server cannot be reached.</b> What you wrote is kept while this tab is open, and
          what is missing is asked for again by itself.
        </p>
      )}
      {!away && news !== undefined && <p className="away news">{news}</p>}
      {!away && isAtWork && (
        <p className="away news">
          A check of the draft goes on meanwhile. <Link to="policy/draft">See how far it is</Link>
        </p>
      )}
    </div>
  );
}

function useForAWhile(text: string | undefined): string | undefined {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    setShown(text);
    const timer = setTimeout(() => setShown(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [text]);
  return shown;
}
