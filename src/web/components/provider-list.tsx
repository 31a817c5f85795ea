/**
 * The identity providers, each a way to go.
 */
import { useState } from "react";
import type { Problem } from "../api.ts";
import { goToProvider, type Providers } from "../providers.ts";
import { Trouble } from "./shown.tsx";

type ProviderListProps = Providers & {
  /** What one does there: `Sign in with`. */
  readonly verb: string;
  /** A one-time link, where the identity is to be tied to its account. */
  readonly link?: string;
};

export function ProviderList({ providers, verb, link }: ProviderListProps) {
  const [going, setGoing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const go = async (id: string) => {
    setGoing(true);
    const trouble = await goToProvider(id, link);
    setProblem(trouble);
    if (trouble !== undefined) setGoing(false);
  };
  return (
    <>
      {problem !== undefined && <Trouble problem={problem} />}
      <ul>
        {providers.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={going} onClick={() => void go(id)}>
              {verb} {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
