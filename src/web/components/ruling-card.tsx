/**
 * A ruling: the word, the nearest step right under it, the rule, the gates by their conditions,
 * and the record it rests on. The sentences are the server's own.
 */
import type { RuleOutput, RulingOutput } from "../../codec/output-ruling.ts";
import { dayText } from "../days.ts";
import { Link } from "../go.tsx";
import { FindingNote } from "./finding-note.tsx";
import { GateTable } from "./gate-table.tsx";
import { RecordList } from "./record-line.tsx";
import { Nearest } from "./road.tsx";
import { capital, Glyph, plain, toneOf } from "./verdict.tsx";

export function RulingCard({ ruling }: { readonly ruling: RulingOutput }) {
  const { word, ground, nearest, road, deadlock, gates, finding, records } = ruling;
  const tone = toneOf(word);
  return (
    <article className="ruling" aria-label={`Ruling: ${word}`}>
      <div className={`verdict ${tone}`}>
        <h2>
          <Glyph tone={tone} />
          {capital(word)}
        </h2>
        <p>{plain(capital(ground))}.</p>
      </div>
      <Nearest nearest={nearest} road={road} deadlock={deadlock} />
      <Follow ruling={ruling} />
      <Rules rules={ruling.rules} comments={ruling.comments} policy={ruling.policy} />
      {gates.length > 0 && <GateTable gates={gates} />}
      {finding !== null && <FindingNote finding={finding} />}
      <Consequences of={ruling.consequences} />
      <h3>The record it rests on</h3>
      {records.length === 0 ? (
        <p className="note">No record: the policy alone decides.</p>
      ) : (
        <RecordList ids={records} most={3} />
      )}
      <p className="note">
        Ruled as of {dayText(ruling.asOf)}, as known on {dayText(ruling.knownOn)}, under{" "}
        <Link to="policy">{ruling.policy}</Link>, version {ruling.policyVersion} ({ruling.strength})
        {ruling.policyInForce === "yes" ? "" : inForceNote(ruling.policyInForce)}. A later ruling
        stands beside this one and never replaces it.
      </p>
    </article>
  );
}

function inForceNote(inForce: "no" | "possible"): string {
  return inForce === "no"
    ? "; the policy was not in force on that day, so it says what would have been"
    : "; whether the policy was already in force on that day is not settled";
}

/** What follows at once: the redirect, the referral, duties, what is undecided, who acts next. */
function Follow({ ruling }: { readonly ruling: RulingOutput }) {
  const { redirect, referredTo, obligations, undecided, onlyOn, optional, actsNext } = ruling;
  const lines = [
    ...(redirect === null ? [] : [["To be sent to", redirect.title] as const]),
    ...(referredTo === null ? [] : [["Referred to", referredTo] as const]),
    ...(onlyOn.length === 0 ? [] : [["In order on", onlyOn.join(", ")] as const]),
    ...undecided.map(
      ({ attribute, values }) => [`Undecided: ${attribute}`, values.join(" or ")] as const,
    ),
    ...obligations.map(
      ({ text, due }) => [due === "before" ? "Before it" : "After it", text] as const,
    ),
    ...optional.map((one) => [`With ${one.who}`, one.ruling.word] as const),
    ["Acts next", `${actsNext.who}, to ${actsNext.to}`] as const,
  ];
  return (
    <dl className="facts">
      {lines.map(([name, text]) => (
        <div key={`${name} ${text}`}>
          <dt>{name}</dt>
          <dd>{capital(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

type RulesProps = {
  readonly rules: readonly RuleOutput[];
  readonly comments: readonly RuleOutput[];
  readonly policy: string;
};

function Rules({ rules, comments, policy }: RulesProps) {
  return (
    <>
      <h3>
        {rules.length > 1 ? "Rules that decide" : "Rule that decides"}{" "}
        <span className="tag">{policy}</span>
      </h3>
      {rules.length === 0 && (
        <p className="note">No rule matches; the policy’s own answer to silence decides.</p>
      )}
      {rules.map(({ id, title, cite, strength }) => (
        <blockquote key={id}>
          {title}.
          <footer>
            {id}, {cite} · {strength}
          </footer>
        </blockquote>
      ))}
      {comments.map(({ id, title, cite }) => (
        <p key={id} className="note">
          Advice, which decides nothing: {title} ({cite}).
        </p>
      ))}
    </>
  );
}

function Consequences({ of }: { readonly of: RulingOutput["consequences"] }) {
  if (of.length === 0) return null;
  const side = (direction: "for" | "against") => of.filter((one) => one.direction === direction);
  return (
    <div className="ff">
      {(["for", "against"] as const).map((direction) => (
        <section key={direction} aria-label={`What speaks ${direction} it`}>
          <h3>{direction === "for" ? "What speaks for it" : "What speaks against it"}</h3>
          <dl>
            {side(direction).map(({ range, audience, text, cite }) => (
              <div key={text}>
                <dt>
                  In the {range} term, with {audience}
                </dt>
                <dd>
                  {capital(text)} ({cite}).
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
