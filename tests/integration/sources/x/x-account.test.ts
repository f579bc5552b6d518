import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import type { Reads } from '../../../../src/sources/source.ts';
import { xAccount } from '../../../../src/sources/x/x-account.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';
import { contextFor, idsIn, PARTS } from './x-poll.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const account = xAccount(PARTS);

let clock: HandClock;
let server: XServer;
let author: string;

beforeEach(async () => {
  clock = new HandClock('2026-11-20T09:00:00Z');
  server = await XServer.start(clock.now);
  author = server.world.addUser('tracker', 'The Tracker').id;
});
afterEach(() => server.close());

interface Options {
  readonly config?: Record<string, unknown>;
  readonly context?: Parameters<typeof contextFor>[2];
}

function poll(cursor: unknown = null, { config = {}, context = {} }: Options = {}) {
  const configured = account.config.parse({ handle: '@Tracker', backfill: 3_200, ...config });
  // Stored between polls as JSON.
  const stored: unknown = JSON.parse(JSON.stringify(cursor));
  return account.poll(configured, stored, contextFor(server, clock.now, context));
}

function write(count: number, everyMs = MINUTE): string[] {
  return Array.from({ length: count }, (_, index) => {
    clock.advance(everyMs);
    return server.world.post(author, { text: `Знищено танк №${index}` }).id;
  });
}

const newestFirst = (ids: readonly string[]) => [...ids].reverse();
const pagesAsked = () => server.requestsTo('users/:id/tweets').length;

describe('a walk', () => {
  test('reads every page once, then only what is new', async () => {
    const old = write(250, 31 * MINUTE);
    const first = await poll();
    expect(idsIn(first)).toEqual(newestFirst(old));
    expect(first.more).toBeNull();

    expect(idsIn(await poll(first.cursor))).toEqual([]);

    const fresh = write(3);
    expect(idsIn(await poll(first.cursor))).toEqual(newestFirst(fresh));
  });

  test('resolves the handle once', async () => {
    const first = await poll();
    await poll(first.cursor);
    expect(server.requestsTo('users/by')).toHaveLength(1);
  });

  test('starts anew for another handle', async () => {
    const other = server.world.addUser('other').id;
    const first = await poll();
    const { id } = server.world.post(other, { text: 'мій' });
    const second = await poll(first.cursor, { config: { handle: 'other' } });
    expect(idsIn(second)).toEqual([id]);
  });

  test('goes back no further than it is told at the first poll', async () => {
    const ids = write(250, 31 * MINUTE);
    const first = await poll(null, { config: { backfill: 120 } });
    expect(idsIn(first)).toEqual(newestFirst(ids).slice(0, 120));
    expect(idsIn(await poll(first.cursor))).toEqual([]);
  });

  test('reads nothing of the past, and pays for none, with a backfill of 0', async () => {
    write(20);
    const first = await poll(null, { config: { backfill: 0 } });
    expect(first.reads.posts).toEqual([]);
    const fresh = write(2);
    expect(idsIn(await poll(first.cursor))).toEqual(newestFirst(fresh));
  });

  test('asks for five pages at most and goes on at once in the next poll', async () => {
    const ids = write(620, 31 * MINUTE);
    const first = await poll();
    expect(pagesAsked()).toBe(5);
    expect(first.more).toEqual({ at: null });
    const second = await poll(first.cursor);
    expect([...idsIn(first), ...idsIn(second)]).toEqual(newestFirst(ids));
    expect(second.more).toBeNull();
  });

  test('that is cut short loses neither what lies below nor what comes meanwhile', async () => {
    const old = write(250, 31 * MINUTE);
    server.windows.leaveOnly(2, 'users/:id/tweets');
    const first = await poll();
    expect(idsIn(first)).toEqual(newestFirst(old).slice(0, 200));
    const resumesAt = first.more?.at ?? null;
    expect(resumesAt).toEqual(new Date(clock.now().getTime() + 15 * MINUTE));

    const fresh = write(2, MINUTE);
    clock.advance(15 * MINUTE);
    const second = await poll(first.cursor);
    expect(idsIn(second)).toEqual(newestFirst(old).slice(200));
    expect(idsIn(await poll(second.cursor))).toEqual(newestFirst(fresh));
  });

  test('keeps what was read when a later page fails', async () => {
    const ids = write(150, 31 * MINUTE);
    server.faults.push('none', 'none', 'unavailable');
    const first = await poll();
    expect(idsIn(first)).toEqual(newestFirst(ids).slice(0, 100));
    expect(first.more).toEqual({ at: new Date(clock.now().getTime() + MINUTE) });
    expect(idsIn(await poll(first.cursor))).toEqual(newestFirst(ids).slice(100));
  });

  test('goes past pages that hold nothing but reposts', async () => {
    const oldest = write(1, 31 * MINUTE);
    for (let n = 0; n < 230; n += 1) {
      server.world.post(author, { text: 'RT', reposts: oldest[0] ?? '' });
    }
    expect(idsIn(await poll())).toEqual(oldest);
  });

  test('leaves out replies where they are not wanted', async () => {
    const [first = ''] = write(1, 31 * MINUTE);
    server.world.post(author, { text: 'і ще', repliesTo: first });
    expect(idsIn(await poll(null, { config: { replies: false } }))).toEqual([first]);
  });
});

