import { afterEach, expect, test } from 'vitest';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { Seeded } from '../../../_support/x-server/seeded.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';
import { DayOfPolls } from './day-of-polls.ts';

const ACCOUNTS = 6;
const MINUTES_A_DAY = 24 * 60;
/** Windows open again within 15 minutes, the last edit is checked within 31. */
const MINUTES_TO_SETTLE = 60;
const EDIT_WINDOW_MS = 30 * 60_000;

let server: XServer;
afterEach(() => server.close());

const given = process.env['X_SIMULATION_SEED'];
const seeds = given === undefined ? [20_261_122, Date.now() % 1_000_000_000] : [Number(given)];

test.each(seeds)(
  'a day of posts, edits, deletions, limits and restarts is read without loss, at the price X charges (seed %i)',
  async (seed) => {
    const clock = new HandClock('2026-11-20T13:00:00Z');
    server = await XServer.start(clock.now);
    const day = new DayOfPolls(server, clock, new Seeded(seed), ACCOUNTS);
    for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) await day.minute();
    for (let minute = 0; minute < MINUTES_TO_SETTLE; minute += 1) await day.quietMinute();

    const twice = [...day.seenInTimelines].filter(([, times]) => times > 1);
    expect(twice).toEqual([]);
    const there = day.originals.map(({ id }) => id).filter((id) => server.world.isThere(id));
    const missed = there.filter((first) => !day.readAt.has(newestOf(first)));
    expect(missed).toEqual([]);
    expect(unnoticedDeletions(day)).toEqual([]);
    const wrongly = [...day.withdrawn].filter((id) => server.world.isThere(id));
    expect(wrongly).toEqual([]);
    const charged = `${(day.recordedCost / 1_000).toFixed(3)} USD`;
    expect(charged).toBe(`${server.billing.usd} USD`);
    for (const [what, count] of Object.entries(day.happened)) {
      expect(count, `${what} in the run of seed ${seed}`).toBeGreaterThan(0);
    }
    console.info(
      `seed ${seed}: ${JSON.stringify({ ...day.happened, read: there.length, charged })}`,
    );
  },
);

function newestOf(first: string): string {
  return server.world.chainOf(first).at(-1) ?? first;
}

/** Posts read before they were deleted, within the time they could be edited in, that nothing tells of. */
function unnoticedDeletions(day: DayOfPolls): string[] {
  return [...day.deletedAt]
    .filter(([id, at]) => {
      const readAt = day.readAt.get(id);
      const first = server.world.chainOf(id)[0] ?? id;
      const until = (server.world.find(first)?.createdAt.getTime() ?? 0) + EDIT_WINDOW_MS;
      const isEligible = server.world.editControls(id).eligible;
      return readAt !== undefined && readAt < at && at < until && isEligible;
    })
    .map(([id]) => id)
    .filter((id) => !day.withdrawn.has(id));
}
