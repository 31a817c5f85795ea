/** Dates as uncertain as the record. */
declare const brand: unique symbol;
export type Day = string & { readonly [brand]: "day" };
export type Instant = string & { readonly [brand]: "instant" };
export type When = {
  readonly text: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly approximate: boolean;
  readonly uncertain: boolean;
};
