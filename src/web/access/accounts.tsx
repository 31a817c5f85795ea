/**
 * The people of the installation, for its administrators: added, let in, shut out, and given what
 * they may read and do. Whoever administers reads no dossier by it.
 */
import { useState } from "react";
import { useAnswer } from "../answers.ts";
import { Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { AccountActs } from "./account-acts.tsx";
import { AddPerson } from "./add-person.tsx";
import { type Account, type Accounts as All, accountsQuestion } from "./questions.ts";

export function Accounts({ own }: { readonly own: string }) {
  const answer = useAnswer(accountsQuestion);
  return (
    <section className="blk access" aria-labelledby="accounts">
      <h2 id="accounts">People of this installation</h2>
      <p className="note">
        You see this as an administrator. What is in a dossier you read only if another
        administrator gives it to you.
      </p>
      <Shown of={answer} what="the people of this installation">
        {(all) => <List all={all} own={own} />}
      </Shown>
      <AddPerson />
    </section>
  );
}

function List({ all, own }: { readonly all: All; readonly own: string }) {
  const [open, setOpen] = useState<string>();
  return (
    <ul className="accounts">
      {all.accounts.map((one) => (
        <li key={one.account}>
          <div className="account">
            <div>
              <b>{one.name}</b> <span className="rec">{one.account}</span>
              {one.administrator && <span className="tag">Administrator</span>}
              {one.disabled && <span className="tag">Disabled</span>}
              <span className="rec ways">{waysOf(one)}</span>
            </div>
            <ul className="given">
              {one.grants.map(({ dossier, clearance, groups, roles }) => (
                <li key={dossier}>
                  {dossier}: reads to {[clearance, ...groups].join(", ")}; {roles.join(", ")}
                </li>
              ))}
              {one.grants.length === 0 && <li className="rec">Reads nothing yet</li>}
            </ul>
            <button
              type="button"
              className="btn"
              aria-expanded={open === one.account}
              onClick={() => setOpen(open === one.account ? undefined : one.account)}
            >
              Change<span className="vh"> {one.name}</span>
            </button>
          </div>
          {open === one.account && <AccountActs of={one} own={own} dossiers={all.dossiers} />}
        </li>
      ))}
    </ul>
  );
}

function waysOf({ demonstration, password, issuer }: Account): string {
  if (demonstration) return "Of the demonstration";
  const ways = [
    ...(password ? ["a password and a code"] : []),
    ...(issuer === undefined ? [] : [`an identity at ${issuer}`]),
  ];
  return ways.length === 0 ? "Cannot sign in yet" : capital(`signs in by ${ways.join(" or ")}`);
}
