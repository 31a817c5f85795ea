/**
 * What a contact comes to under the policy on its own day: glyph and word.
 */
import type { ContactRow } from "../../codec/output-api-contacts.ts";
import { capital, type Tone, Toned } from "./verdict.tsx";

type Considered = NonNullable<ContactRow["departure"]>;

const tones: Readonly<Record<Considered, Tone>> = {
  "in order": "ok",
  "outside policy": "out",
  waived: "ok",
  "waived by conduct": "pre",
  departure: "no",
  "would not have been in order": "pre",
  "not determinable on this record": "und",
};

/** As a cell of a table has room for it; the whole words stand on the contact's page. */
const short: Readonly<Partial<Record<Considered, string>>> = {
  "would not have been in order": "Not in order",
  "not determinable on this record": "Not determinable",
};

export function ConsideredWord({ of, brief = false }: { of: Considered; brief?: boolean }) {
  return <Toned tone={tones[of]}>{(brief ? short[of] : undefined) ?? capital(of)}</Toned>;
}
