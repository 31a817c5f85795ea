/**
 * People and what they were given in a dossier, as a file lists them.
 */
import { z } from "zod";
import { type Grant, roles } from "../access/reader.ts";
import { ids, list, mark, some, text } from "./fields.ts";

const peopleForm = z.strictObject({
  dossier: ids.dossier,
  people: some(
    z.strictObject({
      account: ids.plain,
      name: text,
      clearance: mark,
      groups: list(text),
      roles: z.array(z.enum(roles)).min(1),
    }),
    "is empty; list at least one person",
  ),
});

export type ListedPerson = {
  readonly account: string;
  readonly name: string;
  readonly grant: Grant;
};

/** Reads what the program ships; throws where it is not of the form. */
export function decodePeople(json: unknown): {
  readonly dossier: string;
  readonly people: readonly ListedPerson[];
} {
  const { dossier, people } = peopleForm.parse(json);
  return {
    dossier,
    people: people.map(({ account, name, clearance, groups, roles: given }) => ({
      account,
      name,
      grant: { clearance: { ...clearance, groups }, roles: given },
    })),
  };
}
