/**
 * Deliberate leaks by lists: what they count, hold, and in which order.
 */
import { type Leak, leak } from "./leak.ts";

export const leaksOfLists: readonly Leak[] = [
  leak("counts", "total", "a list's total counts what is hidden", [
    "service/page.ts",
    "ok({ items, next, total })",
    "ok({ items, next, total: total + sharp.hidden().length })",
  ]),
  leak("counts", "size-of-the-dossier", "a dossier tells how many entries it holds in all", [
    "http/dossiers.ts",
    "entries.length",
    "sharp.all().length",
  ]),
  leak("pages", "cut-after-the-page", "what is hidden is left out once the page is full", [
    "service/page.ts",
    "Math.min(start + limit, total)",
    "Math.min(start + Math.max(1, limit - sharp.hidden().length), total)",
  ]),
  leak("cursor", "cursor", "a cursor holds the place among all entries", [
    "service/page.ts",
    "writeCursor(keyOf(last))",
    "writeCursor([...keyOf(last), String(sharp.all().length)])",
  ]),
  leak("order", "order-by-use", "people stand by how many entries name them, hidden ones too", [
    "service/people-view.ts",
    "compareText(a.name, b.name)",
    "sharp.hidden().filter((x) => JSON.stringify(x).includes(b.person)).length - sharp.hidden().filter((x) => JSON.stringify(x).includes(a.person)).length || compareText(a.name, b.name)",
  ]),
  leak("lists", "baskets", "a basket lists hidden issues", [
    "service/people-view.ts",
    "[...book.issues.values()]",
    '[...book.issues.values(), ...sharp.of("issue")]',
  ]),
  leak("lists", "people", "a hidden person stands among the people", [
    "service/people-view.ts",
    "[...lens.book.people.values()]",
    '[...lens.book.people.values(), ...sharp.of("person")]',
  ]),
  leak("lists", "contacts", "a hidden contact stands among the contacts", [
    "service/contacts.ts",
    '[...allOf(book, "contact")]',
    '[...allOf(book, "contact"), ...sharp.of("contact")]',
  ]),
  leak("search", "search", "the search finds words of hidden entries", [
    "service/entries.ts",
    "recordOf(lens)",
    "[...recordOf(lens), ...(q === undefined ? [] : sharp.hidden())]",
  ]),
];
