/**
 * A line under the header while the server cannot be reached.
 */
import { useConnection } from "../connection.ts";

export function AwayStrip() {
  const away = useConnection() === "away";
  return (
    <div role="status">
      {away && (
        <p className="away">
          <b>The server cannot be reached.</b> What you wrote is kept on this page; it is asked for
          again by itself.
        </p>
      )}
    </div>
  );
}
