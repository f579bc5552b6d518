import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { LossledgerError } from '../../src/domain/errors.ts';
import { mediaKey } from '../../src/domain/identity.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { workKey } from '../../src/pipeline/define-stage.ts';
import { fetchMedia } from '../../src/pipeline/stages/media.ts';
import { drawPicture, jpegOf, variantOf } from '../_support/drawn-pictures.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const SITE = 'https://pictures.example';

/** `/SEED/VARIANT.jpg` is drawn; `/broken.jpg` is cut off; `/page.jpg` is no picture. */
async function bytesOf(url: string): Promise<Uint8Array | LossledgerError | undefined> {
  const path = new URL(url).pathname;
  const [, seed, variant] = /^\/(\d+)\/(\w+)\.jpg$/.exec(path) ?? [];
  if (seed !== undefined && variant !== undefined) return variantOf(Number(seed), variant);
  if (path === '/broken.jpg') return (await variantOf(1, 'original')).subarray(0, 3_000);
  if (path === '/page.jpg') return Buffer.from('<!doctype html><p>gone');
  if (path === '/clip.mp4') return Buffer.from('\0\0\0\x14ftypisom\0\0\0\0moov', 'latin1');
  if (path === '/plain.jpg') return jpegOf(drawPicture(1, { shapes: 0 }));
  if (path === '/large.jpg') return new LossledgerError('RESPONSE_TOO_LARGE', 'too large');
  return undefined;
}

const X_EPOCH_MS = 1_288_834_974_657n;
const idAt = (n: number): string =>
  ((BigInt(Date.parse('2024-03-12T10:00:00Z') + n * 60_000) - X_EPOCH_MS) << 22n).toString();

/** A page that quotes post `n` with its pictures. */
function page(n: number, pictures: readonly string[], words = '1 T-72 destroyed.') {
  const images = pictures.map((path) => `<img src="${SITE}${path}" alt="about ${path}">`).join('');
  return {
    html: `<!doctype html><html lang="en"><head><title>News ${n}</title></head><body><p>Something.</p>
      <blockquote class="twitter-tweet"><p lang="en" dir="ltr">${words}</p>${images}&mdash; Name (@notes${n})
      <a href="https://twitter.com/notes${n}/status/${idAt(n)}">March 12, 2024</a></blockquote></body></html>`,
    url: `https://news.example/${n}`,
  };
}

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
const outside = webOfBytes(bytesOf);
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, reader, {
    ...NO_MEDIA,
    mediaOf: 'all',
    outside,
    pictures: { algorithm: 'test-1', read: readPicture },
  });
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await run.clear();
});

const links = () => test.sql`
  select state, count(*)::integer as pairs from lossledger.media_links group by state order by state`;

