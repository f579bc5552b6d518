import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type JetstreamFollower,
  jetstreamFollower,
} from '../../../../src/app/outside/follow-jetstream.ts';
import { parseSources } from '../../../../src/app/outside/sources-file.ts';
import type { WithdrawnPost } from '../../../../src/sources/source.ts';
import { allowedHosts } from '../../../../src/sources/web/web-address.ts';
import type { WebFetcher } from '../../../../src/sources/web/web-fetcher.ts';
import {
  type BlueskyServer,
  DID,
  type FakeRecord,
  HANDLE,
  startBlueskyServer,
  uriOf,
} from '../../../_support/bluesky-server.ts';
import {
  commitOf,
  type JetstreamServer,
  startJetstreamServer,
} from '../../../_support/jetstream-server.ts';
import { loopbackFetcher } from '../../../_support/poll-context.ts';

const TIME = '2026-09-22T00:00:10.500000Z';
const TIME_US = Date.parse(TIME) * 1000;
const KEPT: FakeRecord = {
  key: '3lbqcx25oc23e',
  text: 'Still there.',
  createdAt: '2026-09-21T00:00:00.000Z',
  indexedAt: '2026-09-21T00:00:01.000Z',
};

let stream: JetstreamServer;
let appView: BlueskyServer;
let web: WebFetcher;
let follower: JetstreamFollower;
let polled: string[];
let withdrawn: WithdrawnPost[];
let cursor: number | null;
/** How many polls of the next are said to be under way already. */
let busy: number;
let onChange: () => void;

beforeEach(async () => {
  stream = await startJetstreamServer();
  appView = await startBlueskyServer([KEPT]);
  web = loopbackFetcher(appView.host);
  [polled, withdrawn, cursor, busy] = [[], [], null, 0];
  onChange = () => undefined;
  follower = jetstreamFollower({
    web,
    allowed: allowedHosts([stream.host]),
    log: () => undefined,
    gatherMs: 20,
    askForPoll: async ({ name }) => {
      busy -= 1;
      if (busy >= 0) return false;
      polled.push(name);
      onChange();
      return true;
    },
    writeWithdrawn: async (posts) => {
      withdrawn.push(...posts);
      onChange();
    },
    followedUntil: async () => cursor,
    writeFollowedUntil: async (_, timeUs) => {
      cursor = timeUs;
      onChange();
    },
  });
});

afterEach(async () => {
  await follower.close();
  await web.close();
  await Promise.all([stream.close(), appView.close()]);
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise<void>((resolve) => {
      onChange = resolve;
    });
  }
}

function sourcesOf(...actors: readonly string[]) {
  const lines = actors.map(
    (actor, n) =>
      `- {name: s${n}, kind: bluesky_account, actor: '${actor}', base_url: '${appView.base}', live: true, jetstream_url: '${stream.base}'}`,
  );
  return parseSources(`sources:\n${lines.join('\n')}\n`, 'sources.yaml');
}

describe('following Jetstream', () => {
  it('has the account polled that it tells of, and keeps how far it came', async () => {
    follower.keepTo(sourcesOf(DID, 'did:plc:zzzzyyyyxxxxwwwwvvvvuuuu'));
    await stream.opened(1);
    stream.send(commitOf({ did: DID, rkey: 'a', witnessedAt: TIME }));
    await until(() => cursor !== null);
    expect(polled).toEqual(['s0']);
    expect(cursor).toBe(TIME_US);
  });

  it('asks again for a poll that was under way, and comes no further before', async () => {
    busy = 2;
    follower.keepTo(sourcesOf(DID));
    await stream.opened(1);
    stream.send(commitOf({ did: DID, rkey: 'a', witnessedAt: TIME }));
    await until(() => cursor !== null);
    expect(polled).toEqual(['s0']);
    expect(busy).toBe(-1);
  });

  it('takes a post for gone when Bluesky no longer gives it, and not on the word of the stream', async () => {
    follower.keepTo(sourcesOf(DID));
    await stream.opened(1);
    stream.send(commitOf({ did: DID, rkey: KEPT.key, operation: 'delete', witnessedAt: TIME }));
    stream.send(commitOf({ did: DID, rkey: 'gone', operation: 'delete', witnessedAt: TIME }));
    await until(() => cursor !== null);
    const gone = `at://${DID}/app.bsky.feed.post/gone`;
    expect(withdrawn).toEqual([{ platform: 'bluesky', postId: gone, reason: 'deleted' }]);
    const asked = appView.asked.filter((one) => one.includes(encodeURIComponent(uriOf(KEPT))));
    expect(asked).toHaveLength(5);
    expect(polled).toEqual([]);
  });

  it('goes on where it was, and has all accounts polled where the stream could not', async () => {
    cursor = TIME_US;
    follower.keepTo(sourcesOf(DID, 'did:plc:zzzzyyyyxxxxwwwwvvvvuuuu'));
    await stream.opened(1);
    expect(stream.asked[0]?.get('cursor')).toBe(`${TIME_US - 5_000_000}`);
    const $type = 'network.bsky.jetstream.subscribeEvents#info';
    stream.send({ $type, name: 'OutdatedCursor' });
    await until(() => polled.length === 2);
    expect(polled).toEqual(['s0', 's1']);
  });

  it('keeps to the sources as they change, and to none that cannot be named', async () => {
    follower.keepTo(sourcesOf(HANDLE, 'nobody.example.com'));
    await stream.opened(1);
    expect(stream.asked[0]?.getAll('dids')).toEqual([DID]);
    follower.keepTo(sourcesOf(HANDLE, 'nobody.example.com'));
    follower.keepTo(sourcesOf(DID, 'did:web:other.example.com'));
    await stream.opened(2);
    expect(stream.asked.slice(1).map((one) => one.getAll('dids'))).toEqual([
      [DID, 'did:web:other.example.com'],
    ]);
  });

  it('follows nobody where no source is live', async () => {
    const [source] = sourcesOf(DID);
    follower.keepTo(source === undefined ? [] : [{ ...source, paused: true }]);
    await follower.close();
    expect(stream.asked).toEqual([]);
  });
});