describe('edits and deletions', () => {
  test('looks up once what could be edited when it was read, when it no longer can', async () => {
    const [id = ''] = write(1);
    const first = await poll();
    clock.advance(30 * MINUTE);
    const early = await poll(first.cursor);
    expect(server.requestsTo('tweets')).toHaveLength(0);
    clock.advance(MINUTE);
    const due = await poll(early.cursor);
    expect(idsIn(due)).toEqual([id]);
    await poll(due.cursor);
    expect(server.requestsTo('tweets')).toHaveLength(1);
  });

  test('reads a new version, and the one it replaces with it', async () => {
    const [id = ''] = write(1);
    const first = await poll();
    const version = server.world.edit(id, 'уточнено');
    const second = await poll(first.cursor);
    expect(idsIn(second)).toEqual([version?.id]);
    expect(second.reads.posts).toEqual([version?.id, id]);
  });

  test('looks up the newest version when only an earlier one was known', async () => {
    const [id = ''] = write(1);
    const first = await poll();
    clock.advance(29 * MINUTE);
    const version = server.world.edit(id, 'уточнено');
    clock.advance(2 * MINUTE);
    // As if the timeline had not shown the edit.
    const behind = { ...first.cursor, sinceId: version?.id ?? null };
    expect(idsIn(await poll(behind))).toEqual([id, version?.id]);
  });

  test('tells of a post deleted within half an hour, under every version', async () => {
    const [id = ''] = write(1);
    const first = await poll();
    const version = server.world.edit(id, 'уточнено')?.id;
    const second = await poll(first.cursor);
    server.world.delete(id);
    clock.advance(31 * MINUTE);
    const third = await poll(second.cursor);
    expect(third.withdrawn).toEqual([
      { platform: 'x', postId: id, reason: 'deleted' },
      { platform: 'x', postId: version, reason: 'deleted' },
    ]);
    expect(third.documents).toEqual([]);
  });

  test('leaves checks for later that a limit does not allow, and keeps what was read', async () => {
    const [id = ''] = write(1);
    const first = await poll();
    clock.advance(31 * MINUTE);
    const fresh = write(1);
    server.windows.leaveOnly(0, 'tweets');
    const second = await poll(first.cursor);
    expect(idsIn(second)).toEqual(fresh);
    expect(second.more).toEqual({ at: new Date(clock.now().getTime() + 15 * MINUTE) });
    clock.advance(15 * MINUTE);
    expect(idsIn(await poll(second.cursor))).toEqual([id]);
  });

  test('does not look up again what can no longer be edited', async () => {
    write(3, 31 * MINUTE);
    clock.advance(31 * MINUTE);
    const first = await poll();
    expect(first.cursor.checks).toEqual([]);
  });
});

