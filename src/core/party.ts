/**
 * Parties, and the offices and people that belong to them.
 *
 * Person, office and tenure are three things: headings and rulings use who held
 * what on that date. What is known of a closed party carries its source.
 */
import type { LevelId, OfficeId, PartyId, PersonId } from "./id.ts";
import type { When } from "./when.ts";

export const partyKinds = ["self", "counterpart", "ally", "third", "public"] as const;
export type PartyKind = (typeof partyKinds)[number];

export type Party = {
  readonly kind: "party";
  readonly party: PartyId;
  readonly name: string;
  readonly partyKind: PartyKind;
  readonly openness: "open" | "closed";
};

export type Office = {
  readonly kind: "office";
  readonly office: OfficeId;
  readonly party: PartyId;
  readonly name: string;
  /** The body it belongs to, as the record names it: a department, an embassy. */
  readonly organisation?: string;
  readonly parent?: OfficeId;
};

export type Person = {
  readonly kind: "person";
  readonly person: PersonId;
  readonly party: PartyId;
  readonly name: string;
  /** The name in running text, where it is not the last word of the full name. */
  readonly short?: string;
  readonly aliases: readonly string[];
};

export const capacities = [
  "substantive",
  "acting",
  "chargé",
  "alternate",
  "envoy",
  "designate",
] as const;
export type Capacity = (typeof capacities)[number];

/** Who held which office, at which level, in which capacity, from when to when. */
export type Tenure = {
  readonly kind: "tenure";
  readonly person: PersonId;
  readonly office: OfficeId;
  /** Absent where the office stands on no level of the record (a legislator, a private person). */
  readonly level?: LevelId;
  readonly levelNote?: string;
  readonly capacity: Capacity;
  /** Absent is unknown, never "always"; an open end is written `../..`. */
  readonly from?: When;
  readonly to?: When;
  readonly note?: string;
};

/** A person's believed affiliation: apart from the stated one, sourced and dated. */
export type Belief = {
  readonly kind: "belief";
  readonly person: PersonId;
  readonly affiliation: string;
  readonly confidence: "low" | "moderate" | "high";
  readonly reason: string;
  readonly review?: When;
};

/** That a party stands on a public register, such as one of lobbyists, and from when to when. */
export type Registration = {
  readonly kind: "registration";
  readonly party: PartyId;
  readonly register: string;
  /** The number it has there. */
  readonly number?: string;
  /** Absent is unknown; an end that is open is written `../..`. */
  readonly from?: When;
  readonly to?: When;
};

/** Someone as the record names them; free words are kept where it gives no more. */
export type Who =
  | { readonly kind: "person"; readonly person: PersonId }
  | { readonly kind: "office"; readonly office: OfficeId }
  | { readonly kind: "party"; readonly party: PartyId }
  | { readonly kind: "words"; readonly words: string };
