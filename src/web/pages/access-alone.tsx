/**
 * People and access for somebody in no dossier, as an administrator is at first.
 */
import { useEffect } from "react";
import { Accounts } from "../access/accounts.tsx";
import { OwnSessions } from "../access/own-sessions.tsx";
import { signOut, type Visitor } from "../session.tsx";
import "../styles/access.css";

export function AccessAlonePage({ visitor }: { readonly visitor: Visitor }) {
  useEffect(() => {
    document.title = "People and access · Chancery";
  }, []);
  return (
    <main className="alone access-alone">
      <div className="hd">
        <h1>Chancery</h1>
        <button type="button" className="linklike" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
      {visitor.dossiers.length === 0 ? (
        <p>
          You are signed in as {visitor.name}.{" "}
          {visitor.administrator
            ? "You administer this installation, and read no dossier in it."
            : "No dossier is open to you yet; ask whoever keeps this installation."}
        </p>
      ) : (
        <p>
          <a href="/">Back to your dossiers</a>
        </p>
      )}
      {visitor.administrator && <Accounts own={visitor.account} />}
      <OwnSessions />
    </main>
  );
}
