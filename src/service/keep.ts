/**
 * Importing: a whole dossier from its file into the store.
 *
 * What is entered must hang together with what is there, or nothing of it is entered. What is
 * decided on rests on the sizes of the trees as they were read: if one has grown meanwhile, it is
 * read and decided again.
 */
import { canonicalJson } from "../codec/canonical.ts";
import { type Dossier, type DossierHeader, encodeHeader } from "../codec/dossier.ts";
import { encodeEntry } from "../codec/entry.ts";
import { printPath } from "../codec/explain.ts";
import { incoherences } from "../core/coherence.ts";
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { sayIncoherence } from "../core/incoherence.ts";
import { canonicalMark, portionOf } from "../core/mark.ts";
import { ok, type Result } from "../core/result.ts";
import { openJournal } from "../store/journal.ts";
import { type Append, type Draft, sentenceOfAppend } from "../store/journal-types.ts";
import { signHeads } from "../store/signing.ts";
import { policiesBeside } from "./policies.ts";
import { policyEntryProblems } from "./policy-entries.ts";
import { type KeepProblem, type Progress, refused, type Store } from "./store.ts";
import { dominatesUnder, headerId, headerKind, readStored, type Stored } from "./stored.ts";

export type Imported = {
  readonly dossier: string;
  readonly title: string;
  /** How many entries the file holds, how many of them were new, and how many there already. */
  readonly entries: number;
  readonly added: number;
  readonly there: number;
  readonly excised: number;
  /** Whether the header's text was entered: at the first import, and when it changed. */
  readonly header: boolean;
  /** How many entries the journal holds now. */
  readonly size: number;
};

/** So many entries go into one transaction; more than these are entered in several. */
const most = 5000;
const tries = 5;
const listed = 20;

export async function importDossier(
  dossier: Dossier,
  store: Store,
  progress: Progress = () => undefined,
): Promise<Result<Imported, KeepProblem>> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readStored(store, dossier.header.dossier);
    const plan = planFor(dossier, stored);
    if (!plan.ok) return plan;
    const drafts = [...plan.value.header, ...draftsOf(plan.value.fresh, dossier.header)];
    const sizes = new Map(stored?.sizes);
    const entered = await enterAll(drafts, { store, header: dossier.header, sizes, progress });
    if (entered === "stale" && attempt < tries) continue;
    if (entered !== "entered") return refused(staleOr(entered));
    if (drafts.length > 0)
      await signHeads(store.database, dossier.header.dossier, [store.keys.signer]);
    const { fresh, there, excised, header } = plan.value;
    return ok({
      dossier: dossier.header.dossier,
      title: dossier.header.title,
      entries: dossier.entries.length,
      added: fresh.length,
      there,
      excised,
      header: header.length > 0,
      size: (stored?.size ?? 0) + drafts.length,
    });
  }
}

type Plan = {
  readonly header: readonly Draft[];
  readonly fresh: readonly Entry[];
  readonly there: number;
  readonly excised: number;
};

function planFor(dossier: Dossier, stored: Stored | undefined): Result<Plan, KeepProblem> {
  const { header, entries } = dossier;
  if (stored === undefined) {
    const wrong = wrongPolicies(entries, { header, entries: [] });
    if (wrong.length > 0) return refused(...wrong);
    return ok({ header: [headerDraft(header, 1)], fresh: entries, there: 0, excised: 0 });
  }
  if (canonicalJson(stored.header.regime) !== canonicalJson(header.regime)) {
    return refused(
      `the marking regime of \`${header.dossier}\` is another in the store than in the file; make them one`,
    );
  }
  const known = textsOf(stored.entries);
  const news = entries.filter(({ id }) => !known.has(id) && !stored.excised.has(id));
  const differing = entries.filter((entry) => {
    const text = known.get(entry.id);
    return text !== undefined && text !== textOf(entry);
  });
  if (differing.length > 0) return refused(...differing.slice(0, listed).map(sayDiffering));
  const wrong = wrongTogether(news, stored);
  if (wrong.length > 0) return refused(...wrong);
  const isSame = textOfHeader(stored.header) === textOfHeader(header);
  const excised = entries.filter(({ id }) => stored.excised.has(id)).length;
  return ok({
    header: isSame ? [] : [headerDraft(header, stored.headers + 1)],
    fresh: news,
    there: entries.length - news.length - excised,
    excised,
  });
}

