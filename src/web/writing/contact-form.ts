/**
 * The form of a contact, as it is being written, and the entries that it comes to.
 *
 * Beside the entries stand the places of their fields in the form, so that whatever the server
 * finds wrong is shown where it was written.
 */
import type { Initiator, Mode, Purpose, RecordStatus, Role, Setting } from "../../core/contact.ts";
import type { Day } from "../../core/day.ts";
import { readWhenSaid } from "../../core/when-said.ts";
import type { Place } from "./places.ts";
import { type Someone, wireOfSomeone } from "./someone.ts";

export type Seat = {
  readonly who: Someone;
  readonly role: Role;
  /** What the record says of them besides, which the form does not show. */
  readonly rest?: Readonly<Record<string, unknown>>;
};

export type SegmentForm = {
  readonly title: string;
  readonly ours: readonly Seat[];
  readonly theirs: readonly Seat[];
  readonly issues: readonly string[];
};

export type Saying = {
  readonly kind: "statement" | "undertaking";
  readonly by: string;
  readonly to: string;
  readonly issue: string;
  readonly quoted: boolean;
  readonly text: string;
  readonly due: string;
};

export type ContactForm = {
  readonly when: string;
  readonly place: string;
  readonly mode: Mode;
  readonly setting: Setting;
  readonly prepared: "" | "yes" | "no";
  readonly segments: readonly SegmentForm[];
  readonly initiator: Initiator;
  readonly purpose: Purpose;
  readonly issues: readonly string[];
  readonly forum: string;
  readonly instruments: string;
  readonly summary: string;
  readonly account: string;
  readonly outcome: string;
  readonly said: readonly Saying[];
  readonly recordStatus: RecordStatus;
  readonly mark: string;
  /** A correction: what it corrects, with all of it that the form does not show. */
  readonly correcting?: {
    readonly entry: string;
    readonly reason: string;
    readonly rest: Readonly<Record<string, unknown>>;
  };
};

export const blankSegment: SegmentForm = { title: "", ours: [], theirs: [], issues: [] };

export const blankContact: ContactForm = {
  when: "",
  place: "",
  mode: "meeting",
  setting: "bilateral",
  prepared: "",
  segments: [blankSegment],
  initiator: "unknown",
  purpose: "exchange",
  issues: [],
  forum: "",
  instruments: "",
  summary: "",
  account: "",
  outcome: "",
  said: [],
  recordStatus: "due",
  mark: "",
};

export type Wire = Readonly<Record<string, unknown>>;
export type Written = { readonly entries: readonly Wire[]; readonly places: readonly Place[] };

/** What a form needs to know of the dossier to be written down. */
export type Around = {
  /** Days are counted from it. */
  readonly on: Day;
  readonly parties: Readonly<Record<"ours" | "theirs", string>>;
  /** Who writes, by whom the account is. */
  readonly writer: string;
};

export function entriesOf(form: ContactForm, around: Around): Written {
  const entries: Wire[] = [];
  const places: Place[] = [];
  const add = (entry: Wire, ...at: readonly Place[]) => {
    const path = `/entries/${entries.length}`;
    places.push(...at.map(([pointer, field]): Place => [`${path}${pointer}`, field]));
    entries.push(entry);
  };
  for (const { entry, field } of newcomersOf(form, around)) add(withMark(entry, form), ["", field]);
  add(contactOf(form, around), ...contactPlaces(form));
  for (const [at, saying] of form.said.entries()) {
    const field = `said-${at}`;
    const own = ["by", "to", "issue", "text", "what", "due"].map(
      (name): Place => [`/${name}`, `${field}-${name === "what" ? "text" : name}`],
    );
    add(withMark(sayingOf(saying, form, around), form), ["", `${field}-text`], ...own);
  }
  return { entries, places };
}

function contactOf(form: ContactForm, around: Around): Wire {
  const { correcting, segments } = form;
  const { rest = {} } = correcting ?? {};
  return {
    ...rest,
    id: "contact",
    kind: "contact",
    ...whenOf(form.when, around.on),
    mode: form.mode,
    ...(form.setting === "bilateral" ? {} : { setting: form.setting }),
    ...text("place", form.place),
    ...(form.prepared === "" ? {} : { prepared: form.prepared === "yes" }),
    segments: segments.map(segmentOf),
    initiator: form.initiator,
    purpose: form.purpose,
    issues: form.issues,
    ...text("forum", form.forum),
    instruments: instrumentsOf(form.instruments, rest.instruments),
    recordStatus: form.recordStatus,
    accounts: [...accountsIn(rest), ...ownAccount(form, around)],
    ...text("outcome", form.outcome),
    summary: form.summary,
    ...(form.mark === "" ? {} : { mark: form.mark }),
    ...(correcting && {
      supersedes: { entry: correcting.entry, reason: correcting.reason.trim() },
    }),
  };
}

