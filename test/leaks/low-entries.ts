/**
 * Entries that the reader of a pair enters through the API: in order and not, of their own and
 * about what others entered, whether or not they may see it.
 */

/** The wire forms of some entries; `ids` are of any kind, `people` and `issues` may be hidden. */
export function lowEntries({
  ids,
  people,
  issues,
  turn,
}: {
  readonly ids: readonly string[];
  readonly people: readonly string[];
  readonly issues: readonly string[];
  readonly turn: number;
}): readonly unknown[] {
  const pick = (list: readonly string[], nth = 0) => list[(turn + nth) % list.length] ?? "absent";
  const id = pick(ids);
  const seat = (person: string, side: string) => ({ person, side, role: "principal" });
  const all: readonly (readonly unknown[])[] = [
    [{ kind: "event", event: "note", text: "Seen by the reader.", when: "1991-06-20" }],
    [{ kind: "withdrawal", of: id, reason: "no longer so" }],
    [{ kind: "person", person: pick(people), party: "ussr", name: "Entered by the reader" }],
    [
      {
        kind: "contact",
        when: "1991-06-20",
        mode: "meeting",
        segments: [{ participants: [seat("ines", "ours"), seat(pick(people), "theirs")] }],
        initiator: "ours",
        purpose: "exchange",
        issues: [pick(issues)],
        summary: "The reader's own meeting.",
      },
    ],
    [
      {
        kind: "move",
        by: "ussr",
        issue: pick(issues),
        moveKind: "signal",
        via: { entry: id },
        summary: "A hint to the reader.",
      },
    ],
    [{ kind: "issue", issue: pick(issues), title: "Entered by the reader", basket: "money" }],
    [
      {
        kind: "event",
        event: "note",
        text: "Put right by the reader.",
        supersedes: { entry: id, reason: "a slip" },
      },
    ],
    [{ kind: "event", event: "note", text: "Above the reader.", mark: "TS" }],
  ];
  return all[turn % all.length] ?? [];
}
