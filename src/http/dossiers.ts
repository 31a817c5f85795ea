/**
 * A dossier: what it is, and what its reader may read of it and do in it.
 */
import { acts, mayDo } from "../access/duty.ts";
import { type DossierAnswer, dossierAnswer } from "../codec/output-dossier.ts";
import { portionOf } from "../core/mark.ts";
import { ok } from "../core/result.ts";
import { operation } from "./operation.ts";

export const dossierOperations = [
  operation({
    method: "get",
    path: "",
    tag: "Dossiers",
    summary: "A dossier, and what its reader may do in it",
    act: "read",
    answer: dossierAnswer,
    run: async ({ reader, dossier: { header, entries } }) =>
      ok({
        body: {
          dossier: header.dossier,
          title: header.title,
          note: header.note ?? null,
          conventions: [...header.conventions],
          regime: header.regime.title,
          marking: {
            levels: header.regime.levels.map(titled),
            captions: header.regime.captions.map(titled),
          },
          reader: {
            account: reader.account,
            name: reader.name,
            clearance: portionOf(reader.clearance),
            roles: [...reader.roles],
            may: acts.filter((act) => mayDo(reader.roles, act)),
          },
          entries: entries.length,
        } satisfies DossierAnswer,
      }),
  }),
];

function titled({ id, title }: { readonly id: string; readonly title: string }) {
  return { id, title };
}
