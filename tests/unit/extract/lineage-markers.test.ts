import { describe, expect, it } from 'vitest';
import {
  carriesWords,
  markerKey,
  ownOpening,
  readLineageMarkers,
} from '../../../src/extract/lineage-markers.ts';

const LONG =
  'A T-72B3 was left behind near the old brickworks, its crew unharmed, says the brigade';

describe('a marker in words', () => {
  it.each([
    [`RT @Notes: ${LONG}`, 'Notes', LONG, false],
    [`rt @notes ${LONG} https://t.co/abc`, 'notes', LONG, false],
    [`RT @Notes: ${LONG.slice(0, 60)}… https://t.co/abc`, 'Notes', LONG.slice(0, 60).trim(), true],
    [`RT @Notes: ${LONG.slice(0, 60)}...`, 'Notes', LONG.slice(0, 60).trim(), true],
    [`RT @Notes: ${LONG.slice(0, 60)} https://t.c…`, 'Notes', LONG.slice(0, 60).trim(), true],
    [`Repost from @Notes: ${LONG}`, 'Notes', LONG, false],
    [`${LONG} via @Notes`, 'Notes', LONG, false],
    [`${LONG} (via @Notes).`, 'Notes', LONG, false],
    [`${LONG} | via @notes.bsky.social`, 'notes.bsky.social', LONG, false],
  ])('names the account and carries the words: %s', (text, handle, words, isCut) => {
    expect(readLineageMarkers(text)).toEqual([{ kind: 'repost', handle, words, isCut }]);
  });

  it('is read in a repost of a repost for each', () => {
    expect(readLineageMarkers(`RT @a: RT @b: ${LONG}`)).toMatchObject([
      { handle: 'a', words: `RT @b: ${LONG}` },
      { handle: 'b', words: LONG },
    ]);
  });

  it.each([
    ['an account that is only spoken to', `@Notes ${LONG}`],
    ['an account named in the midst', `${LONG} and via @Notes they said more of it`],
    ['words cut too short to tell', 'RT @Notes: A T-72B3 was…'],
    ['a repost of nothing but a link', 'RT @Notes: https://t.co/abc'],
    ['a word that only begins so', `RTs of @Notes: ${LONG}`],
  ])('is not seen in %s', (_, text) => {
    expect(readLineageMarkers(text)).toEqual([]);
  });
});

describe('a marker with a link', () => {
  const link = 'https://x.com/Notes/status/1622900000000000001';
  it.each([
    [`Translation of ${link}`, 'translation'],
    [`Translated from @Notes: ${link}`, 'translation'],
    [`(translation: ${link})`, 'translation'],
    [`Переклад: ${link}.`, 'translation'],
    [`Перевод поста ${link}`, 'translation'],
    [`Reposted from ${link}`, 'repost'],
  ])('names the post: %s', (text, kind) => {
    expect(readLineageMarkers(text)).toEqual([
      { kind, platform: 'x', postId: '1622900000000000001' },
    ]);
  });

  it('is not seen in a link alone, nor with one that names no post', () => {
    expect(readLineageMarkers(`More here: ${link}`)).toEqual([]);
    expect(readLineageMarkers('Translation of https://example.org/page')).toEqual([]);
  });

  it('stays fast on long texts', () => {
    const started = performance.now();
    readLineageMarkers('translation of '.repeat(10_000));
    readLineageMarkers(`${'via '.repeat(20_000)}@a`);
    readLineageMarkers(`${' '.repeat(50_000)}x`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('carried words', () => {
  const [marker] = readLineageMarkers(`RT @NOTES: ${LONG}`);
  const [cut] = readLineageMarkers(`RT @Notes: ${LONG.slice(0, 50)}…`);
  it('are found under the key of the post whose words they are', () => {
    const key = ownOpening('x', 'Notes', LONG);
    expect([marker, cut].map((one) => one && markerKey(one, 'x'))).toEqual([key, key]);
    expect(ownOpening('telegram', 'Notes', LONG)).not.toBe(key);
    expect(ownOpening('article', null, LONG)).toBeNull();
  });

  it('are those of a post that says them, or begins so', () => {
    if (marker === undefined || cut === undefined || !('words' in marker) || !('words' in cut)) {
      throw new Error('no marker');
    }
    expect(carriesWords(marker, LONG)).toBe(true);
    expect(carriesWords(cut, LONG)).toBe(true);
    expect(carriesWords(marker, `${LONG.slice(0, 50)} and so on`)).toBe(false);
    expect(carriesWords(cut, `${LONG.slice(0, 45)} and so on`)).toBe(false);
  });

  it('are those of a short post only where they are all of it', () => {
    const short = { kind: 'repost', handle: 'a', words: 'A tank burns.', isCut: false } as const;
    expect(carriesWords(short, 'A tank burns.')).toBe(true);
    expect(carriesWords(short, 'A tank burns. And another.')).toBe(false);
  });
});
