/**
 * What the palette offers: pages, proposals, issues, people and offices by name, what the record
 * says when words are typed, and what can be done.
 */
import { useEffect, useState } from "react";
import type { Act } from "../access/duty.ts";
import type { IssuesOutput } from "../codec/output-api-desk.ts";
import type { OfficesOutput, PeopleOutput } from "../codec/output-api-people.ts";
import type { ProposalsOutput, SearchOutput } from "../codec/output-api-record.ts";
import { type Answer, useAnswer } from "./answers.ts";
import { about, within } from "./api.ts";
import { useDossier } from "./dossier.tsx";
import { usePlace } from "./go.tsx";
import { type Page, pages } from "./page-list.ts";
import { pathOf, pathTo } from "./paths.ts";

export type Choice = {
  readonly title: string;
  readonly kind: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  /** Other words it is found by. */
  readonly also?: string;
};

export function useChoices(text: string): {
  readonly named: readonly Choice[];
  /** What holds the words anywhere; these need not be matched again. */
  readonly found: readonly Choice[];
} {
  const place = usePlace();
  const { reader } = useDossier();
  const most = { limit: "300" };
  const proposals = useAnswer(about<ProposalsOutput>(place, "/proposals", most));
  const issues = useAnswer(about<IssuesOutput>(place, "/issues", most));
  const people = useAnswer(about<PeopleOutput>(place, "/people", most));
  const offices = useAnswer(about<OfficesOutput>(place, "/offices", most));
  const named = [
    ...doable(reader.may),
    ...pages.flatMap(({ path, title, nav }: Page) =>
      nav === undefined ? [] : [{ title, kind: "page", path }],
    ),
    ...itemsOf(proposals).map(({ id, title, when }) => ({
      title,
      kind: when === null ? "proposal" : `proposal, ${when.text}`,
      path: `proposals/${id}`,
    })),
    ...itemsOf(issues).flatMap(({ issue, title }) => linked("issues", issue, title)),
    ...itemsOf(people).flatMap(({ id, name, aliases }) =>
      linked("people", id, name, aliases.join(" ")),
    ),
    ...itemsOf(offices).flatMap(({ id, title, holders }) =>
      linked("offices", id, title, holders.map((one) => one.title).join(" ")),
    ),
  ];
  return { named, found: useSearch(text) };
}

/** What the reader may do here. */
function doable(may: readonly Act[]): readonly Choice[] {
  const all: readonly (Choice & { readonly act: Act })[] = [
    { title: "Record a contact", kind: "do", path: "log", also: "log", act: "record" },
    { title: "Ask whether a contact is in order", kind: "do", path: "ask", act: "ask" },
    { title: "Record an approach", kind: "do", path: "write/approach", act: "record" },
    {
      title: "Record an assessment of a move",
      kind: "do",
      path: "write/assessment",
      act: "assess",
    },
    { title: "Record a determination", kind: "do", path: "write/determination", act: "determine" },
    { title: "Record a decision on an ask", kind: "do", path: "write/decision", act: "decide" },
  ];
  return all.filter(({ act }) => may.includes(act));
}

const kinds = { issues: "issue", people: "person", offices: "office" } as const;

function linked(what: keyof typeof kinds, id: string, title: string, also = ""): readonly Choice[] {
  const path = pathTo(what, id);
  if (path !== undefined) return [{ title, kind: kinds[what], path, also }];
  // Without a page of its own it can still be asked about.
  if (what !== "issues") return [];
  return [{ title, kind: "ask about this issue", path: "ask", query: { issue: id } }];
}

function itemsOf<T>(answer: Answer<{ readonly items: readonly T[] }>): readonly T[] {
  return answer.state === "answered" ? answer.value.items : [];
}

/** Milliseconds without another letter before the record is searched. */
const pause = 180;

function useSearch(text: string): readonly Choice[] {
  const { dossier, view } = usePlace();
  const [words, setWords] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWords(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const query = { q: words, limit: "8", "as-of": view.asOf, "known-on": view.knownOn };
  const question = within<SearchOutput>(dossier, "/search", query);
  const answer = useAnswer(words.length < 3 ? undefined : question);
  return itemsOf(answer).map((one) => ({
    title: one.title,
    kind: one.when === null ? one.kind : `${one.kind}, ${one.when.text}`,
    path: pathOf(one),
  }));
}
