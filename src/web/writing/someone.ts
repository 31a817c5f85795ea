/**
 * Somebody as a form has them: chosen from the record, new to it, or in words.
 *
 * In a list of choices each stands as text: `person:haig`, `office:us/secretary-of-state`; any
 * other text is words, as the record keeps them where it gives no more.
 */

export type Someone =
  | { readonly kind: "person" | "office" | "party"; readonly id: string }
  | { readonly kind: "words"; readonly words: string }
  /** Not on record yet: entered in the same act, under an id that nobody has. */
  | {
      readonly kind: "new";
      readonly id: string;
      readonly name: string;
      /** The office they hold, as far as it is known. */
      readonly office: string;
    };

export type WireWho =
  | { readonly person: string }
  | { readonly office: string }
  | { readonly party: string }
  | { readonly words: string };

export function readSomeone(text: string): Someone {
  const [, kind, id] = /^(person|office|party):(.+)$/s.exec(text) ?? [];
  if (id === undefined) return { kind: "words", words: text };
  return { kind: kind as "person" | "office" | "party", id }; // just matched
}

export function textOfSomeone(someone: Someone): string {
  if (someone.kind === "words") return someone.words;
  return `${someone.kind === "new" ? "person" : someone.kind}:${someone.id}`;
}

export function wireOfSomeone(someone: Someone): WireWho {
  switch (someone.kind) {
    case "words":
      return { words: someone.words };
    case "office":
      return { office: someone.id };
    case "party":
      return { party: someone.id };
    default:
      return { person: someone.id };
  }
}

export function someoneOfWire(wire: Readonly<Record<string, unknown>>): Someone {
  if (typeof wire.person === "string") return { kind: "person", id: wire.person };
  if (typeof wire.office === "string") return { kind: "office", id: wire.office };
  if (typeof wire.party === "string") return { kind: "party", id: wire.party };
  return { kind: "words", words: String(wire.words ?? "") };
}

/**
 * Somebody new by their name. The id ends by chance, so that it is nobody's whom the writer
 * cannot see either.
 */
export function newcomer(name: string, chance: string): Extract<Someone, { kind: "new" }> {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return { kind: "new", id: `${plain === "" ? "person" : plain}-${chance}`, name, office: "" };
}
