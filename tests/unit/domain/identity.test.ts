import { describe, expect, it } from 'vitest';
import {
  articleId,
  articleKey,
  captureId,
  claimId,
  lossId,
  lossOriginKey,
  newPostId,
  platformIdAlias,
  postRevisionId,
  unresolvedAlias,
} from '../../../src/domain/identity.ts';

const BYTES = 'a'.repeat(64);

describe('a capture', () => {
  it('is the same for the same bytes, address and time', () => {
    const one = captureId(BYTES, 'https://a.example/', '2024-01-01T00:00:00.000Z');
    expect(captureId(BYTES, 'https://a.example/', '2024-01-01T00:00:00.000Z')).toBe(one);
    expect(one).toMatch(/^capture_[0-9a-f]{20}$/);
  });

  it('is another one at another time, from another address, or without one', () => {
    const time = '2024-01-01T00:00:00.000Z';
    const ids = [
      captureId(BYTES, 'https://a.example/', time),
      captureId(BYTES, 'https://b.example/', time),
      captureId(BYTES, null, time),
      captureId(BYTES, null, '2024-01-02T00:00:00.000Z'),
      captureId('b'.repeat(64), null, time),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an article', () => {
  it('goes by its address, whatever its bytes', () => {
    expect(articleKey('https://a.example/', BYTES)).toBe('https://a.example/');
  });

  it('goes by its bytes where it has no address', () => {
    expect(articleKey(null, BYTES)).toBe(`sha256:${BYTES}`);
    expect(articleId(articleKey(null, BYTES))).toMatch(/^article_[0-9a-f]{20}$/);
  });
});

describe('a post', () => {
  it('has the same name on one platform and another on another', () => {
    expect(platformIdAlias('x', '1')).toEqual(platformIdAlias('x', '1'));
    expect(platformIdAlias('x', '1').key).not.toBe(platformIdAlias('telegram', '1').key);
  });

  it('shows the same handle in whatever case it is written', () => {
    expect(unresolvedAlias('x', 'UAWeapons', '2023-02-07', BYTES)).toEqual(
      unresolvedAlias('x', 'uaweapons', '2023-02-07', BYTES),
    );
  });

  it('is told from one with another handle, day or text, or none', () => {
    const keys = [
      unresolvedAlias('x', 'a', '2023-02-07', BYTES),
      unresolvedAlias('x', 'b', '2023-02-07', BYTES),
      unresolvedAlias('x', null, '2023-02-07', BYTES),
      unresolvedAlias('x', 'a', '2023-02-08', BYTES),
      unresolvedAlias('x', 'a', null, BYTES),
      unresolvedAlias('x', 'a', '2023-02-07', 'b'.repeat(64)),
    ].map((alias) => alias.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gets another id by its platform id than by what a copy shows', () => {
    const byId = newPostId(platformIdAlias('x', '1'));
    const byCopy = newPostId(unresolvedAlias('x', '1', null, BYTES));
    expect(byId).not.toBe(byCopy);
    expect(byId).toMatch(/^post_[0-9a-f]{20}$/);
  });
});

describe('what hangs on a post', () => {
  const origin = { postId: 'post_1', claimOrdinal: 0, itemOrdinal: 0 };

  it('has an id for each wording, each claim of it, and each item', () => {
    expect(postRevisionId('post_1', BYTES)).toMatch(/^postrev_/);
    expect(claimId('postrev_1', 'grammar/1', 0)).not.toBe(claimId('postrev_1', 'grammar/2', 0));
    expect(claimId('postrev_1', 'grammar/1', 0)).not.toBe(claimId('postrev_1', 'grammar/1', 1));
    expect(lossId(origin)).not.toBe(lossId({ ...origin, itemOrdinal: 1 }));
    expect(lossId(origin)).not.toBe(lossId({ ...origin, claimOrdinal: 1 }));
    expect(lossId(origin)).toMatch(/^loss_[0-9a-f]{20}$/);
  });

  it('says where a loss comes from so that no two origins run together', () => {
    expect(lossOriginKey({ ...origin, claimOrdinal: 1, itemOrdinal: 11 })).not.toBe(
      lossOriginKey({ ...origin, claimOrdinal: 11, itemOrdinal: 1 }),
    );
  });
});
