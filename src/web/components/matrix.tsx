/**
 * Who may meet whom: our seats down, theirs across, a word in each cell, and the question behind
 * it one step away.
 */
import { useState } from "react";
import type { MatrixOutput, PostureOutput } from "../../codec/output.ts";
import { purposes } from "../../core/contact.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Link, usePlace } from "../go.tsx";
import { Shown } from "./shown.tsx";
import { capital, Verdict } from "./verdict.tsx";

export function Matrix() {
  const place = usePlace();
  const [purpose, setPurpose] = useState<string>("exchange");
  const [issue, setIssue] = useState("");
  const answer = useAnswer(about<MatrixOutput>(place, "/matrix", { purpose, issue }));
  const posture = useAnswer(about<PostureOutput>(place, "/posture"));
  const issues = posture.state === "answered" ? posture.value.issues : [];
  return (
    <section className="blk" aria-labelledby="matrix">
      <div className="hd">
        <h2 id="matrix">Who may meet whom</h2>
        <div className="matrix-choice">
          <label>
            To{" "}
            <select value={purpose} onChange={(event) => setPurpose(event.target.value)}>
              {purposes.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <label>
            On{" "}
            <select value={issue} onChange={(event) => setIssue(event.target.value)}>
              <option value="">any outstanding issue</option>
              {issues.map((one) => (
                <option key={one.issue} value={one.issue}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      <Shown of={answer} what="the matrix">
        {(matrix) => <Grid matrix={matrix} />}
      </Shown>
    </section>
  );
}

type Seat = MatrixOutput["ours"][number];

function Grid({ matrix }: { readonly matrix: MatrixOutput }) {
  const { ours, theirs, cells, purpose, issue, vacant } = matrix;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="scrolls" tabIndex={0} aria-label="Who may meet whom, as a table">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">Ours, with theirs</th>
              {theirs.map((seat) => (
                <th key={seat.text} scope="col">
                  {capital(withoutThe(seat.text))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ours.map((our, row) => (
              <tr key={our.text}>
                <th scope="row">{capital(withoutThe(our.text))}</th>
                {theirs.map((their, column) => {
                  const cell = cells[row]?.[column];
                  return (
                    <td key={their.text}>
                      {cell !== undefined && (
                        <Link
                          to="ask"
                          query={{
                            ours: askedAs(our),
                            theirs: askedAs(their),
                            purpose,
                            ...(issue === null ? {} : { issue }),
                          }}
                          title={cell.ground}
                          className="cell"
                        >
                          <Verdict word={cell.word} />
                          {cell.rules.length > 0 && (
                            <span className="rec">{cell.rules.join(", ")}</span>
                          )}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {vacant.length > 0 && (
        <p className="note">
          Named by the policy and held by nobody that day: {vacant.join(", ")}.
        </p>
      )}
    </>
  );
}

function askedAs({ office, level, text }: Seat): string {
  return office ?? level ?? text;
}

function withoutThe(text: string): string {
  return text.replace(/^the /, "");
}
