/**
 * The wire form of reference data: parties, offices, people, tenures, issues, forums.
 */
import { z } from "zod";
import { capacities, partyKinds } from "../core/party.ts";
import { entryOf } from "./envelope.ts";
import { ids, list, may, text, usually, when } from "./fields.ts";
import { who } from "./who.ts";

const confidences = ["low", "moderate", "high"] as const;

export const partyEntries = {
  party: entryOf("party", {
    party: ids.party,
    name: text,
    partyKind: z.enum(partyKinds),
    openness: z.enum(["open", "closed"]),
  }),
  office: entryOf("office", {
    office: ids.office,
    party: ids.party,
    name: text,
    organisation: may(text),
    parent: may(ids.office),
  }),
  person: entryOf("person", {
    person: ids.person,
    party: ids.party,
    name: text,
    short: may(text),
    aliases: list(text),
  }),
  tenure: entryOf("tenure", {
    person: ids.person,
    office: ids.office,
    level: may(ids.level),
    levelNote: may(text),
    capacity: usually(capacities, "substantive"),
    from: may(when),
    to: may(when),
  }),
  belief: entryOf("belief", {
    person: ids.person,
    affiliation: text,
    confidence: z.enum(confidences),
    reason: text,
    review: may(when),
  }),
  registration: entryOf("registration", {
    party: ids.party,
    register: ids.plain,
    number: may(text),
    from: may(when),
    to: may(when),
  }),
  basket: entryOf("basket", { basket: ids.basket, title: text }),
  issue: entryOf("issue", {
    issue: ids.issue,
    title: text,
    basket: ids.basket,
    scale: list(z.strictObject({ option: ids.plain, title: text })),
    since: may(when),
    until: may(when),
  }),
  forum: entryOf("forum", {
    forum: ids.forum,
    title: text,
    place: may(text),
    issues: list(ids.issue),
    mandate: may(text),
    from: may(when),
    to: may(when),
  }),
  position: entryOf("position", {
    of: who,
    party: may(ids.party),
    issue: may(ids.issue),
    basket: may(ids.basket),
    stance: text,
    option: may(ids.plain),
    firmness: may(z.enum(["low", "medium", "high"])),
    statedAt: may(ids.entry),
    inForce: may(z.boolean()),
  }),
};
