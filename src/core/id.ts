/**
 * Ids: branded strings, so that an issue's id never passes for an office's.
 *
 * They are made at the edge (a codec, the desk); elsewhere they are only handed on.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type DossierId = Branded<"dossier">;
export type EntryId = Branded<"entry">;
export type PartyId = Branded<"party">;
export type OfficeId = Branded<"office">;
export type PersonId = Branded<"person">;
export type IssueId = Branded<"issue">;
export type BasketId = Branded<"basket">;
export type ForumId = Branded<"forum">;
/** A level as the record states it (a tenure's, a round's); a policy's ladder maps it to a rung. */
export type LevelId = Branded<"level">;
export type RungId = Branded<"rung">;
export type ChannelId = Branded<"channel">;
export type PolicyId = Branded<"policy">;
export type RuleId = Branded<"rule">;
export type GateId = Branded<"gate">;
export type AskId = Branded<"ask">;
