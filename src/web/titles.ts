/**
 * Titles of records by their ids.
 */

export function useTitle(_id: string): string | undefined {
  return undefined;
}