function accountsIn(rest: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(rest.accounts) ? rest.accounts : [];
}

function ownAccount({ account }: ContactForm, { writer }: Around): readonly Wire[] {
  const said = account.trim();
  return said === "" ? [] : [{ of: "ours", by: { words: writer }, text: said }];
}

function segmentOf({ title, ours, theirs, issues }: SegmentForm): Wire {
  const seats = (side: string, some: readonly Seat[]) =>
    some.map(({ who, role, rest }) => ({ ...wireOfSomeone(who), side, role, ...rest }));
  return {
    ...text("title", title),
    participants: [...seats("ours", ours), ...seats("theirs", theirs)],
    ...(issues.length === 0 ? {} : { issues }),
  };
}

function contactPlaces({ segments }: ContactForm): readonly Place[] {
  const plain = ["when", "place", "mode", "setting", "prepared", "initiator", "purpose", "issues"];
  const more = ["forum", "instruments", "recordStatus", "outcome", "summary", "mark"];
  return [
    ["", "summary"],
    ...[...plain, ...more].map((name): Place => [`/${name}`, name]),
    ["/accounts", "account"],
    ["/supersedes/reason", "reason"],
    ["/supersedes", "reason"],
    ...segments.flatMap(({ ours, theirs }, at): readonly Place[] => [
      [`/segments/${at}`, `ours-${at}`],
      [`/segments/${at}/title`, `title-${at}`],
      [`/segments/${at}/issues`, `issues-${at}`],
      ...[...ours, ...theirs].map(
        (_, nth): Place => [
          `/segments/${at}/participants/${nth}`,
          `${nth < ours.length ? "ours" : "theirs"}-${at}`,
        ],
      ),
    ]),
  ];
}

/** Each who is new to the record once, with the office where one is known. */
function newcomersOf(form: ContactForm, { parties }: Around) {
  const seen = new Set<string>();
  return form.segments.flatMap((segment, at) =>
    (["ours", "theirs"] as const).flatMap((side) =>
      segment[side].flatMap(
        ({ who }): readonly { readonly entry: Wire; readonly field: string }[] => {
          if (who.kind !== "new" || seen.has(who.id)) return [];
          seen.add(who.id);
          const field = `${side}-${at}`;
          const { id, name, office } = who;
          const person = { kind: "person", person: id, party: parties[side], name };
          const tenure = { kind: "tenure", person: id, office };
          return [{ entry: person, field }, ...(office === "" ? [] : [{ entry: tenure, field }])];
        },
      ),
    ),
  );
}

function sayingOf(saying: Saying, form: ContactForm, { on }: Around): Wire {
  const { kind, by, to, issue, quoted, due } = saying;
  const [speaker, hearer] = [by, to].map((one) => someoneIn(form, one));
  const common = {
    kind,
    ...whenOf(form.when, on),
    by: speaker,
    to: hearer,
    ...text("issue", issue),
  };
  const words = saying.text.trim();
  if (kind === "undertaking") {
    const when = readWhenSaid(due, on);
    const dueBy = due.trim() === "" ? {} : { due: when.ok ? when.value.text : due };
    return { ...common, what: words, ...dueBy, givenAt: "contact", state: "open" };
  }
  return { ...common, at: "contact", ...(quoted ? { quoted } : {}), text: words };
}

/** One of those who took part, by the text that stands for them in a list of choices. */
function someoneIn({ segments }: ContactForm, choice: string): Wire {
  const seats = segments.flatMap(({ ours, theirs }) => [...ours, ...theirs]);
  const found = seats.find(({ who }) => keyOf(who) === choice);
  return found === undefined ? { words: choice } : wireOfSomeone(found.who);
}

export function keyOf(who: Someone): string {
  return JSON.stringify(wireOfSomeone(who));
}

export function isUndated(said: string): boolean {
  return /^(not known|unknown)$/i.test(said.trim());
}

/** A date that is not understood goes as it stands, and the server says so at its field. */
function whenOf(said: string, on: Day): Wire {
  if (said.trim() === "" || isUndated(said)) return {};
  const read = readWhenSaid(said, on);
  return { when: read.ok ? read.value.text : said };
}

/** All that is entered with a contact is held as closely as it, if the writer chose how. */
function withMark(entry: Wire, { mark }: ContactForm): Wire {
  return mark === "" ? entry : { ...entry, mark };
}

function text(name: string, value: string): Wire {
  return value.trim() === "" ? {} : { [name]: value };
}

/** One to a line; as they were, where nobody changed them. */
function instrumentsOf(written: string, before: unknown): unknown {
  if (Array.isArray(before) && before.join("\n") === written) return before;
  return written
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
