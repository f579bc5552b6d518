import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeMedia } from '../../src/store/queries/media.ts';
import {
  decideLink,
  type FoundLink,
  mediaPair,
  undecideLink,
  writeFoundLinks,
} from '../../src/store/queries/media-links.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const C = 'c'.repeat(64);
const BY = { actor: 'reviewer', reason: 'looked at both', at: new Date('2024-06-01T12:00:00Z') };
const PAIR = mediaPair(B, A);

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await test.sql.unsafe(`set session_replication_role = replica;
    delete from lossledger.media_link_changes; delete from lossledger.media_links;
    delete from lossledger.media_features; delete from lossledger.media;
    set session_replication_role = default`);
  for (const sha256 of [A, B, C]) await hashedBy(sha256, 'v1');
});

function hashedBy(sha256: string, algorithm: string): Promise<void> {
  const row = { sha256, bytes: 1, kind: 'image', mime: 'image/png', algorithm };
  return test.store.db.transaction((tx) => writeMedia(tx, row, null));
}

const link = (one: string, other: string, distance: number): FoundLink => ({
  ...mediaPair(one, other),
  found: distance <= 31 ? 'auto' : 'review',
  distance,
  pixelsAgree: false,
  transform: { orientation: 'original' },
  reason: 'near-hashes',
});

const find = (sha256: string, algorithm: string, found: readonly FoundLink[]) =>
  test.store.db.transaction((tx) => writeFoundLinks(tx, sha256, algorithm, found));
const decide = (decision: 'confirmed' | 'rejected') =>
  test.store.db.transaction((tx) => decideLink(tx, PAIR, decision, BY));
const undecide = () => test.store.db.transaction((tx) => undecideLink(tx, PAIR, BY));

async function states(): Promise<Record<string, string>> {
  const rows = await test.sql`
    select left(sha_a, 1) || left(sha_b, 1) as pair, state from lossledger.media_links order by 1`;
  return Object.fromEntries(rows.map((row) => [row['pair'], row['state']]));
}

async function changes(): Promise<readonly string[]> {
  const rows = await test.sql`
    select left(sha_a, 1) || left(sha_b, 1) || ' ' || state || ' by ' || author as change
    from lossledger.media_link_changes order by change_id`;
  return rows.map((row) => String(row['change']));
}

describe('a link that an algorithm finds', () => {
  it('is one row a pair, whichever of the two was compared, and told once', async () => {
    await find(A, 'v1', [link(A, B, 10)]);
    await find(B, 'v1', [link(B, A, 10)]);
    expect(await states()).toEqual({ ab: 'auto' });
    expect(await changes()).toEqual(['ab auto by v1']);
  });

  it('goes when a newer algorithm has seen both and does not find it', async () => {
    await find(A, 'v1', [link(A, B, 10), link(A, C, 40)]);
    await hashedBy(A, 'v2');
    await hashedBy(B, 'v2');
    await find(A, 'v2', []);
    expect(await states()).toEqual({ ac: 'review' });
    expect(await changes()).toEqual(['ab auto by v1', 'ac review by v1', 'ab gone by v2']);
  });

  it('may be written by many at once', async () => {
    const all = [link(A, B, 10), link(A, C, 12), link(B, C, 14)];
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        find([A, B, C][n % 3] ?? A, 'v1', n % 2 === 0 ? all : all.toReversed()),
      ),
    );
    expect(await states()).toEqual({ ab: 'auto', ac: 'auto', bc: 'auto' });
    expect(await changes()).toHaveLength(3);
  });
});

describe('what a person says of a pair', () => {
  it('outranks what is found, before and after', async () => {
    await find(A, 'v1', [link(A, B, 10)]);
    await decide('rejected');
    await find(A, 'v1', [link(A, B, 12)]);
    expect(await states()).toEqual({ ab: 'rejected' });
    await hashedBy(A, 'v2');
    await hashedBy(B, 'v2');
    await find(A, 'v2', []);
    expect(await states()).toEqual({ ab: 'rejected' });
  });

  it('may be said of a pair that nothing has found', async () => {
    await decide('confirmed');
    expect(await states()).toEqual({ ab: 'confirmed' });
    await find(B, 'v1', [link(A, B, 50)]);
    expect(await states()).toEqual({ ab: 'confirmed' });
  });

  it('is taken back to what is found now, and all of it is told', async () => {
    await decide('confirmed');
    await find(B, 'v1', [link(A, B, 50)]);
    expect(await undecide()).toBe(true);
    expect(await states()).toEqual({ ab: 'review' });
    expect(await undecide()).toBe(false);
    expect(await changes()).toEqual([
      'ab confirmed by reviewer',
      'ab review by v1',
      'ab review by reviewer',
    ]);
  });

  it('leaves nothing when it is taken back and nothing is found', async () => {
    await decide('rejected');
    expect(await undecide()).toBe(true);
    expect(await states()).toEqual({});
    expect(await changes()).toEqual(['ab rejected by reviewer', 'ab gone by reviewer']);
  });

  it('is kept with who said it, when and why, in rows that cannot be changed', async () => {
    await decide('rejected');
    const [row] = await test.sql`select decided_by, decided_at from lossledger.media_links`;
    expect(row).toEqual({ decided_by: 'reviewer', decided_at: BY.at });
    await expect(test.sql`delete from lossledger.media_link_changes`).rejects.toThrow(
      'append-only',
    );
  });
});
