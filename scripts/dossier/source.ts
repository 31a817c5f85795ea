/**
 * The source material as it stands: people, issues, and one record to a line.
 *
 * Each shape is strict. A field that nobody converts must not pass unseen, so a
 * new one in the source stops the build until somebody gives it a place.
 */
import { z } from "zod";

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const source = z.strictObject({
  work: text,
  doc: z.union([z.int(), text]),
  note: text.optional(),
});
export type SourceNote = z.infer<typeof source>;

const post = z.strictObject({
  title: text,
  organisation: text,
  level: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
  levelNote: text.optional(),
  note: text.optional(),
  uncertain: z.boolean().optional(),
});
export type Post = z.infer<typeof post>;

const person = z.strictObject({
  id: text,
  name: text,
  side: z.enum(["ours", "theirs"]),
  posts: z.array(post),
  source: text.nullable(),
  note: text.optional(),
  uncertain: z.boolean().optional(),
  uncertainWhat: text.optional(),
  unofficial: z.boolean().optional(),
});
export type SourcePerson = z.infer<typeof person>;

const issue = z.strictObject({
  id: text,
  title: text,
  domain: text,
  openingPositions: z.record(text, text).nullable(),
  options: z.array(z.strictObject({ id: text, label: text, docs: z.array(z.int()) })).nullable(),
  source: z.strictObject({ work: text, docs: z.array(z.int()) }).nullable(),
  note: text.optional(),
});
export type SourceIssue = z.infer<typeof issue>;

const common = {
  id: text,
  date: day.optional(),
  from: day.optional(),
  to: day.optional(),
  summary: text,
  source,
  also: z.array(source).optional(),
  uncertain: z.boolean().optional(),
  uncertainWhat: text.optional(),
};

const record = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("contact"),
    mode: text,
    place: text.nullable(),
    ours: z.array(text),
    theirs: z.array(text),
    initiator: z.enum(["ours", "theirs", "both"]).nullable(),
    issues: z.array(text),
    outcome: text.optional(),
    unofficial: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("approach"),
    side: z.enum(["ours", "theirs"]).optional(),
    through: text,
    target: text,
    disposition: text,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("movement"),
    by: text,
    issue: text,
    significance: text,
    via: text.nullable(),
    basis: text,
  }),
  z.strictObject({
    ...common,
    kind: z.literal("proposal"),
    by: text,
    engagement: text,
    issue: text.nullable(),
    disposition: text.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("decision"),
    on: text.nullable(),
    by: text,
    verdict: text,
    basis: text,
    membership: z.array(text).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("difference"),
    between: z.array(text),
    issue: text.nullable(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("statement"),
    by: text,
    audience: text,
    tone: text,
    issue: text.nullable(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("position"),
    party: text,
    issue: text.nullable(),
    stance: text,
    option: text.optional(),
    firmness: text.optional(),
    statedAt: text.nullable(),
  }),
]);
export type SourceEntry = z.infer<typeof record>;
export type SourceOf<K extends SourceEntry["kind"]> = Extract<SourceEntry, { kind: K }>;

export type Source = {
  readonly people: readonly SourcePerson[];
  readonly issues: readonly SourceIssue[];
  readonly record: readonly SourceEntry[];
  /** The text of the memorandum, as printed. */
  readonly seed: string;
};

/** Reads the files by their content; throws, with the place, where one is not as expected. */
export function parseSource(files: {
  readonly people: string;
  readonly issues: string;
  readonly record: string;
  readonly seed: string;
}): Source {
  return {
    people: z.array(person).parse(JSON.parse(files.people)),
    issues: z.array(issue).parse(JSON.parse(files.issues)),
    record: files.record
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => record.parse(JSON.parse(line))),
    seed: files.seed,
  };
}
