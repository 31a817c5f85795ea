/**
 * What a contact just entered comes to beside the policy, and what the panel asks about it
 * afterwards. It is entered whatever it comes to.
 */
import { advisoryFor } from "../access/advisory.ts";
import type { Clearance } from "../access/clearance.ts";
import type { EnteredOutput } from "../codec/output-api-record.ts";
import type { Day, Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { listed, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import { groupsNamed } from "../core/setup.ts";
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
    const asks = found.considered === "departure" ? asksUnder(policy) : [];
    return [{ contact: contact.id, policy: policy.id, considered: found.considered, ruling, asks }];
  });
}

const isFine: ReadonlySet<string> = new Set(["in order", "outside policy"]);

function asksUnder(policy: Policy): Departures[number]["asks"] {
  const who = listed(groupsNamed(policy, policy.waivers).map(({ title }) => title));
  const classes = policy.exemptions.map(({ title }) => title);
  const recipients = policy.channels.map(({ recipient }) => recipient);
  const told = listed(groupsNamed(policy, recipients).map(({ title }) => title));
  return [
    ...(policy.waivers.length === 0
      ? []
      : [{ kind: "waiver" as const, text: `did ${who} give leave for it? enter the waiver` }]),
    ...(classes.length === 0
      ? []
      : [
          {
            kind: "exemption" as const,
            text: `was it of a kind that stands outside the policy: ${listed(classes, "or")}?`,
          },
        ]),
    { kind: "report" as const, text: `report what was said to ${told}` },
  ];
}
