/**
 * Attempts to sign in: after some failures an account, or an address, has to wait, and longer
 * each time.
 *
 * An attempt counts as failed from the moment it is begun, so that many at once count as many;
 * one that succeeds is taken off again. Whether there is such an account has no say in it.
 */
import type { Database, Sql } from "./database.ts";
import { amongPeople, nowMicros } from "./people.ts";

/** Who attempts, as a hash, and how often they may fail before they wait. */
export type Attempting = { readonly who: string; readonly free: number };

/** The first wait; each after it is twice as long. */
const firstSeconds = 15;
/** A quarter of an hour: the longest wait, and how long failures are remembered. */
const windowSeconds = 900;

const waitMicros = `(least(${windowSeconds}, ${firstSeconds} * power(2, least(t.failures - $2::integer, 20))) * 1000000)::bigint`;
const isOpen = `(t.last < ${nowMicros} - ${windowSeconds}000000::bigint
  or t.failures < $2::integer or t.last + ${waitMicros} <= ${nowMicros})`;

/** Begins an attempt of all of them: the seconds to wait, 0 if it may go on. */
export function beginAttempt(database: Database, all: readonly Attempting[]): Promise<number> {
  return amongPeople(database, async (sql) => {
    let longest = 0;
    for (const { who, free } of inOrder(all)) {
      const begun = await sql(
        `insert into chancery.account_attempt as t (who, failures, last) values ($1, 1, ${nowMicros})
        on conflict (who) do update set last = ${nowMicros},
          failures = case when t.last < ${nowMicros} - ${windowSeconds}000000::bigint then 1
            else t.failures + 1 end
        where ${isOpen} returning 1`,
        [who, free],
      );
      if (begun.length === 0) longest = Math.max(longest, await waitOf(sql, { who, free }));
    }
    return longest;
  });
}

/** Forgets the failures of the first, who succeeded, and takes this attempt off the others. */
export function endAttempt(
  database: Database,
  [own, ...others]: readonly Attempting[],
): Promise<void> {
  return amongPeople(database, async (sql) => {
    await sql("delete from chancery.account_attempt where who = $1", [own?.who]);
    for (const { who } of inOrder(others)) {
      await sql(
        "update chancery.account_attempt set failures = greatest(failures - 1, 0) where who = $1",
        [who],
      );
    }
    await sql(
      `delete from chancery.account_attempt
      where last < ${nowMicros} - ${windowSeconds}000000::bigint`,
    );
  });
}

async function waitOf(sql: Sql, { who, free }: Attempting): Promise<number> {
  const [row] = await sql(
    `select t.last + ${waitMicros} - ${nowMicros} as rest from chancery.account_attempt t
    where t.who = $1`,
    [who, free],
  );
  return Math.max(1, Math.ceil(Number(row?.rest ?? 0) / 1_000_000));
}

/** One order for all, so that two attempts never wait for each other. */
function inOrder(all: readonly Attempting[]): readonly Attempting[] {
  return all.toSorted((a, b) => (a.who < b.who ? -1 : 1));
}
