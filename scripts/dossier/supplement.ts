/**
 * What the conversion adds to the source material: names, mappings, overrides and
 * additions, each with its reason. All of it is data; this is its shape.
 */
import { z } from "zod";

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const reason = text;
const who = z.union([
  z.strictObject({ person: text }),
  z.strictObject({ office: text }),
  z.strictObject({ party: text }),
  z.strictObject({ words: text }),
]);
export type WireWho = z.infer<typeof who>;

const citation = z.strictObject({ work: text, place: text.optional(), note: text.optional() });
export type WireCitation = z.infer<typeof citation>;

const office = z.strictObject({
  office: text,
  name: text,
  organisation: text.optional(),
  parent: text.optional(),
  /** The posts of the source that come to this office, in their own words. */
  posts: z
    .array(z.strictObject({ title: text, organisation: text, capacity: text.optional() }))
    .optional(),
});

const tenure = z.strictObject({
  person: text,
  office: text,
  level: text.optional(),
  /** The office stands on no level, whatever the source says. */
  noLevel: z.boolean().optional(),
  levelNote: text.optional(),
  from: text.optional(),
  reason,
});
export type TenureOverride = z.infer<typeof tenure>;

const roles = z.record(text, text);
const cast = z.union([z.literal("all"), z.array(text)]);
const acting = z.strictObject({ office: text, capacity: text });

const segment = z.strictObject({
  title: text,
  ours: cast,
  theirs: cast,
  roles: roles.optional(),
  issues: z.array(text).optional(),
});
export type SegmentRow = z.infer<typeof segment>;

const contact = z.strictObject({
  mode: text.optional(),
  setting: text.optional(),
  purpose: text.optional(),
  forum: text.optional(),
  recordStatus: text.optional(),
  instruments: z.array(text).optional(),
  accounts: z.array(z.strictObject({ of: text, text })).optional(),
  segments: z.array(segment).optional(),
  as: z.record(text, acting).optional(),
  roles: roles.optional(),
  /** A written word given in talk: those who met are listed, and not who wrote it. */
  handedOver: z.boolean().optional(),
  /** Those whom the source does not name. */
  ours: z.array(text).optional(),
  theirs: z.array(text).optional(),
  note: text.optional(),
  reason,
});
export type ContactRow = z.infer<typeof contact>;

const approach = z.strictObject({
  answer: text,
  direction: text.optional(),
  by: who.optional(),
  toward: who.optional(),
  reportedTo: text.optional(),
  reason,
});

const loose = z.record(z.string(), z.unknown());

const proposal = z.strictObject({
  title: text,
  addressee: who.optional(),
  document: text.optional(),
  /** Asks written out, where the kind of engagement does not say enough. */
  asks: z.array(loose).optional(),
  /** What differs from the plan of its kind of engagement, and what goes without. */
  plan: loose.optional(),
  without: z.array(text).optional(),
  note: text.optional(),
  reason,
});

export const supplementSchema = z.strictObject({
  about: text,
  header: z.strictObject({
    dossier: text,
    title: text,
    note: text,
    regime: loose,
    conventions: z.array(text),
  }),
  recordedBy: text,
  begins: day,
  nothingYet: text,
  marks: z.strictObject({
    reference: text,
    contact: text,
    approach: text,
    move: text,
    "public statement": text,
    assessment: text,
    determination: text,
    proposal: text,
    decision: text,
    divergence: text,
    position: z.strictObject({ ours: text, theirs: text }),
  }),
  sides: z.strictObject({ ours: text, theirs: text }),
  parties: z.array(loose.and(z.object({ party: text }))),
  compilers: z.strictObject({ assessor: text, office: text }),
  offices: z.array(office),
  names: z.record(text, who),
  /** How the name of a work begins, where the source strings citations together. */
  works: z.array(text),
  people: z.record(
    text,
    z.strictObject({
      short: text.optional(),
      aliases: z.array(text).optional(),
      note: text.optional(),
      sources: z.array(citation).optional(),
      reason,
    }),
  ),
  tenures: z.array(tenure),
  /** Words in a post's title that make its holder an interpreter. */
  interpreters: z.array(text),
  baskets: z.array(z.strictObject({ basket: text, title: text })),
  issues: z.record(text, z.strictObject({ since: text, reason })),
  forums: z.array(
    z.strictObject({
      forum: text,
      title: text,
      place: text,
      issues: z.array(text),
      from: text.optional(),
      to: text.optional(),
      recorded: day,
      ended: day.optional(),
      sources: z.array(citation),
      reason,
    }),
  ),
  openings: z.strictObject({ inForceBaskets: z.array(text), uncertain: text, reason }),
  positions: z.record(text, z.strictObject({ inForce: z.boolean(), reason })),
  contacts: z.strictObject({
    modes: z.record(text, text),
    purposes: z.record(text, text),
    convenedAs: z.record(text, text),
    written: z.array(text),
    byHand: z.record(text, contact),
  }),
  moves: z.strictObject({
    bySignificance: z.record(text, text),
    reason,
    byHand: z.record(
      text,
      z.strictObject({ moveKind: text, retracts: z.array(text).optional(), reason }),
    ),
  }),
  approaches: z.record(text, approach),
  decisions: z.record(text, z.strictObject({ verdict: text, reason })),
  proposals: z.strictObject({
    engagements: z.record(text, z.strictObject({ ask: text, title: text, plan: loose })),
    aboutTheDialogueItself: z.array(text),
    reason,
    byHand: z.record(text, proposal),
  }),
  recorded: z.record(text, z.strictObject({ at: day, reason })),
  later: z.array(
    z.strictObject({
      entry: text,
      field: z.enum(["outcome", "disposition", "summary"]),
      known: text.optional(),
      at: day,
      reason,
    }),
  ),
  additions: z.array(
    z.strictObject({ reason, recorded: day, entry: loose.and(z.object({ id: text, kind: text })) }),
  ),
  seed: z.strictObject({
    id: text,
    genre: text,
    from: who,
    to: who,
    when: text,
    uncertain: text,
    recorded: day,
    mark: text,
    repliesTo: text,
    drafting: text,
    attestationNote: text,
    sources: z.array(citation),
    reason,
  }),
});
export type Supplement = z.infer<typeof supplementSchema>;
