/**
 * Claims about a policy: each holds within the bounds printed, or fails by a dated story.
 */
import type { PolicyCheckOutput } from "../../codec/output-workbench.ts";
import { dayText } from "../days.ts";
import { numbered } from "./draft-changes.tsx";
import { capital, plain, sentence, type Tone, Toned } from "./verdict.tsx";

type Properties = PolicyCheckOutput["properties"];
type Finding = Properties["findings"][number];

const tones: Readonly<Record<Finding["result"], Tone>> = {
  holds: "ok",
  fails: "no",
  "does not apply": "out",
};

export function PropertyList({ properties }: { readonly properties: Properties }) {
  const { findings } = properties;
  const failing = findings.filter(({ result }) => result === "fails").length;
  return (
    <section aria-labelledby="claims">
      <div className="hd">
        <h2 id="claims">Claims</h2>
        <span className="sub">
          {failing === 0 ? "None fails" : `${failing} of ${findings.length} fail`}
        </span>
      </div>
      <p className="note">{boundsText(properties.bounds)}</p>
      <ul className="claims">
        {findings.map((finding) => (
          <li key={finding.id}>
            <Claim finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function boundsText(bounds: Properties["bounds"]): string {
  const { issues, baskets, steps, states, exhausted, requests } = bounds;
  const reach = exhausted
    ? "nothing further could be reached"
    : `as far as ${numbered(steps, "step")} lead`;
  return `Within these bounds: ${numbered(issues.length, "issue")} over ${numbered(baskets, "basket")} (${issues.join(", ")}), ${numbered(states, "state")} reached in up to ${numbered(steps, "step")}, ${reach}; ${numbered(requests, "kind")} of request.`;
}

function Claim({ finding }: { readonly finding: Finding }) {
  const { id, title, result, reasons, exceptions, story } = finding;
  return (
    <>
      <div className="claim">
        <span className="rec">{id}</span>
        <h3>{capital(title)}</h3>
        <Toned tone={tones[result]}>{capital(result)}</Toned>
      </div>
      {reasons.map((text) => (
        <p key={text} className="reason">
          {sentence(text)}
        </p>
      ))}
      {exceptions.length > 0 && (
        <p className="reason">But for: {exceptions.map(plain).join("; ")}.</p>
      )}
      {story.length > 0 && (
        <details className="story" open={result === "fails"}>
          <summary>{result === "fails" ? `${id} fails: the story` : "How it comes about"}</summary>
          <ol>
            {story.map(({ day, text }) => (
              <li key={`${day} ${text}`}>
                <time dateTime={day}>{toldOf(text, day).day}</time>{" "}
                {sentence(toldOf(text, day).text)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** A story names the day of the week before what happened on it. */
function toldOf(text: string, day: string): { readonly day: string; readonly text: string } {
  const [, named, rest] = /^(\w+day \d{1,2} \w+ \d{4}): (.*)$/s.exec(text) ?? [];
  return named === undefined ? { day: dayText(day), text } : { day: named, text: rest ?? "" };
}
