/**
 * What an entry refers to: people, offices, issues and other entries, each with
 * the place in the entry where its name stands.
 *
 * Levels, gates and policies are not listed: they are the policy's to know.
 */
import type { Entry, EntryOf, Kind } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Who } from "./party.ts";
import type { Plan, Planned } from "./proposal.ts";

/** A place in an entry as it is written: names of fields, and numbers in lists. */
export type Path = readonly (string | number)[];

/** What reference data defines by name. */
export const definedKinds = ["party", "office", "person", "issue", "basket", "forum"] as const;
export type Defined = (typeof definedKinds)[number];

export type Reference =
  | { readonly path: Path; readonly to: Defined; readonly id: string }
  /** Another entry; of one kind where only that makes sense. */
  | { readonly path: Path; readonly to: "entry"; readonly id: string; readonly kind?: Kind };

export function referencesOf(entry: Entry): readonly Reference[] {
  const found: Reference[] = [];
  // The table's row for a kind takes an entry of that kind.
  const row = rows[entry.kind] as (entry: Entry, list: List) => void;
  row(entry, listInto(found));
  return found;
}

/** The name that an entry of reference data defines. */
export function definitionOf(
  entry: Entry,
): { readonly to: Defined; readonly id: string } | undefined {
  switch (entry.kind) {
    case "party":
      return { to: "party", id: entry.party };
    case "office":
      return { to: "office", id: entry.office };
    case "person":
      return { to: "person", id: entry.person };
    case "issue":
      return { to: "issue", id: entry.issue };
    case "basket":
      return { to: "basket", id: entry.basket };
    case "forum":
      return { to: "forum", id: entry.forum };
    default:
      return undefined;
  }
}

/** The same entry with other ids where it speaks of other entries; itself where none is another. */
export function renamed(entry: Entry, to: (id: EntryId) => EntryId | undefined): Entry {
  let changed = entry;
  for (const { to: what, path, id } of referencesOf(entry)) {
    // It stood where the id of an entry stands.
    const other = what === "entry" ? to(id as EntryId) : undefined;
    if (other !== undefined) changed = replaced(changed, path, other);
  }
  return changed;
}

/** The same value with another at a path. */
function replaced<Value>(value: Value, path: Path, by: unknown): Value {
  const [step, ...rest] = path;
  if (step === undefined) return by as Value;
  if (Array.isArray(value)) {
    return value.map((one, nth) => (nth === step ? replaced(one, rest, by) : one)) as Value;
  }
  const fields = value as Readonly<Record<string, unknown>>; // a path leads through objects and lists alone
  return { ...fields, [step]: replaced(fields[step], rest, by) } as Value;
}

type List = {
  readonly name: (to: Defined, id: string | undefined, ...path: Path) => void;
  readonly names: (to: Defined, ids: readonly string[], ...path: Path) => void;
  readonly who: (who: Who | undefined, ...path: Path) => void;
  readonly entry: (id: string | undefined, kind: Kind | undefined, ...path: Path) => void;
};

function listInto(found: Reference[]): List {
  const name: List["name"] = (to, id, ...path) => {
    if (id !== undefined) found.push({ path, to, id });
  };
  return {
    name,
    names: (to, ids, ...path) => {
      for (const [index, id] of ids.entries()) name(to, id, ...path, index);
    },
    who: (who, ...path) => {
      if (who?.kind === "person") name("person", who.person, ...path, "person");
      if (who?.kind === "office") name("office", who.office, ...path, "office");
      if (who?.kind === "party") name("party", who.party, ...path, "party");
    },
    entry: (id, kind, ...path) => {
      if (id === undefined) return;
      found.push({ path, to: "entry", id, ...(kind === undefined ? {} : { kind }) });
    },
  };
}

type Rows = { readonly [K in Kind]: (entry: EntryOf<K>, list: List) => void };

const nothing = () => {};

