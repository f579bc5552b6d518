import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import type { PollResult } from '../../../../src/sources/source.ts';
import { telegramChannel } from '../../../../src/sources/telegram/channel-source.ts';
import { loopbackFetcher, pollContext } from '../../../_support/poll-context.ts';
import {
  CHANNEL,
  type FakeMessage,
  startTelegramServer,
  type TelegramServer,
} from '../../../_support/telegram-server.ts';

const NOW = new Date('2023-03-01T00:00:00Z');
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function message(id: number): FakeMessage {
  return { id, text: `Message ${id}` };
}

function messages(from: number, to: number): FakeMessage[] {
  return Array.from({ length: to - from + 1 }, (_, n) => message(from + n));
}

async function channelOf(given: FakeMessage[]) {
  const server = await startTelegramServer(given);
  const web = loopbackFetcher(server.host);
  opened.push(web, server);
  return { server, poll: pollOf(server, web) };
}

function pollOf(server: TelegramServer, web: ReturnType<typeof loopbackFetcher>) {
  return (cursor: unknown, keys: object = {}): Promise<PollResult> => {
    const config = telegramChannel.config.parse({
      channel: CHANNEL,
      base_url: server.base,
      ...keys,
    });
    return telegramChannel.poll(
      config,
      stored(cursor),
      pollContext(web, () => NOW),
    );
  };
}

/** As the database gives it back. */
function stored(cursor: unknown): unknown {
  return JSON.parse(JSON.stringify(cursor));
}

function idsIn({ documents }: Pick<PollResult, 'documents'>): number[] {
  return documents.flatMap((document) => {
    const read = readPostDocument(new TextDecoder().decode(document.bytes), {
      format: document.format,
    });
    return (read?.posts ?? []).map((post) => Number(post.post_id?.split('/')[1]));
  });
}

function sorted(ids: Iterable<number>): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

