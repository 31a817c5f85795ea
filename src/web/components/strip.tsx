/**
 * A line under the header: while the server cannot be reached, and when somebody recorded something.
 */
import { useEffect, useState } from "react";
import { useChanges } from "../changes.ts";
import { useConnection } from "../connection.ts";

const shownFor = 8000;

export function Strip({ dossier }: { readonly dossier: string }) {
  const away = useConnection() === "away";
  const news = useForAWhile(useChanges(dossier));
  return (
    <div role="status">
      {away && (
        <p className="away">
          <b>The server cannot be reached.</b> What you wrote is kept while this tab is open, and
          what is missing is asked for again by itself.
        </p>
      )}
      {!away && news !== undefined && <p className="away news">{news}</p>}
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