const rows: Rows = {
  party: nothing,
  policy: nothing,
  basket: nothing,
  pressure: nothing,
  office: ({ party, parent }, list) => {
    list.name("party", party, "party");
    list.name("office", parent, "parent");
  },
  person: ({ party }, list) => list.name("party", party, "party"),
  tenure: ({ person, office }, list) => {
    list.name("person", person, "person");
    list.name("office", office, "office");
  },
  belief: ({ person }, list) => list.name("person", person, "person"),
  registration: ({ party }, list) => list.name("party", party, "party"),
  issue: ({ basket }, list) => list.name("basket", basket, "basket"),
  forum: ({ issues }, list) => list.names("issue", issues, "issues"),
  contact: inContact,
  approach: ({ by, toward }, list) => {
    list.who(by, "by");
    list.who(toward, "toward");
  },
  declaration: ({ by, to, conveyors, recipients, at }, list) => {
    list.who(by, "by");
    list.who(to, "to");
    for (const [index, who] of conveyors.entries()) list.who(who, "conveyors", index);
    for (const [index, who] of recipients.entries()) list.who(who, "recipients", index);
    list.entry(at, undefined, "at");
  },
  statement: ({ by, to, issue, at }, list) => {
    list.who(by, "by");
    list.who(to, "to");
    list.name("issue", issue, "issue");
    list.entry(at, undefined, "at");
  },
  standing: ({ of, givenAt, by }, list) => {
    list.entry(of, undefined, "of");
    list.entry(givenAt, undefined, "givenAt");
    list.who(by, "by");
  },
  position: (position, list) => {
    list.who(position.of, "of");
    list.name("party", position.party, "party");
    list.name("issue", position.issue, "issue");
    list.name("basket", position.basket, "basket");
    list.entry(position.statedAt, undefined, "statedAt");
  },
  move: ({ by, issue, via, retracts }, list) => {
    list.name("party", by, "by");
    list.name("issue", issue, "issue");
    if (via?.kind === "entry") list.entry(via.entry, undefined, "via", "entry");
    for (const [index, id] of retracts.entries()) list.entry(id, "move", "retracts", index);
  },
  assessment: ({ move, assessor }, list) => {
    list.entry(move, "move", "move");
    list.who(assessor, "assessor");
  },
  determination: ({ on, by, recommendedBy }, list) => {
    if (on.kind === "concession") list.entry(on.move, "move", "on", "move");
    else list.name("issue", on.issue, "on", "issue");
    list.who(by, "by");
    list.who(recommendedBy, "recommendedBy");
  },
  undertaking: ({ by, to, issue, givenAt, evidence }, list) => {
    list.who(by, "by");
    list.who(to, "to");
    list.name("issue", issue, "issue");
    list.entry(givenAt, undefined, "givenAt");
    list.entry(evidence, undefined, "evidence");
  },
  proposal: inProposal,
  ruling: ({ proposal, contact, records }, list) => {
    list.entry(proposal, "proposal", "proposal");
    list.entry(contact, "contact", "contact");
    for (const [index, id] of records.entries()) list.entry(id, undefined, "records", index);
  },
  decision: ({ proposal, by }, list) => {
    list.entry(proposal, "proposal", "proposal");
    list.who(by, "by");
  },
  waiver: ({ by, of }, list) => {
    list.who(by, "by");
    list.entry(of, undefined, "of");
  },
  release: ({ plan, records }, list) => {
    inPlan(plan, list, ["plan"]);
    for (const [index, id] of records.entries()) list.entry(id, undefined, "records", index);
  },
  confirmation: ({ of, gave }, list) => {
    list.entry(of, "release", "of");
    list.entry(gave, "released ruling", "gave");
  },
  "released ruling": ({ plan }, list) => inPlan(plan, list, ["plan"]),
  "public statement": ({ by, issue }, list) => {
    list.who(by, "by");
    list.name("issue", issue, "issue");
  },
  "publicity hold": ({ issue, agreedAt }, list) => {
    list.name("issue", issue, "issue");
    list.entry(agreedAt, undefined, "agreedAt");
  },
  divergence: ({ between, issue, precedent }, list) => {
    for (const [index, who] of between.entries()) list.who(who, "between", index);
    list.name("issue", issue, "issue");
    list.entry(precedent, undefined, "precedent");
  },
  assumption: ({ owner, leansOn }, list) => {
    list.who(owner, "owner");
    list.name("office", leansOn, "leansOn");
  },
  forecast: ({ owner }, list) => list.who(owner, "owner"),
  event: ({ party, office, issue, of }, list) => {
    list.entry(of, undefined, "of");
    list.name("party", party, "party");
    list.name("office", office, "office");
    list.name("issue", issue, "issue");
  },
  document: ({ from, to, repliesTo }, list) => {
    list.who(from, "from");
    list.who(to, "to");
    list.entry(repliesTo, "document", "repliesTo");
  },
  withdrawal: ({ of }, list) => list.entry(of, undefined, "of"),
};

function inContact(contact: EntryOf<"contact">, list: List): void {
  for (const [at, segment] of contact.segments.entries()) {
    for (const [index, participant] of segment.participants.entries()) {
      const path = ["segments", at, "participants", index];
      list.who(participant.who, ...path);
      list.name("office", participant.as?.office, ...path, "as", "office");
    }
    list.names("issue", segment.issues ?? [], "segments", at, "issues");
  }
  list.names("issue", contact.issues, "issues");
  list.name("forum", contact.forum, "forum");
  for (const [index, { by, document }] of contact.accounts.entries()) {
    list.who(by, "accounts", index, "by");
    list.entry(document, "document", "accounts", index, "document");
  }
}

function inProposal({ proponent, addressee, document, asks }: EntryOf<"proposal">, list: List) {
  list.who(proponent, "proponent");
  list.who(addressee, "addressee");
  list.entry(document, "document", "document");
  for (const [at, ask] of asks.entries()) {
    if (ask.kind !== "stance") {
      inPlan(ask.plan, list, ["asks", at, "plan"]);
      continue;
    }
    list.names("basket", ask.baskets, "asks", at, "baskets");
    list.names("issue", ask.issues, "asks", at, "issues");
    for (const [index, { issue }] of ask.options.entries()) {
      list.name("issue", issue, "asks", at, "options", index, "issue");
    }
  }
}

function inPlan({ ours, theirs, issues, forum }: Plan, list: List, path: Path): void {
  const side = (people: readonly Planned[], name: string) => {
    for (const [index, planned] of people.entries()) {
      list.who(planned.who, ...path, name, index);
      list.name("office", planned.as?.office, ...path, name, index, "as", "office");
    }
  };
  side(ours, "ours");
  side(theirs, "theirs");
  list.names("issue", issues, ...path, "issues");
  list.name("forum", forum, ...path, "forum");
}
