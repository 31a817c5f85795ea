/**
 * Contacts: who met whom, in which role, and in which parts.
 */
import { around, type Draft, present, type Setup, whoIs } from "./draft.ts";
import type { SourceOf } from "./source.ts";
import type { ContactRow, SegmentRow } from "./supplement.ts";

type Contact = SourceOf<"contact">;
type Side = "ours" | "theirs";

export function contactDraft(entry: Contact, setup: Setup): Draft {
  const { contacts } = setup.supplement;
  const row = contacts.byHand[entry.id];
  return present({
    id: entry.id,
    kind: "contact",
    ...around(entry, setup),
    mode: row?.mode ?? word(contacts.modes, entry.mode, entry.id),
    setting: row?.setting,
    place: entry.place ?? undefined,
    segments: segmentsOf(entry, row, setup),
    convenedAs: contacts.convenedAs[entry.mode],
    initiator: entry.initiator ?? "unknown",
    purpose: row?.purpose ?? word(contacts.purposes, entry.mode, entry.id),
    issues: entry.issues,
    forum: row?.forum,
    instruments: row?.instruments,
    recordStatus: row?.recordStatus,
    accounts: row?.accounts,
    outcome: entry.outcome,
    summary: entry.summary,
    note: notes([row?.note, entry.unofficial === true ? "unofficial" : undefined]),
  });
}

export function word(table: Readonly<Record<string, string>>, key: string, id: string): string {
  const found = table[key];
  if (found === undefined)
    throw new Error(`\`${id}\`: no word for \`${key}\`; add it to the supplement`);
  return found;
}

export function notes(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join("; ");
}

function segmentsOf(entry: Contact, row: ContactRow | undefined, setup: Setup) {
  const rows = row?.segments ?? [undefined];
  return rows.map((segment) =>
    present({
      title: segment?.title,
      participants: (["ours", "theirs"] as const).flatMap((side) =>
        sideOf(entry, side, { row, segment, setup }),
      ),
      issues: segment?.issues,
    }),
  );
}

type Cast = {
  readonly row: ContactRow | undefined;
  readonly segment: SegmentRow | undefined;
  readonly setup: Setup;
};

function sideOf(entry: Contact, side: Side, { row, segment, setup }: Cast) {
  const cast = segment?.[side] ?? "all";
  const names = cast === "all" ? entry[side] : cast;
  const roles = { ...row?.roles, ...segment?.roles };
  const given = rolesOf(entry, names, { side, row, setup });
  const named = names.map((name, index) =>
    present({
      ...whoIs(name, setup),
      side,
      role: roles[name] ?? given[index],
      as: row?.as?.[name],
    }),
  );
  const unnamed = (row?.[side] ?? []).map((words) => ({
    words,
    side,
    role: named.length === 0 ? "principal" : "adviser",
  }));
  return [...named, ...unnamed];
}

/** Whoever is named first leads, or wrote, or was written to; interpreters never lead. */
function rolesOf(
  entry: Contact,
  names: readonly string[],
  {
    side,
    row,
    setup,
  }: { readonly side: Side; readonly row: ContactRow | undefined; readonly setup: Setup },
): readonly string[] {
  const written =
    setup.supplement.contacts.written.includes(entry.mode) && row?.handedOver !== true;
  if (written) {
    const first = entry.initiator === side ? "author" : "addressee";
    return names.map((_, index) => (index === 0 ? first : "carrier"));
  }
  const interprets = names.map((name) => isInterpreter(name, setup));
  const lead = interprets.indexOf(false);
  return names.map((_, index) => {
    if (interprets[index]) return "interpreter";
    return index === lead ? "principal" : "adviser";
  });
}

function isInterpreter(name: string, { source, supplement }: Setup): boolean {
  const titles = source.people.find(({ id }) => id === name)?.posts.map(({ title }) => title) ?? [];
  return titles.some((title) => supplement.interpreters.some((part) => title.includes(part)));
}
