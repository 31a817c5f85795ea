/**
 * What a contact just entered comes to beside the policy, and what the panel asks about it
 * afterwards. It is entered whatever it comes to.
 */
import { advisoryFor } from "../access/advisory.ts";
import type { Clearance } from "../access/clearance.ts";
import type { DepartureAsk } from "../codec/output-api-contacts.ts";
import type { EnteredOutput } from "../codec/output-api-record.ts";
import { allOf, hadHappened } from "../core/book.ts";
import type { Day, Instant } from "../core/day.ts";
import type { DepartureFinding } from "../core/departure.ts";
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { listed, type Names, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { groupsNamed, officesOf, type Setup } from "../core/setup.ts";
import { reported } from "../core/undertaking.ts";
import { departureOf } from "./contact-row.ts";
import { openDesk, readRecord } from "./desk.ts";
import type { Readable } from "./reading-room.ts";
import { viewRuling } from "./ruling-view.ts";
import { ruleOnContact } from "./rulings.ts";

type Departures = EnteredOutput["departures"];

/** Of the new contacts, those that are not plainly in order; none without a policy. */
export function departuresAmong(
  added: readonly Entry[],
  on: {
    readonly policy: Policy | undefined;
    readonly asOf: Day;
    readonly now: Instant;
    readonly clearance: Clearance;
  },
  dossier: Readable,
): Departures {
  const contacts = added.filter((entry) => entry.kind === "contact");
  if (on.policy === undefined || contacts.length === 0) return [];
  const { header, entries } = dossier;
  const reading = readRecord({ header, entries: [...entries, ...added] }, on.now);
  const desk = openDesk(reading, on.policy, on.asOf);
  return contacts.flatMap((contact) => {
    const found = departureOf(contact, desk.setup);
    if (found === undefined || isFine.has(found.considered)) return [];
    const ruled = ruleOnContact(contact.id, desk);
    const { policy } = desk.setup;
    const advisory = advisoryFor(policy, on.clearance, header.regime);
    const names = namesOf(desk.book, found.on);
    const ruling = ruled.ok ? viewRuling(ruled.value.ruling, { names, policy, advisory }) : null;
    const asks = asksOf(contact.id, found, desk.setup);
    const { considered } = found;
    return [{ contact: contact.id, policy: policy.id, considered, ruling, asks: [...asks] }];
  });
}

const isFine: ReadonlySet<string> = new Set(["in order", "outside policy"]);

/** What is still asked about a departure: of what was answered nothing more. */
export function asksOf(
  contact: EntryId,
  found: DepartureFinding,
  { policy, book, asOf }: Setup,
): readonly DepartureAsk[] {
  if (found.considered !== "departure") return [];
  const isTold = allOf(book, "event").some(
    (one) => one.of === contact && one.event === reported && hadHappened(one, asOf) !== "no",
  );
  return asksUnder(policy, namesOf(book, found.on)).filter(
    ({ kind }) => kind !== "report" || !isTold,
  );
}

function asksUnder(policy: Policy, names: Names): readonly DepartureAsk[] {
  const recipients = policy.channels.map(({ recipient }) => recipient);
  const titled = (groups: readonly string[]) =>
    listed(groupsNamed(policy, groups).map(({ title }) => title));
  const offices = (groups: readonly string[]) =>
    [...officesOf(policy, groups)].map((id) => ({ id, title: names.office(id) }));
  const classes = policy.exemptions.map(({ title }) => title);
  const waiver = `did ${titled(policy.waivers)} give leave for it? enter the waiver`;
  const exemption = `was it of a kind that stands outside the policy: ${listed(classes, "or")}?`;
  const report = `report what was said to ${titled(recipients)}`;
  return [
    ...(policy.waivers.length === 0
      ? []
      : [{ kind: "waiver" as const, text: waiver, offices: offices(policy.waivers) }]),
    ...(classes.length === 0 ? [] : [{ kind: "exemption" as const, text: exemption, offices: [] }]),
    { kind: "report" as const, text: report, offices: offices(recipients) },
  ];
}