describe('a picture of a post', () => {
  it('is fetched, kept, hashed and shown with the loss that its post tells of', async () => {
    await run.ingest(page(1, ['/7/original.jpg']));
    const hash = sha256(await variantOf(7, 'original'));
    const [loss] = await test.sql`select media_sha256 from reporting.losses`;
    expect(loss).toEqual({ media_sha256: [hash] });
    const [shown] = await test.sql`
      select media_sha256, state, kind, mime, width, height, decode_error, alt_text, source_url,
        handle, position, alike_sha256, quality > 50 as rich, length(pdq) as digits
      from reporting.loss_media`;
    expect(shown).toEqual({
      media_sha256: hash,
      state: 'kept',
      kind: 'image',
      mime: 'image/jpeg',
      width: 480,
      height: 360,
      decode_error: null,
      alt_text: 'about /7/original.jpg',
      source_url: `${SITE}/7/original.jpg`,
      handle: 'notes1',
      position: 0,
      alike_sha256: [],
      rich: true,
      digits: 64,
    });
  });

  it('is fetched once however many posts and articles show it', async () => {
    const before = outside.asked.length;
    await run.ingest(page(1, ['/7/original.jpg']));
    await run.ingest(page(2, ['/7/original.jpg']));
    expect(outside.asked.length - before).toBe(1);
    const rows = await test.sql`select handle from reporting.loss_media order by handle`;
    expect([...rows]).toEqual([{ handle: 'notes1' }, { handle: 'notes2' }]);
  });

  it('is one file where two addresses give the same bytes', async () => {
    await run.ingest(page(1, ['/7/original.jpg', '/7/original.jpg?again']));
    await run.ingest(page(2, ['/7/original.jpg']));
    expect(await test.sql`select from lossledger.media`).toHaveLength(1);
  });

  it('that cannot be decoded is evidence all the same, with what is wrong with it', async () => {
    await run.ingest(page(1, ['/broken.jpg']));
    const [shown] =
      await test.sql`select kind, mime, decode_error, width from reporting.loss_media`;
    expect(shown).toEqual({
      kind: 'image',
      mime: 'image/jpeg',
      decode_error: 'PICTURE_UNDECODABLE',
      width: null,
    });
    const [loss] = await test.sql`select cardinality(media_sha256) as media from reporting.losses`;
    expect(loss).toEqual({ media: 1 });
  });

  it('that is no picture at all is kept, and not passed off as one', async () => {
    await run.ingest(page(1, ['/page.jpg']));
    const [shown] = await test.sql`select kind, mime, decode_error from reporting.loss_media`;
    expect(shown).toEqual({ kind: 'other', mime: null, decode_error: 'PICTURE_UNSUPPORTED' });
    const [loss] = await test.sql`select media_sha256 from reporting.losses`;
    expect(loss).toEqual({ media_sha256: [] });
  });

  it('may be a video, which is kept under its hash', async () => {
    await run.ingest(page(1, ['/clip.mp4']));
    const [shown] = await test.sql`select kind, mime, decode_error from reporting.loss_media`;
    expect(shown).toEqual({ kind: 'video', mime: 'video/mp4', decode_error: null });
  });

  it('that is too plain to be told from others is found by no other', async () => {
    await run.ingest(page(1, ['/plain.jpg', '/7/original.jpg']));
    const [plain] = await test.sql`
      select count(*)::integer as hashes from lossledger.media_hashings
      join lossledger.media m using (sha256) where m.quality < 50`;
    expect(plain).toEqual({ hashes: 0 });
  });

  it('names its work by its address, as the stage does', () => {
    const address = `${SITE}/7/original.jpg`;
    expect(workKey(fetchMedia, { address, tries: [address] })).toBe(mediaKey(address));
  });
});

describe('a picture that cannot be fetched', () => {
  it('leaves the loss on the ledger when its server refuses it', async () => {
    await expect(run.ingest(page(1, ['/nowhere.jpg']))).rejects.toThrow('404');
    expect(await test.sql`select state from reporting.loss_media`).toHaveLength(0);
  });
});

describe('pictures that look alike', () => {
  const NAMES = ['original', 'half', 'mirror', 'border', 'grey'];

  it('are linked, and merge nothing that facts keep apart', async () => {
    for (const [n, name] of NAMES.entries()) {
      const words = n === 0 ? '1 T-72 destroyed.' : '1 BMP-2 captured.';
      await run.ingest(page(n, [`/7/${name}.jpg`], words));
    }
    await run.ingest(page(9, ['/8/original.jpg']));
    const counts = await test.sql`
      select model, sum(n_posts)::integer as posts from reporting.losses group by model order by model`;
    expect([...counts]).toEqual([
      { model: 'BMP-2', posts: 4 },
      { model: 'T-72', posts: 2 },
    ]);
    const apart = await test.sql`select n_posts from reporting.losses where model = 'T-72'`;
    expect([...apart]).toEqual([{ n_posts: 1 }, { n_posts: 1 }]);
    const found = await links();
    expect(found[0]).toMatchObject({ state: 'auto' });
    const [strange] = await test.sql`
      select alike_sha256 from reporting.loss_media where handle = 'notes9'`;
    expect(strange).toEqual({ alike_sha256: [] });
  });
});
