import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import { isZip, postsOfArchive, ZIP_LIMITS } from '../../../../src/sources/files/x-archive-zip.ts';
import { type ZipEntry, zipOf } from '../../../_support/zip-archive.ts';

const DATA = process.env['LOSSLEDGER_EVAL_DATA'];
const LINK = join(DATA ?? '', 'badinput/zip/symlink-etc_passwd.zip');
const TWEETS: ZipEntry = { name: 'data/tweets.js', content: 'window.YTD.tweets.part0 = []' };

async function unpacked(entries: readonly ZipEntry[]): Promise<readonly [string, string][]> {
  const files = await postsOfArchive(zipOf(entries));
  return files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);
}

describe('postsOfArchive', () => {
  it('unpacks the files of posts, each with the notes behind it, and nothing else', async () => {
    const files = await unpacked([
      { name: 'Your archive.html', content: '<html>' },
      { name: 'data/account.js', content: 'email' },
      { name: 'data/tweets_media/1-a.jpg', content: 'picture' },
      { name: 'data/deleted-tweets.js', content: 'deleted' },
      { ...TWEETS, content: 'A' },
      { name: 'data/tweets-part1.js', content: 'B' },
      { name: 'data/note-tweet.js', content: 'N' },
    ]);
    expect(files).toEqual([
      ['data/tweets.js', 'A\nN'],
      ['data/tweets-part1.js', 'B\nN'],
    ]);
  });

  it('finds them below a folder of the archive, and by the name of older archives', async () => {
    expect(await unpacked([{ name: 'twitter-2023/data/tweet.js', content: 'A' }])).toEqual([
      ['twitter-2023/data/tweet.js', 'A'],
    ]);
  });

  it.each<[string, ZipEntry[], string]>([
    [
      'a path out of itself',
      [TWEETS, { name: '../../etc/cron.d/x', content: '' }],
      '../../etc/cron.d/x: nothing',
    ],
    [
      'an absolute path',
      [{ name: '/data/tweets.js', content: '' }],
      'leads out of it, /data/tweets.js',
    ],
    ['a path of another system', [TWEETS, { name: '..\\..\\x', content: '' }], 'leads out of it, '],
    [
      'a link',
      [TWEETS, { name: 'data/link', content: '/etc/passwd', mode: 0o120777 }],
      'holds a link, data/link',
    ],
    [
      'a link in place of its posts',
      [{ ...TWEETS, content: '/etc/passwd', mode: 0o120777 }],
      'holds a link',
    ],
    ['no posts', [{ name: 'word/document.xml', content: '' }], 'no archive of X. Unpack it'],
    ['a false size', [{ ...TWEETS, statedSize: 3 }], 'is damaged in data/tweets.js ('],
    [
      'a false checksum',
      [{ ...TWEETS, statedChecksum: 7 }],
      'is damaged in data/tweets.js (its checksum',
    ],
  ])('refuses an archive with %s', async (_, entries, told) => {
    await expect(postsOfArchive(zipOf(entries))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(told),
    });
  });

  it('says that an archive is cut off, in one sentence', async () => {
    await expect(postsOfArchive(zipOf([TWEETS]).slice(0, 60))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: 'The archive has no end: it is cut off, or no zip file. Download it again.',
    });
  });

  it('refuses what unpacks beyond the limits, before it is unpacked', async () => {
    const bomb = zipOf([{ ...TWEETS, content: new Uint8Array(50 * 1024 ** 2) }]);
    await expect(postsOfArchive(bomb)).rejects.toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
    const zip = zipOf([TWEETS, { name: 'data/tweets-part1.js', content: 'x'.repeat(80) }]);
    for (const limit of [{ entries: 1 }, { fileBytes: 40 }, { totalBytes: 100 }]) {
      await expect(postsOfArchive(zip, { ...ZIP_LIMITS, ...limit })).rejects.toMatchObject({
        code: 'RESPONSE_TOO_LARGE',
      });
    }
  });

  it('unpacks or refuses whatever an archive is damaged to', async () => {
    const zip = zipOf([TWEETS, { name: 'data/note-tweet.js', content: 'x'.repeat(50) }]);
    const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 0, max: zip.length }), async (changes, length) => {
        const damaged = Uint8Array.from(zip).slice(0, length);
        for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
        await postsOfArchive(damaged).catch((error: unknown) => {
          expect(error).toBeInstanceOf(LossledgerError);
        });
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(DATA === undefined || !existsSync(LINK))('refuses the archive of a link', async () => {
    const bytes = readFileSync(LINK);
    expect(isZip(bytes)).toBe(true);
    await expect(postsOfArchive(bytes)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