describe('a Telegram channel', () => {
  it('gives its newest page at the first poll, and nothing at the next', async () => {
    const { poll, server } = await channelOf(messages(1, 50));
    const first = await poll(null);
    expect(sorted(idsIn(first))).toEqual(messages(31, 50).map(({ id }) => id));
    expect(first).toMatchObject({ more: null, withdrawn: [] });
    expect(first.documents[0]).toMatchObject({
      format: 'telegram-preview',
      url: `${server.base}/s/${CHANNEL}`,
      retrieval: { status: 200 },
    });
    expect(await poll(first.cursor)).toMatchObject({ documents: [], more: null });
  });

  it('goes back as far as it is told to, a few pages a poll', async () => {
    const { poll, server } = await channelOf(messages(1, 300));
    const first = await poll(null, { backfill_posts: 150 });
    expect(server.asked).toHaveLength(5);
    expect(first.more).toEqual({ at: null });
    const second = await poll(first.cursor, { backfill_posts: 150 });
    expect(second.more).toBeNull();
    expect(sorted([...idsIn(first), ...idsIn(second)])).toEqual(
      messages(141, 300).map(({ id }) => id),
    );
  });

  it('finds everything posted since, however much', async () => {
    const { poll, server } = await channelOf(messages(1, 20));
    const first = await poll(null);
    server.messages.push(...messages(21, 75));
    const second = await poll(first.cursor);
    expect(sorted(idsIn(second))).toEqual(
      expect.arrayContaining(messages(21, 75).map((m) => m.id)),
    );
    expect(server.asked.at(-1)).toBe(`/s/${CHANNEL}?before=36`);
  });

  it('passes over pages of nothing but service messages', async () => {
    const service = messages(21, 60).map((one) => ({ ...one, kind: 'service' as const }));
    const { poll, server } = await channelOf(messages(1, 10));
    const first = await poll(null);
    server.messages.push(...messages(11, 20), ...service, ...messages(61, 65));
    const second = await poll(first.cursor);
    expect(sorted(idsIn(second))).toEqual(
      expect.arrayContaining([...messages(11, 20), ...messages(61, 65)].map(({ id }) => id)),
    );
    expect(second.documents).toHaveLength(2);
  });

  it('hands a page on again when a message on it was edited', async () => {
    const { poll, server } = await channelOf(messages(1, 5));
    const first = await poll(null);
    Object.assign(server.messages[2] ?? {}, { text: 'Message 3, corrected', edited: true });
    const second = await poll(first.cursor);
    expect(new TextDecoder().decode(second.documents[0]?.bytes)).toContain('corrected');
    expect(await poll(second.cursor)).toMatchObject({ documents: [] });
  });

  it('tells of a message that is gone once Telegram says so itself', async () => {
    const { poll, server } = await channelOf(messages(1, 30));
    const first = await poll(null);
    server.messages.splice(24, 1);
    const second = await poll(first.cursor);
    expect(second.withdrawn).toEqual([
      { platform: 'telegram', postId: `${CHANNEL}/25`, reason: 'deleted' },
    ]);
    expect(await poll(second.cursor)).toMatchObject({ withdrawn: [], documents: [] });
  });

  it('keeps what it has when a limit cuts the walk, and goes on when the limit lets it', async () => {
    const { poll, server } = await channelOf(messages(1, 20));
    const first = await poll(null);
    server.messages.push(...messages(21, 100));
    server.answersLeft = 2;
    const cut = await poll(first.cursor);
    expect(cut.more?.at?.getTime()).toBeGreaterThan(Date.now());
    server.answersLeft = null;
    server.messages.push(message(101));
    const rest = await poll(cut.cursor);
    const after = await poll(rest.cursor);
    expect(sorted([...idsIn(cut), ...idsIn(rest), ...idsIn(after)])).toEqual(
      expect.arrayContaining(messages(21, 101).map((m) => m.id)),
    );
  });

  it('throws RATE_LIMITED when not even the first page is given', async () => {
    const { poll, server } = await channelOf(messages(1, 20));
    server.answersLeft = 0;
    await expect(poll(null)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('says what to do where a channel has no preview', async () => {
    const { poll, server } = await channelOf(messages(1, 5));
    server.previewIsOff = true;
    await expect(poll(null)).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      message: expect.stringContaining('result.json'),
    });
  });

  it('starts afresh from a cursor of unknown shape or of another channel', async () => {
    const { poll } = await channelOf(messages(1, 5));
    const { cursor } = await poll(null);
    for (const other of [{ version: 9 }, 'x', Object.assign({}, cursor, { channel: 'other' })]) {
      expect(sorted(idsIn(await poll(other)))).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('shows in a check what it sees', async () => {
    const { server } = await channelOf(messages(1, 5));
    const web = loopbackFetcher(server.host);
    opened.push(web);
    const config = telegramChannel.config.parse({ channel: `@${CHANNEL}`, base_url: server.base });
    const context = pollContext(web, () => NOW);
    expect(await telegramChannel.check(config, context)).toEqual({
      ok: true,
      says: `The preview of @${CHANNEL} shows 5 posts, the newest of 2023-02-01T05:00:00.000Z.`,
      cost: null,
    });
    server.previewIsOff = true;
    expect(await telegramChannel.check(config, context)).toMatchObject({ ok: false });
  });

  it('loses nothing and hands on no page without news, wherever it is cut and restarted', async () => {
    const server = await startTelegramServer([]);
    const web = loopbackFetcher(server.host);
    opened.push(web, server);
    const poll = pollOf(server, web);
    const step = fc.oneof(
      fc.record({ type: fc.constant('post' as const), count: fc.integer({ min: 1, max: 150 }) }),
      fc.record({
        type: fc.constant('poll' as const),
        answers: fc.option(fc.integer({ min: 0, max: 6 })),
      }),
      fc.constant({ type: 'crash' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        server.messages.splice(0, Infinity, message(1));
        server.answersLeft = null;
        let cursor: unknown = (await poll(null)).cursor;
        const handedOn = new Set([1]);
        let next = 2;
        const take = async (): Promise<boolean> => {
          const result = await poll(cursor);
          for (const document of result.documents) {
            const ids = idsIn({ documents: [document] });
            expect(ids.some((id) => !handedOn.has(id))).toBe(true);
            for (const id of ids) handedOn.add(id);
          }
          cursor = result.cursor;
          return result.more !== null;
        };
        for (const one of steps) {
          if (one.type === 'post') {
            server.messages.push(...messages(next, next + one.count - 1));
            next += one.count;
          } else if (one.type === 'crash') {
            await poll(cursor);
          } else {
            server.answersLeft = one.answers;
            await take().catch((error: unknown) => {
              expect(error).toMatchObject({ code: 'RATE_LIMITED' });
            });
            server.answersLeft = null;
          }
        }
        // The walk under way, and then what came since it began.
        while (await take());
        while (await take());
        expect(sorted(handedOn)).toEqual(messages(1, next - 1).map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });
});