describe('the documents of a poll', () => {
  test('hold all that is told of a post: long text, pictures, video, quoted post', async () => {
    const other = server.world.addUser('other', 'Інший').id;
    const quoted = server.world.post(other, {
      text: 'Перше фото',
      media: [{ kind: 'photo', altText: 'Горить танк' }],
    });
    const long = 'Довгий текст. '.repeat(30).trim();
    const post = server.world.post(author, {
      text: `${long.slice(0, 275)}…`,
      note: long,
      lang: 'uk',
      quotes: quoted.id,
      media: [{ kind: 'video' }],
    });
    const { documents } = await poll();
    const [document] = documents;
    const read = readPostDocument(Buffer.from(document?.bytes ?? []).toString('utf8'), {
      format: document?.format ?? 'document',
    });
    expect(read?.posts).toMatchObject([
      {
        post_id: post.id,
        handle: 'tracker',
        author_name: 'The Tracker',
        text: long,
        lang: 'uk',
        quotes: quoted.id,
        media: [{ kind: 'video', url: expect.stringContaining('1280x720') }],
      },
    ]);
    expect(read?.quoted).toMatchObject([
      { post_id: quoted.id, handle: 'other', media: [{ kind: 'image', alt_text: 'Горить танк' }] },
    ]);
  });

  test('are the bytes X sent, with how they were fetched and without the token', async () => {
    write(1);
    const { documents } = await poll();
    const [document] = documents;
    expect(document?.retrieval).toMatchObject({
      status: 200,
      address: '127.0.0.1',
      fetched_at: clock.now().toISOString(),
      decoded_bytes: document?.bytes.length,
      redirects: [],
    });
    expect(document?.retrieval?.requested_url).toBe(document?.url);
    expect(JSON.stringify(document)).not.toContain(server.bearerToken);
    expect(server.requests[0]?.headers['user-agent']).toBe(PARTS.userAgent);
  });
});

describe('what it costs', () => {
  test('counts every post and user of an answer once', async () => {
    const other = server.world.addUser('other').id;
    const quoted = server.world.post(other, { text: 'перше' }).id;
    const posts = [1, 2].map(() => server.world.post(author, { text: 'так', quotes: quoted }).id);
    const { reads } = await poll();
    expect([...reads.posts].sort()).toEqual([quoted, ...posts]);
    expect([...reads.users].sort()).toEqual([author, other].sort());
    expect(server.billing).toMatchObject({ postsBilled: 3, usersBilled: 2, usd: '0.035' });
  });

  test('puts reads on record page by page where a record is kept', async () => {
    write(150, 31 * MINUTE);
    const recorded: Reads[] = [];
    const recording = xAccount({
      ...PARTS,
      account: {
        hold: async (askFor) => ({
          ask: askFor(null) ?? { posts: 0, price: 0 },
          settle: async (reads) => void recorded.push(reads),
          release: async () => undefined,
        }),
      },
    });
    const config = recording.config.parse({ handle: 'tracker', backfill: 3_200 });
    const { reads } = await recording.poll(config, null, contextFor(server, clock.now));
    expect(recorded.map(({ posts }) => posts.length)).toEqual([0, 100, 50]);
    expect(reads).toEqual({ posts: [], users: [] });
  });

  test('asks for no more than the budget covers at the worst, and goes on when it resumes', async () => {
    write(250, 31 * MINUTE);
    const resumesAt = new Date('2026-12-01T00:00:00Z');
    const first = await poll(null, { context: { budget: { postsLeft: 70, resumesAt } } });
    expect(idsIn(first)).toHaveLength(10);
    expect(Number(server.billing.usd)).toBeLessThanOrEqual(70 * 0.005);
    expect(first.more).toEqual({ at: resumesAt });
  });

  test('reads nothing when the budget covers no page', async () => {
    write(10);
    const resumesAt = new Date('2026-12-01T00:00:00Z');
    const starved = poll(null, { context: { budget: { postsLeft: 4, resumesAt } } });
    await expect(starved).rejects.toMatchObject({ code: 'BUDGET_SPENT', retryAt: resumesAt });
    expect(pagesAsked()).toBe(0);
  });
});