function sayDiffering({ id }: Entry): string {
  return `\`${id}\` is in the store with another text; a correction is an entry of its own, with \`supersedes\``;
}

/** What is wrong with new entries beside those that are there, a line to each. */
export function wrongTogether(
  added: readonly Entry[],
  { header, entries }: Dossier,
): readonly string[] {
  if (added.length === 0) return [];
  const wrong = incoherences({ added, before: entries, regime: header.regime });
  if (wrong.length === 0) return wrongPolicies(added, { header, entries });
  return wrong
    .slice(0, listed)
    .map((one) => `\`${one.entry}\` \`${printPath(one.path)}\` ${sayIncoherence(one)}`);
}

function wrongPolicies(added: readonly Entry[], { header, entries }: Dossier): readonly string[] {
  if (!added.some(({ kind }) => kind === "policy")) return [];
  const policies = policiesBeside(entries, [...entries, ...added]);
  const wrong = policyEntryProblems(added, { header, entries, policies });
  return wrong.slice(0, listed).map(({ path: [, nth, ...rest], message }) => {
    const id = added[Number(nth)]?.id ?? "";
    return `\`${id}\` \`${printPath(rest)}\` ${message}`;
  });
}

type Into = {
  readonly store: Store;
  readonly header: DossierHeader;
  /** As they were read; moved on here. */
  readonly sizes: Map<string, number>;
  readonly progress: Progress;
};

async function enterAll(
  drafts: readonly Draft[],
  { store, header, sizes, progress }: Into,
): Promise<"entered" | "stale" | { readonly why: string }> {
  const journal = openJournal(store.database, dominatesUnder(header.regime));
  for (const { mark } of drafts) sizes.set(mark, sizes.get(mark) ?? 0);
  for (let from = 0; from < drafts.length; from += most) {
    progress(from, drafts.length);
    const entries = drafts.slice(from, from + most);
    const write = [...new Set(entries.map(({ mark }) => mark))];
    const append: Append = { dossier: header.dossier, entries, write, expected: new Map(sizes) };
    const answer = await journal.append(append);
    if (!answer.ok && answer.problem.kind === "stale") return "stale";
    if (!answer.ok) return { why: sentenceOfAppend(answer.problem) };
    for (const { mark, position } of answer.value.entries) sizes.set(mark, position + 1);
  }
  progress(drafts.length, drafts.length);
  return "entered";
}

function staleOr(entered: "stale" | { readonly why: string }): string {
  return entered === "stale" ? sentenceOfAppend({ kind: "stale", sizes: new Map() }) : entered.why;
}

/** Each entry under its mark in the one form: however it was written, it stands in the same tree. */
export function draftsOf(
  entries: readonly Entry[],
  { regime }: Pick<DossierHeader, "regime">,
): readonly Draft[] {
  return entries.map((entry) => {
    const { id, kind, recorded } = entry;
    const mark = portionOf(canonicalMark(regime, entry.mark));
    return { id, kind, mark, by: recorded.by, recorded: recorded.at, payload: encodeEntry(entry) };
  });
}

/** Under the lowest level: whoever may read anything of a dossier may read what it is. */
function headerDraft(header: DossierHeader, nth: number): Draft {
  const mark = header.regime.levels[0]?.id ?? "";
  const payload = encodeHeader(header);
  return { id: headerId(nth), kind: headerKind, mark, by: "chancery import", payload };
}

function textsOf(entries: readonly Entry[]): ReadonlyMap<EntryId, string> {
  return new Map(entries.map((entry) => [entry.id, textOf(entry)]));
}

function textOf(entry: Entry): string {
  return canonicalJson(encodeEntry(entry));
}

function textOfHeader(header: DossierHeader): string {
  return canonicalJson(encodeHeader(header));
}
