/**
 * Who took part on one side: found among the names of the record, or written in words; and who is
 * not known yet, added to the record in the same act.
 */
import { type Role, roles } from "../../core/contact.ts";
import { type Name, NamesField } from "../components/names-field.tsx";
import { capital } from "../components/verdict.tsx";
import type { Seat } from "./contact-form.ts";
import { FaultText, idOf, useFault } from "./fields.tsx";
import { newcomer, readSomeone, type Someone, textOfSomeone } from "./someone.ts";

type SeatsFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly names: readonly Name[];
  readonly offices: readonly Name[];
  readonly seats: readonly Seat[];
  readonly set: (seats: readonly Seat[]) => void;
  readonly aside?: React.ReactNode;
};

export function SeatsField(props: SeatsFieldProps) {
  const { name, label, names, offices, seats, set, hint, aside } = props;
  const fault = useFault(name);
  const taken = new Set(seats.map(({ who }) => textOfSomeone(who)));
  const change = (at: number, part: Partial<Seat>) =>
    set(seats.map((seat, nth) => (nth === at ? { ...seat, ...part } : seat)));
  return (
    <div className={fault === undefined ? "field" : "field wrong"}>
      <FaultText field={name} />
      <NamesField
        id={idOf(name)}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        names={names.filter(({ value }) => !taken.has(value))}
        chosen={[]}
        choose={(values) => {
          const [value] = values;
          if (value !== undefined && !taken.has(value)) {
            set([...seats, { who: readSomeone(value), role: "principal" }]);
          }
        }}
        wrong={fault !== undefined}
        describedBy={fault === undefined ? undefined : `${idOf(name)}-fault`}
        takesWords
      />
      {seats.length > 0 && (
        <ul className="seated">
          {seats.map(({ who, role }, at) => (
            <li key={textOfSomeone(who)}>
              <SeatRow
                who={who}
                role={role}
                label={nameOf(who, names)}
                offices={offices}
                change={(part) => change(at, part)}
                remove={() => set(seats.filter((_, nth) => nth !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      {aside}
    </div>
  );
}

export function nameOf(who: Someone, names: readonly Name[]): string {
  if (who.kind === "words") return who.words;
  if (who.kind === "new") return who.name;
  return names.find(({ value }) => value === textOfSomeone(who))?.text ?? who.id;
}

type SeatRowProps = {
  readonly who: Someone;
  readonly role: Role;
  readonly label: string;
  readonly offices: readonly Name[];
  readonly change: (part: Partial<Seat>) => void;
  readonly remove: () => void;
};

function SeatRow({ who, role, label, offices, change, remove }: SeatRowProps) {
  return (
    <>
      <span className="seated-name">
        {label} {who.kind === "words" && <span className="tag">in words</span>}
        {who.kind === "new" && <span className="tag">new to the record</span>}
      </span>
      <select
        aria-label={`What ${label} did there`}
        value={role}
        onChange={(event) => change({ role: event.target.value as Role })}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {capital(one)}
          </option>
        ))}
      </select>
      <button type="button" className="off" aria-label={`Take ${label} out`} onClick={remove}>
        ×
      </button>
      {who.kind === "words" && (
        <button
          type="button"
          className="linklike"
          onClick={() => change({ who: newcomer(who.words, chance()) })}
        >
          Add to the record as a person
        </button>
      )}
      {who.kind === "new" && (
        <Newcomer who={who} offices={offices} set={(next) => change({ who: next })} />
      )}
    </>
  );
}

type NewcomerProps = {
  readonly who: Extract<Someone, { kind: "new" }>;
  readonly offices: readonly Name[];
  readonly set: (who: Someone) => void;
};

function Newcomer({ who, offices, set }: NewcomerProps) {
  return (
    <div className="newcomer">
      <label>
        Full name
        <input value={who.name} onChange={(event) => set({ ...who, name: event.target.value })} />
      </label>
      <label>
        Office, if it is known
        <select
          value={who.office}
          onChange={(event) => set({ ...who, office: event.target.value })}
        >
          <option value="">Not known</option>
          {offices.map(({ value, text }) => (
            <option key={value} value={value.replace(/^office:/, "")}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="linklike"
        onClick={() => set({ kind: "words", words: who.name })}
      >
        Leave in words
      </button>
    </div>
  );
}

function chance(): string {
  return crypto.randomUUID().slice(0, 6);
}
