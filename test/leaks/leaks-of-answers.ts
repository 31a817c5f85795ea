/**
 * Deliberate leaks by answers: rulings, gates, findings, papers, and what rests on what.
 */
import { type Leak, leak } from "./leak.ts";

export const leaksOfAnswers: readonly Leak[] = [
  leak("rulings", "ruling", "a ruling rests on the whole record", [
    "http/questions.ts",
    "ruleFor(asked.body, desk)",
    "ruleFor(asked.body, { ...desk, setup: sharp.beyond(desk.setup) })",
  ]),
  leak("rulings", "there-is-more", "a ruling says that there is more than its reader may read", [
    "service/ruling-view.ts",
    "terms.advisory === undefined",
    "sharp.hidden().length === 0",
  ]),
  leak("gates", "gates", "gates stand at what the whole record shows", [
    "http/questions.ts",
    "gatesOn({ gate, issue }, setup)",
    "gatesOn({ gate, issue }, sharp.beyond(setup))",
  ]),
  leak("posture", "posture", "the posture is that of the whole record", [
    "http/questions.ts",
    "postureOnRecord(asked.query.issue, desk.setup)",
    "postureOnRecord(asked.query.issue, sharp.beyond(desk.setup))",
  ]),
  leak("matrix", "matrix", "who may meet whom rests on the whole record", [
    "http/questions.ts",
    "matrixFor({ issue, purpose }, desk.setup)",
    "matrixFor({ issue, purpose }, sharp.beyond(desk.setup))",
  ]),
  leak("counts of findings", "searched", "a finding counts the hidden entries that it searched", [
    "core/finding.ts",
    "searched.length",
    "searched.length + (globalThis as any).sharp.hidden().length",
  ]),
  leak("findings", "near-misses", "a finding tells how near hidden moves came", [
    "http/questions.ts",
    "findingOn(issues, desk.setup)",
    "findingOn(issues, sharp.beyond(desk.setup))",
  ]),
  leak("exports", "memorandum", "the memorandum on paper answers from the whole record", [
    "http/record.ts",
    "answerProposal(there.value.id, desk.value)",
    "answerProposal(there.value.id, { ...desk.value, setup: sharp.beyond(desk.value.setup) })",
  ]),
  leak("departures", "departures", "the desk lists hidden contacts that are departures", [
    "service/desk-waiting.ts",
    'contactsIn(book)\n    .filter((contact) => hadHappened(contact, asOf) === "yes")',
    '[...contactsIn(book), ...sharp.of("contact")]',
  ]),
  leak("counts", "decided-elsewhere", "a proposal waits no more once a hidden decision is made", [
    "service/desk-waiting.ts",
    '[...allOf(book, "decision"), ...allOf(book, "ruling")]',
    '[...allOf(book, "decision"), ...sharp.of("decision"), ...allOf(book, "ruling")]',
  ]),
  leak("corrections", "hidden-correction", "a hidden correction takes an entry out of what holds", [
    "core/known.ts",
    "takenBack(known)",
    "takenBack([...known, ...sharp.hidden()])",
  ]),
  leak("links", "rests-on-it", "an entry tells which hidden ones rest on it", [
    "service/link-view.ts",
    "known.get(id) ?? []",
    "[...(known.get(id) ?? []), ...sharp.hidden().filter((x) => restsOn(x).includes(id))]",
  ]),
  leak("back-tests", "back-test", "a policy is held against the whole past", [
    "http/policies.ts",
    "{ header, entries, ...on }",
    "{ header, entries: [...entries, ...sharp.hidden()], ...on }",
  ]),
];
