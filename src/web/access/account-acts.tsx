/**
 * What an administrator does with one account: a new link, signing it out, shutting it out, and what
 * it is given in a dossier.
 */
import { type FormEvent, useState } from "react";
import { type Role, roles } from "../../access/reader.ts";
import type { Problem } from "../api.ts";
import { Trouble } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { MarkField } from "./mark-field.tsx";
import { type Account, accountPath, act, actFor, type Givable } from "./questions.ts";
import { ToldLink } from "./told-link.tsx";

type AccountActsProps = {
  readonly of: Account;
  /** The account that asks: it gives itself nothing. */
  readonly own: string;
  readonly dossiers: readonly Givable[];
};

export function AccountActs({ of, own, dossiers }: AccountActsProps) {
  const { account, name, disabled, demonstration } = of;
  const [problem, setProblem] = useState<Problem>();
  const [link, setLink] = useState<string>();
  const [said, setSaid] = useState("");
  const done = async (sentence: string, tried: Promise<Problem | undefined>) => {
    const wrong = await tried;
    setProblem(wrong);
    setSaid(wrong === undefined ? sentence : "");
  };
  const newLink = async () => {
    const path = accountPath(account, "/link");
    const reply = await actFor<{ readonly link: string }>("POST", path);
    setProblem(reply.ok ? undefined : reply.problem);
    setLink(reply.ok ? reply.value.link : undefined);
  };
  return (
    <div className="account-acts">
      {problem !== undefined && <Trouble problem={problem} />}
      {link !== undefined && <ToldLink link={link} name={name} />}
      <p role="status" className="note">
        {said}
      </p>
      <div className="actions">
        {!demonstration && !disabled && (
          <button type="button" className="btn" onClick={() => void newLink()}>
            New one-time link
          </button>
        )}
        <button
          type="button"
          className="btn"
          onClick={() =>
            void done("Signed out everywhere.", act("DELETE", accountPath(account, "/sessions")))
          }
        >
          Sign out everywhere
        </button>
        <button
          type="button"
          className="btn"
          onClick={() =>
            disabled
              ? void done("They may sign in again.", act("POST", accountPath(account, "/enable")))
              : void done(
                  "Shut out: sessions, tokens and links are gone.",
                  act("POST", accountPath(account, "/disable")),
                )
          }
        >
          {disabled ? "Enable" : "Disable"}
        </button>
      </div>
      {account === own ? (
        <p className="note">Another administrator gives you what you may read.</p>
      ) : (
        <Give of={of} dossiers={dossiers} done={done} />
      )}
      <TakeAway of={of} done={done} />
    </div>
  );
}

type Done = (sentence: string, tried: Promise<Problem | undefined>) => Promise<void>;

function TakeAway({ of, done }: { readonly of: Account; readonly done: Done }) {
  return of.grants.map(({ dossier }) => (
    <p key={dossier}>
      <button
        type="button"
        className="btn"
        onClick={() =>
          void done(
            `Nothing is left to them in ${dossier}.`,
            act("DELETE", accountPath(of.account, `/dossiers/${encodeURIComponent(dossier)}`)),
          )
        }
      >
        Take away all of {dossier}
      </button>
    </p>
  ));
}

type GiveProps = {
  readonly of: Account;
  readonly dossiers: readonly Givable[];
  readonly done: Done;
};

function Give({ of, dossiers, done }: GiveProps) {
  const [dossier, setDossier] = useState(of.grants[0]?.dossier ?? dossiers[0]?.dossier ?? "");
  if (dossiers.length === 0) return <p className="note">There is no dossier yet to give from.</p>;
  const chosen = dossiers.find((one) => one.dossier === dossier) ?? dossiers[0];
  return (
    <div className="give-in">
      <label>
        <span>Dossier</span>
        <select value={dossier} onChange={(event) => setDossier(event.target.value)}>
          {dossiers.map((one) => (
            <option key={one.dossier}>{one.dossier}</option>
          ))}
        </select>
      </label>
      {chosen !== undefined && <GiveIn key={chosen.dossier} of={of} from={chosen} done={done} />}
    </div>
  );
}

type GiveInProps = { readonly of: Account; readonly from: Givable; readonly done: Done };

function GiveIn({ of, from, done }: GiveInProps) {
  const has = of.grants.find(({ dossier }) => dossier === from.dossier);
  const [clearance, setClearance] = useState(has?.clearance ?? from.levels[0]?.id ?? "");
  const [groups, setGroups] = useState(has?.groups.join(", ") ?? "");
  const [given, setGiven] = useState<readonly Role[]>(has?.roles ?? ["reader"]);
  const turn = (role: Role, on: boolean) =>
    setGiven(roles.filter((one) => (one === role ? on : given.includes(one))));
  const give = (event: FormEvent) => {
    event.preventDefault();
    const names = groups.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
    const path = accountPath(of.account, `/dossiers/${encodeURIComponent(from.dossier)}`);
    const body = { clearance, groups: names, roles: given };
    void done("Given, and good from their next request on.", act("PUT", path, body));
  };
  return (
    <form onSubmit={give}>
      <MarkField
        legend="Reads to"
        levels={from.levels}
        captions={from.captions}
        value={clearance}
        change={setClearance}
      />
      <label>
        <span>Groups they belong to, with commas between</span>
        <input
          value={groups}
          autoComplete="off"
          onChange={(event) => setGroups(event.target.value)}
        />
      </label>
      <fieldset className="mark-field">
        <legend>Roles</legend>
        {roles.map((role) => (
          <label key={role} className="ticked">
            <input
              type="checkbox"
              checked={given.includes(role)}
              onChange={(event) => turn(role, event.target.checked)}
            />
            {capital(role)}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn pri" disabled={given.length === 0}>
        {has === undefined ? "Give it" : "Give this instead"}
      </button>
    </form>
  );
}
