/**
 * Ask: who, with whom, on what, when; and the ruling as soon as both sides are named.
 *
 * The question stands in the address, so it can be sent, printed for the file and asked again on
 * another day.
 */

import type { RulingOutput } from "../../codec/output-ruling.ts";
import { initiators, modes, purposes, settings } from "../../core/contact.ts";
import { addressOf } from "../address.ts";
import { useAnswer } from "../answers.ts";
import { about, type Question } from "../api.ts";
import { NamesField } from "../components/names-field.tsx";
import { RulingCard } from "../components/ruling-card.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { goTo, usePlace } from "../go.tsx";
import { useMark } from "../mark.tsx";
import { useNamesOfRecord } from "../names-of-record.ts";
import "../styles/ruling.css";
import "../styles/ask.css";

type Wish = {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly issues: readonly string[];
  readonly purpose: string;
  readonly mode: string;
  readonly setting: string;
  readonly initiator: string;
};

export function AskPage() {
  const place = usePlace();
  const wish = readWish(place.query);
  const change = (part: Partial<Wish>) =>
    goTo(addressOf({ ...place, query: writeWish({ ...wish, ...part }) }), "replace");
  const isWhole = wish.ours.length > 0 && wish.theirs.length > 0;
  const question: Question<RulingOutput> = {
    ...about<RulingOutput>(place, "/rulings"),
    body: wish,
  };
  const answer = useAnswer(isWhole ? question : undefined);
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Is this contact in order now, and if not, what is?</p>
          <h1>Ask</h1>
        </div>
        <div className="actions">
          {isWhole && (
            <button type="button" className="btn" onClick={() => print()}>
              Print for the file
            </button>
          )}
        </div>
      </div>
      <div className="ask">
        <AskForm wish={wish} change={change} />
        <div aria-live="polite">
          {isWhole ? (
            <Shown of={answer} what="the ruling">
              {(ruling) => <Ruled ruling={ruling} />}
            </Shown>
          ) : (
            <Empty>
              Name somebody on each side. An office, a person or a level will do: the ruling comes
              as soon as both are named, and changes as you change the question.
            </Empty>
          )}
        </div>
      </div>
    </>
  );
}

function Ruled({ ruling }: { readonly ruling: RulingOutput }) {
  useMark(ruling.mark);
  return (
    <>
      <p className="asked">{capital(ruling.title)}</p>
      <RulingCard ruling={ruling} />
    </>
  );
}

type AskFormProps = { readonly wish: Wish; readonly change: (part: Partial<Wish>) => void };

function AskForm({ wish, change }: AskFormProps) {
  const names = useNamesOfRecord();
  return (
    <form className="ask-form" onSubmit={(event) => event.preventDefault()} aria-label="Question">
      <NamesField
        label="Who, on our side"
        names={names.ours}
        chosen={wish.ours}
        choose={(ours) => change({ ours })}
      />
      <NamesField
        label="With whom, on theirs"
        names={names.theirs}
        chosen={wish.theirs}
        choose={(theirs) => change({ theirs })}
      />
      <NamesField
        label="On what"
        hint="Left empty: on any outstanding issue"
        names={names.issues}
        chosen={wish.issues}
        choose={(issues) => change({ issues })}
      />
      <Choose
        label="To what purpose"
        of={purposes}
        value={wish.purpose}
        set={(purpose) => change({ purpose })}
      />
      <Choose label="How" of={modes} value={wish.mode} set={(mode) => change({ mode })} />
      <Choose
        label="In which setting"
        of={settings}
        value={wish.setting}
        set={(setting) => change({ setting })}
      />
      <Choose
        label="Who would begin it"
        of={initiators}
        value={wish.initiator}
        set={(initiator) => change({ initiator })}
      />
      <p className="note">When: the day of this view, above. Asking leaves the record as it is.</p>
    </form>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly of: readonly string[];
  readonly value: string;
  readonly set: (value: string) => void;
};

function Choose({ label, of, value, set }: ChooseProps) {
  return (
    <label className="choose">
      {label}
      <select value={value} onChange={(event) => set(event.target.value)}>
        {of.map((one) => (
          <option key={one} value={one}>
            {capital(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

const usual = { purpose: "exchange", mode: "meeting", setting: "bilateral", initiator: "ours" };

function readWish(query: URLSearchParams): Wish {
  const word = (name: keyof typeof usual) => query.get(name) ?? usual[name];
  return {
    ours: query.getAll("ours"),
    theirs: query.getAll("theirs"),
    issues: query.getAll("issue"),
    purpose: word("purpose"),
    mode: word("mode"),
    setting: word("setting"),
    initiator: word("initiator"),
  };
}

function writeWish(wish: Wish): URLSearchParams {
  const query = new URLSearchParams();
  for (const one of wish.ours) query.append("ours", one);
  for (const one of wish.theirs) query.append("theirs", one);
  for (const one of wish.issues) query.append("issue", one);
  for (const name of ["purpose", "mode", "setting", "initiator"] as const) {
    if (wish[name] !== usual[name]) query.set(name, wish[name]);
  }
  return query;
}
