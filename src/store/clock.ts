/**
 * Times of the store: microseconds since 1970 in UTC, as the database's clock gives them.
 */

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export function isInstant(text: string): boolean {
  return instantForm.test(text) && !Number.isNaN(Date.parse(text));
}

/** The instant, in UTC with milliseconds. */
export function instantOf(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
