import { describe, expect, it } from 'vitest';
import {
  PUBLIC_JETSTREAM,
  readFrame,
  subscribeUrl,
} from '../../../../src/sources/bluesky/jetstream-frames.ts';
import { commitOf } from '../../../_support/jetstream-server.ts';

const DID = 'did:plc:aaaabbbbccccddddeeeeffff';
const TIME_US = Date.UTC(2026, 8, 22, 0, 0, 0, 123) * 1000;

function read(payload: unknown, type = 'message') {
  return readFrame(JSON.stringify({ $type: type, payload }));
}

describe('a frame of Jetstream', () => {
  it('tells whose post or repost it is about, and when', () => {
    const event = { kind: 'event', did: DID, deleted: null, timeUs: TIME_US };
    expect(read(commitOf({ did: DID, rkey: 'a' }))).toEqual(event);
    expect(read(commitOf({ did: DID, rkey: 'a', operation: 'update' }))).toEqual(event);
    const repost = { did: DID, rkey: 'a', collection: 'app.bsky.feed.repost' };
    expect(read(commitOf(repost))).toEqual(event);
    expect(read(commitOf({ ...repost, operation: 'delete' }))).toEqual(event);
  });

  it('names the post that was deleted', () => {
    expect(read(commitOf({ did: DID, rkey: '3lbq', operation: 'delete' }))).toMatchObject({
      deleted: `at://${DID}/app.bsky.feed.post/3lbq`,
    });
  });

  it.each(['OutdatedCursor', 'FutureCursor'])('tells of a gap by %s', (name) => {
    const $type = 'network.bsky.jetstream.subscribeEvents#info';
    expect(read({ $type, name, message: 'x' })).toEqual({ kind: 'gap' });
  });

  it.each([
    ['an account that changed', { $type: 'network.bsky.jetstream.subscribeEvents#account' }],
    ['a like', commitOf({ did: DID, rkey: 'a', collection: 'app.bsky.feed.like' })],
    ['a key that is none', commitOf({ did: DID, rkey: 'a/../b' })],
    ['an account that is none', commitOf({ did: 'x', rkey: 'a' })],
    ['a time that is none', commitOf({ did: DID, rkey: 'a', witnessedAt: 'soon' })],
    ['nothing', null],
  ])('says nothing by %s', (_, payload) => {
    expect(read(payload)).toBeNull();
  });

  it('says nothing by errors and by what is no JSON', () => {
    expect(read({ error: 'ConsumerTooSlow' }, 'error')).toBeNull();
    expect(readFrame('{"$type":"message"')).toBeNull();
  });

  it('is asked for by accounts, and from a time on', () => {
    const { host, pathname, searchParams } = subscribeUrl(PUBLIC_JETSTREAM, [DID], TIME_US);
    expect(`${host}${pathname}`).toBe(
      'jetstream.us-east.bsky.network/xrpc/network.bsky.jetstream.subscribeEvents',
    );
    expect(Object.fromEntries(searchParams)).toMatchObject({ dids: DID, cursor: `${TIME_US}` });
    expect(searchParams.getAll('collections')).toEqual([
      'app.bsky.feed.post',
      'app.bsky.feed.repost',
    ]);
    expect(subscribeUrl(PUBLIC_JETSTREAM, [DID], null).searchParams.has('cursor')).toBe(false);
  });
});