describe('what goes wrong', () => {
  test('without a token: says which setting is missing', async () => {
    const without = poll(null, { context: { credentials: { X_API_BASE_URL: server.url } } });
    await expect(without).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      message: expect.stringContaining('X_BEARER_TOKEN'),
    });
    expect(server.requests).toEqual([]);
  });

  test('with a wrong token: names it and does not show it', async () => {
    const credentials = { X_BEARER_TOKEN: 'wrong-token', X_API_BASE_URL: server.url };
    const error = await poll(null, { context: { credentials } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SOURCE_REFUSED' });
    expect(String(error)).toContain('X_BEARER_TOKEN');
    expect(String(error)).not.toContain('wrong-token');
  });

  test.each([
    ['clientForbidden', 'SOURCE_REFUSED'],
    ['noCredits', 'SOURCE_REFUSED'],
    ['unavailable', 'HTTP_UNAVAILABLE'],
    ['drop', 'HTTP_UNAVAILABLE'],
    ['cut-short', 'HTTP_UNAVAILABLE'],
  ] as const)('a first answer that is %s is %s', async (fault, code) => {
    server.faults.push(fault);
    await expect(poll()).rejects.toMatchObject({ code });
  });

  test.each([
    '<html>Just a moment…</html>',
    '{"data":{"id":1}}',
    '{"data":[{"id":"1","text":"x"}]}',
    '{}',
  ])('a page of another shape is UPSTREAM_CHANGED: %s', async (body) => {
    server.faults.push('none', { body });
    await expect(poll()).rejects.toMatchObject({ code: 'UPSTREAM_CHANGED' });
  });

  test("X's own cap is a budget spent, asked again in a day", async () => {
    server.faults.push('usageCapped');
    const retryAt = new Date(clock.now().getTime() + 24 * 60 * MINUTE);
    await expect(poll()).rejects.toMatchObject({ code: 'BUDGET_SPENT', retryAt });
  });

  test('a window used up by others is waited for until its reset', async () => {
    server.windows.leaveOnly(0, 'users/by');
    const retryAt = new Date(clock.now().getTime() + 15 * MINUTE);
    await expect(poll()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt });
  });

  test('an account that is not there, suspended or protected is refused by name', async () => {
    await expect(poll(null, { config: { handle: 'nobody' } })).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      message: expect.stringContaining('@nobody'),
    });
    const user = server.world.user(author);
    if (user !== undefined) user.state = 'protected';
    await expect(poll()).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });

  test('an account that closes itself off in the midst of a walk does not end the walk', async () => {
    const ids = write(620, 31 * MINUTE);
    const first = await poll();
    const user = server.world.user(author);
    if (user !== undefined) user.state = 'protected';
    await expect(poll(first.cursor)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    if (user !== undefined) user.state = 'active';
    const second = await poll(first.cursor);
    expect([...idsIn(first), ...idsIn(second)]).toEqual(newestFirst(ids));
  });

  test('a stop is heard within a request', async () => {
    const stop = new AbortController();
    stop.abort();
    const stopped = poll(null, { context: { signal: stop.signal } });
    await expect(stopped).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});

describe('a check', () => {
  const check = (handle: string) =>
    account.check(account.config.parse({ handle }), contextFor(server, clock.now));

  test('says how often the account posts and what a month costs', async () => {
    write(48, 60 * MINUTE);
    const { ok, says, cost } = await check('tracker');
    expect(ok).toBe(true);
    expect(says).toContain('about 27 posts a day');
    // 10 posts in 9 hours: 26.7 a day at $0.005, and one user a day at $0.01, for 30 days.
    expect(cost).toContain('$4.');
  });

  test('finds nothing wrong with an account that has not posted', async () => {
    expect(await check('tracker')).toMatchObject({ ok: true, cost: null });
  });
});
