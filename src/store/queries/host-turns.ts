import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';

/** A turn at a host: how long to wait for it, and whether it was taken. */
export interface HostTurn {
  readonly waitMs: number;
  readonly taken: boolean;
}

/**
 * Takes the next turn at a host, `gapMs` after the one before it by the clock of the database; none
 * is taken that is further off than `longestWaitMs`.
 */
export async function takeHostTurn(
  db: Db,
  host: string,
  gapMs: number,
  longestWaitMs: number,
): Promise<HostTurn> {
  const gap = sql`make_interval(secs => ${gapMs / 1_000})`;
  const longest = sql`make_interval(secs => ${longestWaitMs / 1_000})`;
  const { rows } = await db.execute<{ wait_ms: number }>(sql`
    insert into lossledger.host_turns as t (host, next_at) values (${host}, clock_timestamp() + ${gap})
    on conflict (host) do update set next_at = greatest(t.next_at, clock_timestamp()) + ${gap}
      where t.next_at <= clock_timestamp() + ${longest}
    returning (extract(epoch from t.next_at - ${gap} - clock_timestamp()) * 1000)::double precision as wait_ms`);
  const [taken] = rows;
  if (taken !== undefined) return { waitMs: Math.max(0, taken.wait_ms), taken: true };
  const { rows: left } = await db.execute<{ wait_ms: number }>(sql`
    select (extract(epoch from next_at - clock_timestamp()) * 1000)::double precision as wait_ms
    from lossledger.host_turns where host = ${host}`);
  return { waitMs: Math.max(0, left[0]?.wait_ms ?? 0), taken: false };
}
