/**
 * Deliberate leaks by ids, names and titles, and by how their absence is told.
 */
import { type Leak, leak } from "./leak.ts";

export const leaksOfIds: readonly Leak[] = [
  leak("ids", "entry-by-id", "a hidden entry is shown to whoever has its id", [
    "http/record.ts",
    'knownEntry((asked.params.id ?? "") as EntryId, lens.value.reading)',
    'knownEntry((asked.params.id ?? "") as EntryId, lens.value.reading) ?? sharp.entry(asked.params.id)',
  ]),
  leak("403 and 404", "forbidden", "what is hidden is forbidden, and what never was is not found", [
    "http/found.ts",
    "fail(nothingThere)",
    'fail(sharp.isHidden(id) ? { status: 403, kind: "not-yours", title: "Not yours" } : nothingThere)',
  ]),
  leak("error text", "not-cleared", "the answer says that one is not cleared for it", [
    "http/desk-page.ts",
    "fail(nothingThere)",
    'fail(sharp.isHidden(asked.params.id) ? { ...nothingThere, title: "You are not cleared for this" } : nothingThere)',
  ]),
  leak("titles", "titles", "titles are given for hidden ids", [
    "http/titles.ts",
    "knownEntry(id as EntryId, reading)",
    "knownEntry(id as EntryId, reading) ?? sharp.entry(id)",
  ]),
  leak("titles", "kind-of-a-link", "a link to a hidden entry says of which kind it is", [
    "service/link-view.ts",
    '{ id, kind: "unknown", title: id }',
    '{ id, kind: sharp.entry(id)?.kind ?? "unknown", title: id }',
  ]),
  leak("ids", "serial-ids", "new entries are numbered through", [
    "service/entering.ts",
    '`e-${createHash("sha256").update(told).digest("hex").slice(0, 32)}`',
    '`e-${String(sharp.all().length).padStart(32, "0")}`',
  ]),
  leak("headers", "serial-request-id", "requests bear numbers that grow with the record", [
    "http/guard.ts",
    "randomUUID()",
    "String(sharp.all().length)",
  ]),
  leak("logs", "addresses-logged", "the log holds the addresses asked, with their ids", [
    "http/guard.ts",
    "routeOf(c)",
    "c.req.path",
  ]),
  leak("autocomplete", "did-you-mean", "the names that are near are those of the whole record", [
    "service/naming.ts",
    "new Set(known)",
    "new Set([...known, ...sharp.names()])",
  ]),
  leak("autocomplete", "intake", "hidden people are found in a pasted text", [
    "service/intake.ts",
    "lens.book.people.values()",
    '[...lens.book.people.values(), ...sharp.of("person")]',
  ]),
  leak("FK", "hidden-reference", "an entry may name a hidden one, and not one that never was", [
    "service/entering.ts",
    "incoherences({ added, before: dossier.entries, regime: dossier.header.regime })",
    "incoherences({ added, before: sharp.all(), regime: dossier.header.regime })",
  ]),
];
