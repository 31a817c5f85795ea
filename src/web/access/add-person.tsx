/**
 * Adding somebody who may sign in.
 */
import { type FormEvent, useState } from "react";
import type { Problem } from "../api.ts";
import { Trouble } from "../components/shown.tsx";
import { actFor } from "./questions.ts";
import { ToldLink } from "./told-link.tsx";

type Added = { readonly account: string; readonly link?: string };

const blank = { account: "", name: "", administrator: false, issuer: "", subject: "" };

export function AddPerson() {
  const [form, setForm] = useState(blank);
  const [added, setAdded] = useState<Added & { readonly name: string }>();
  const [problem, setProblem] = useState<Problem>();
  const set = (part: Partial<typeof blank>) => setForm({ ...form, ...part });
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const { account, name, administrator, issuer, subject } = form;
    const identity = issuer === "" ? {} : { identity: { issuer, subject } };
    const body = { account, name, administrator, ...identity };
    const reply = await actFor<Added>("POST", "/accounts", body);
    setProblem(reply.ok ? undefined : reply.problem);
    setAdded(reply.ok ? { ...reply.value, name } : undefined);
    if (reply.ok) setForm(blank);
  };
  return (
    <>
      {added?.link !== undefined && <ToldLink link={added.link} name={added.name} />}
      {added !== undefined && added.link === undefined && (
        <p className="told" role="status">
          {added.name} may sign in by their identity.
        </p>
      )}
      {problem !== undefined && <Trouble problem={problem} />}
      <details className="fold">
        <summary>Add somebody</summary>
        <form onSubmit={(event) => void add(event)}>
          <label>
            <span>Account, in small letters</span>
            <input
              required
              pattern="[a-z0-9][a-z0-9._\-]*"
              maxLength={64}
              autoComplete="off"
              spellCheck={false}
              value={form.account}
              onChange={(event) => set({ account: event.target.value })}
            />
          </label>
          <label>
            <span>Name</span>
            <input
              required
              maxLength={200}
              autoComplete="off"
              value={form.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          </label>
          <label className="ticked">
            <input
              type="checkbox"
              checked={form.administrator}
              onChange={(event) => set({ administrator: event.target.checked })}
            />
            Administers accounts too
          </label>
          <label>
            <span>Issuer of their identity, if they sign in by one</span>
            <input
              type="url"
              autoComplete="off"
              value={form.issuer}
              onChange={(event) => set({ issuer: event.target.value })}
            />
          </label>
          {form.issuer !== "" && (
            <label>
              <span>Their subject identifier there</span>
              <input
                required
                autoComplete="off"
                value={form.subject}
                onChange={(event) => set({ subject: event.target.value })}
              />
            </label>
          )}
          <button type="submit" className="btn pri">
            Add them
          </button>
        </form>
      </details>
    </>
  );
}
