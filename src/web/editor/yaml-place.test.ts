import { expect, test } from "vitest";
import { yamlPlaceAt } from "./yaml-place.ts";

/** `|` is where the writer stands. */
function placed(text: string) {
  const at = text.indexOf("|");
  const { path, wants, from } = yamlPlaceAt(text.replace("|", ""), at);
  return { path: path.join("."), wants, word: text.slice(from, at) };
}

test.each([
  { text: "id: x\nstr|", path: "", wants: "name", word: "str" },
  { text: "strength: gui|", path: "strength", wants: "value", word: "gui" },
  { text: "authority:\n  by: me\n  in|", path: "authority", wants: "name", word: "in" },
  { text: "rules:\n  - id: a\n    ga|", path: "rules.[]", wants: "name", word: "ga" },
  {
    text: "rules:\n  - id: a\n    gate: gate-|",
    path: "rules.[].gate",
    wants: "value",
    word: "gate-",
  },
  { text: "rules:\n- id: a\n  ga|", path: "rules.[]", wants: "name", word: "ga" },
  { text: "rules:\n  - |", path: "rules.[]", wants: "either", word: "" },
  {
    text: "rules:\n  - id: a\n    when: { our-level: working, their-|",
    path: "rules.[].when",
    wants: "name",
    word: "their-",
  },
  {
    text: "rules:\n  - id: a\n    when: [{ our-level: [working, min|",
    path: "rules.[].when.[].our-level.[]",
    wants: "either",
    word: "min",
  },
  {
    text: 'rules:\n  - id: a\n    cite: { words: "a, {b", par|',
    path: "rules.[].cite",
    wants: "name",
    word: "par",
  },
  {
    text: "groups:\n  ours:\n    # whom\n\n    staff: { title: the staff, offices: [us/n|",
    path: "groups.ours.staff.offices.[]",
    wants: "either",
    word: "us/n",
  },
  {
    text: "gates:\n  - id: g\n    opens:\n      determined-concession:\n        by: |",
    path: "gates.[].opens.determined-concession.by",
    wants: "value",
    word: "",
  },
  {
    text: "rules:\n  - id: a\ngates:\n  - id: g\n    sc|",
    path: "gates.[]",
    wants: "name",
    word: "sc",
  },
  {
    text: "tests:\n  - { title: one, word: premature }\n  - { title: two, wo|",
    path: "tests.[]",
    wants: "name",
    word: "wo",
  },
])("`$text` stands in `$path` and wants a $wants", ({ text, ...expected }) => {
  expect(placed(text)).toEqual(expected);
});
