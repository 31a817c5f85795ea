/**
 * The cases that stand beside the rules and gates of a draft: which hold, and what none tries.
 */
import type { PolicyTestOutput } from "../../codec/output-workbench.ts";
import { Empty } from "./shown.tsx";
import { capital, Toned } from "./verdict.tsx";

type DraftTestsProps = { readonly tests: PolicyTestOutput };

export function DraftTests({ tests }: DraftTestsProps) {
  const { passed, failed, cases, gates, untried, gatesUntried } = tests;
  const lines = [
    ...cases.map(({ title, passed: holds, expected, found }) => ({
      title,
      holds,
      expected: [expected.word, expected.rule].filter(Boolean).join(", by "),
      found: [found.word, found.rules.join(" and ")].filter(Boolean).join(", by "),
    })),
    ...gates.map(({ title, gate, passed: holds, expected, found }) => ({
      title,
      holds,
      expected: `${gate} ${expected}`,
      found: `${gate} ${found}`,
    })),
  ];
  if (lines.length === 0) {
    return (
      <Empty>
        No case stands beside the rules yet. Write one under <code>tests:</code>, with its
        attributes and the word you expect.
      </Empty>
    );
  }
  const sorted = lines.toSorted((a, b) => Number(a.holds) - Number(b.holds));
  return (
    <>
      <p className="tally" role="status">
        <b>{passed}</b> of {passed + failed} cases hold
        {failed > 0 && `; ${failed} ${failed === 1 ? "does" : "do"} not`}.
      </p>
      {(untried.length > 0 || gatesUntried.length > 0) && (
        <p className="note">
          {untried.length > 0 && `No case is decided by ${untried.join(", ")}. `}
          {gatesUntried.map(({ gate, never }) => `No case has ${gate} ${never}.`).join(" ")}
        </p>
      )}
      <table className="cards tests">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Expected</th>
            <th scope="col">Comes out</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ title, holds, expected, found }) => (
            <tr key={`${title} ${expected}`}>
              <td className="w">{title}</td>
              <td className="w rec">{expected}</td>
              <td className="w">
                <Toned tone={holds ? "ok" : "no"}>{holds ? "Holds" : capital(found)}</Toned>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
