/**
 * People and bodies on the wire: `{"person": "haig"}`, `{"words": "a visitor"}`.
 *
 * Someone with more to say of them, such as a participant, stands flat in one
 * object: `{"person": "haig", "side": "ours", "role": "principal"}`.
 */
import { z } from "zod";
import type { Via } from "../core/move.ts";
import { capacities, type Who } from "../core/party.ts";
import { ids, text } from "./fields.ts";

type WireWho = {
  readonly person?: unknown;
  readonly office?: unknown;
  readonly party?: unknown;
  readonly words?: unknown;
};

/** One object that names someone and says more of them; the core keeps the two apart. */
export function whoAnd<Shape extends z.ZodRawShape>(shape: Shape) {
  type Rest = z.output<z.ZodObject<Shape, z.core.$strict>>;
  const wire = z.union([
    z.strictObject({ person: ids.person, ...shape }),
    z.strictObject({ office: ids.office, ...shape }),
    z.strictObject({ party: ids.party, ...shape }),
    z.strictObject({ words: text, ...shape }),
  ]);
  // The union above has just these fields, which the compiler cannot see through `Shape`.
  return z.codec(wire, z.custom<{ readonly who: Who } & Rest>(), {
    decode: (value) => {
      const { person, office, party, words, ...rest } = value as WireWho;
      return { who: whoOf({ person, office, party, words }), ...rest } as never;
    },
    encode: ({ who, ...rest }) => ({ ...wireOf(who), ...rest }) as never,
  });
}

const wireWho = z
  .union([
    z.strictObject({ person: ids.person }),
    z.strictObject({ office: ids.office }),
    z.strictObject({ party: ids.party }),
    z.strictObject({ words: text }),
  ])
  .meta({ id: "Who", description: "Someone as the record names them" });

export const who = z.codec(wireWho, z.custom<Who>(), { decode: whoOf, encode: wireOf });

const wireVia = z.union([z.strictObject({ entry: ids.entry }), z.strictObject({ words: text })]);

/** What carried a move: an entry, or words where the record gives no more. */
export const via = z.codec(wireVia, z.custom<Via>(), {
  decode: (value): Via =>
    "entry" in value
      ? { kind: "entry", entry: value.entry }
      : { kind: "words", words: value.words },
  encode: (value) => (value.kind === "entry" ? { entry: value.entry } : { words: value.words }),
});

/** The office someone acts for on the occasion. */
export const actingFor = z.strictObject({ office: ids.office, capacity: z.enum(capacities) });

function whoOf(value: WireWho): Who {
  // Each branch of the union has checked its own field.
  if (value.person !== undefined) return { kind: "person", person: value.person } as Who;
  if (value.office !== undefined) return { kind: "office", office: value.office } as Who;
  if (value.party !== undefined) return { kind: "party", party: value.party } as Who;
  return { kind: "words", words: value.words } as Who;
}

function wireOf(value: Who) {
  switch (value.kind) {
    case "person":
      return { person: value.person };
    case "office":
      return { office: value.office };
    case "party":
      return { party: value.party };
    case "words":
      return { words: value.words };
  }
}
