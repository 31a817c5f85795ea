/**
 * Parties, offices and people.
 */
import { beginning, citationsIn, type Draft, present, recorded, type Setup } from "./draft.ts";
import type { SourcePerson } from "./source.ts";

export function partyDrafts(setup: Setup): readonly Draft[] {
  return setup.supplement.parties.map((party) => ({
    id: `party.${party.party}`,
    kind: "party",
    ...party,
    ...reference(setup),
  }));
}

export function officeDrafts(setup: Setup): readonly Draft[] {
  return setup.supplement.offices.map(({ posts: _, ...office }) => ({
    id: `office.${dotted(office.office)}`,
    kind: "office",
    party: office.office.split("/")[0],
    ...office,
    ...reference(setup),
  }));
}

export function personDrafts(setup: Setup): readonly Draft[] {
  const { source, supplement } = setup;
  return source.people.map((person) => {
    const row = supplement.people[person.id];
    return present({
      id: `person.${person.id}`,
      kind: "person",
      person: person.id,
      party: supplement.sides[person.side],
      name: person.name,
      short: row?.short ?? shortOf(person.name),
      aliases: row?.aliases,
      uncertain: person.uncertainWhat,
      note: row?.note ?? person.note,
      ...reference(setup),
      sources: personSources(person, setup),
    });
  });
}

export function personSources(person: SourcePerson, setup: Setup) {
  const own = person.source === null ? [] : citationsIn(person.source, setup);
  return setup.supplement.people[person.id]?.sources ?? own;
}

/** The mark and recording of reference data that stood from the start. */
export function reference(setup: Setup) {
  return {
    mark: setup.supplement.marks.reference,
    recorded: recorded(beginning(setup), setup),
  };
}

export function dotted(id: string): string {
  return id.replaceAll("/", ".");
}

/** The name in running text, where it is not the last word: before `Jr.` or a numeral. */
function shortOf(name: string): string | undefined {
  return /(\S+?),? (?:Jr\.|Sr\.|II|III)$/.exec(name)?.[1];
}
