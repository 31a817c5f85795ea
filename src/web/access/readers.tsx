/**
 * Who reads this dossier, cleared for what and with which roles: for auditors.
 */
import type { ReadersOutput } from "../../codec/output-api-people.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";

export function Readers({ dossier }: { readonly dossier: string }) {
  const answer = useAnswer(within<ReadersOutput>(dossier, "/readers"));
  return (
    <section className="blk access" aria-labelledby="readers">
      <h2 id="readers">Who reads this dossier</h2>
      <p className="note">You see this as its auditor.</p>
      <Shown of={answer} what="who reads this dossier">
        {({ people }) =>
          people.length === 0 ? (
            <Empty>Nobody was given anything in it.</Empty>
          ) : (
            <List people={people} />
          )
        }
      </Shown>
    </section>
  );
}

function List({ people }: ReadersOutput) {
  return (
    <table className="cards">
      <caption className="vh">Who reads this dossier</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Reads to</th>
          <th scope="col">Roles</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ account, name, clearance, groups, roles, disabled }) => (
          <tr key={account}>
            <th scope="row">
              {name} <span className="rec">{account}</span>{" "}
              {disabled && <span className="tag">Disabled</span>}
            </th>
            <td>
              {clearance}
              {groups.length > 0 && <span className="rec"> of {groups.join(", ")}</span>}
            </td>
            <td className="w">{capital(roles.join(", "))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
