/**
 * An address that is no page of the dossier, or that its reader may not read: said alike.
 */
import { Empty } from "../components/shown.tsx";
import { Link } from "../go.tsx";

export function NotHere() {
  return (
    <>
      <h1>Nothing here</h1>
      <p className="blk" />
      <Empty>
        There is nothing at this address that you may read. <Link to="desk">Go to the desk</Link>.
      </Empty>
    </>
  );
}
