/**
 * Contacts: the list, and each whole.
 */
import { z } from "zod";
import { contactOutput, contactsOutput } from "../codec/output-api-contacts.ts";
import { modes, purposes } from "../core/contact.ts";
import { fail, ok } from "../core/result.ts";
import { viewContact } from "../service/contact-view.ts";
import { listContacts } from "../service/contacts.ts";
import { deskQuery, lensFor } from "./desk.ts";
import { entryAsked } from "./found.ts";
import { badCursor, dayParameter, listQuery, turnOf, wordsParameter } from "./list.ts";
import { operation } from "./operation.ts";

const tag = "Contacts";

export const contactOperations = [
  operation({
    method: "get",
    path: "/contacts",
    tag,
    summary: "Contacts of the record, as rows",
    act: "read",
    query: z.strictObject({
      ...deskQuery,
      ...listQuery,
      from: dayParameter.optional(),
      to: dayParameter.optional(),
      level: z.string().optional().describe("A rung of the policy, of either side"),
      issue: z.string().optional(),
      person: z.string().optional(),
      office: z.string().optional().describe("Held on the day by someone who took part"),
      mode: z.enum(modes).optional(),
      purpose: z.enum(purposes).optional(),
      q: wordsParameter.optional(),
    }),
    answer: contactsOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const list = listContacts(asked.query, turnOf(asked.query), lens.value);
      return list.ok ? ok({ body: list.value }) : fail(badCursor);
    },
  }),
  operation({
    method: "get",
    path: "/contacts/{id}",
    tag,
    summary: "One contact: who sat where, what was said, what rests on it, its ruling",
    act: "read",
    query: z.strictObject(deskQuery),
    answer: contactOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const contact = entryAsked(asked.params.id, "contact", lens.value);
      return contact.ok ? ok({ body: viewContact(contact.value, lens.value) }) : contact;
    },
  }),
];
