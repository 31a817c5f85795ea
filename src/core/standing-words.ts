/**
 * Standing: the weight of a statement by the way it came.
 */
export const standings = [
  "through channel",
  "confirmed",
  "unconfirmed",
  "outside",
  "disowned",
] as const;
export type Standing = (typeof standings)[number];
