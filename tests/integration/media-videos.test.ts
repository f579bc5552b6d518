import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { LossledgerError } from '../../src/domain/errors.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import type { FrameTaker } from '../../src/media/video/frame-taker.ts';
import type { Facilities } from '../../src/pipeline/define-stage.ts';
import { readShownPictures } from '../../src/store/queries/shown-pictures.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { fakeVideo } from '../_support/drawn-videos.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const SITE = 'https://video.example';

/** `/N.jpg` is drawn by the seed N, `/WORD.mp4` is a video of that word. */
async function bytesOf(url: string): Promise<Uint8Array | undefined> {
  const [, name = '', kind = ''] = /\/(\w+)\.(\w+)$/.exec(new URL(url).pathname) ?? [];
  if (kind === 'mp4') return fakeVideo(name);
  return kind === 'jpg' ? variantOf(Number(name), 'original') : undefined;
}

/** Takes the same two frames of every video, and none of a broken one. */
const FRAMES: FrameTaker = {
  rules: 'test/1',
  async take(video) {
    if (Buffer.from(video).includes('broken')) throw new LossledgerError('VIDEO_UNREADABLE', 'no');
    return [
      { atMs: 1_000, bytes: await variantOf(71, 'half') },
      { atMs: 5_000, bytes: await variantOf(72, 'half') },
    ];
  },
};

/** An answer of X API v2 with one post, which shows a video. */
const answer = (n: number, words: string, video: string, still: string) =>
  JSON.stringify({
    data: [
      {
        id: String(1_767_500_000_000_000_000n + BigInt(n)),
        text: words,
        author_id: String(n),
        created_at: '2024-03-12T10:00:00Z',
        attachments: { media_keys: ['7_1'] },
      },
    ],
    includes: {
      users: [{ id: String(n), username: `notes${n}`, name: `Notes ${n}` }],
      media: [
        {
          media_key: '7_1',
          type: 'video',
          preview_image_url: `${SITE}${still}`,
          variants: [{ bit_rate: 1, content_type: 'video/mp4', url: `${SITE}${video}` }],
        },
      ],
    },
  });

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(async () => {
  await test.stop();
});

function runWith(frames: Facilities['frames']): ReturnType<typeof ledgerRun> {
  return ledgerRun(test, reader, {
    ...NO_MEDIA,
    mediaOf: 'all',
    outside: webOfBytes(bytesOf),
    pictures: { algorithm: 'test-1', read: readPicture },
    frames,
  });
}
const hashOf = async (seed: number, variant = 'original') => sha256(await variantOf(seed, variant));
const pictures = () => test.sql`
  select video_sha256, role, at_seconds::float8 as at_seconds, picture_sha256, alike_sha256
  from reporting.video_pictures order by role, at_seconds`;

describe('a video of a post', () => {
  let run: ReturnType<typeof ledgerRun>;
  beforeEach(async () => {
    run = runWith(FRAMES);
    await run.clear();
  });

  it('is kept under its hash with its still picture, and its frames are taken', async () => {
    await run.ingest({ html: answer(1, '1 T-72 destroyed.', '/plain.mp4', '/70.jpg'), url: null });
    const video = sha256(fakeVideo('plain'));
    expect([...(await pictures())]).toEqual([
      {
        video_sha256: video,
        role: 'frame',
        at_seconds: 1,
        picture_sha256: await hashOf(71, 'half'),
        alike_sha256: [],
      },
      {
        video_sha256: video,
        role: 'frame',
        at_seconds: 5,
        picture_sha256: await hashOf(72, 'half'),
        alike_sha256: [],
      },
      {
        video_sha256: video,
        role: 'poster',
        at_seconds: null,
        picture_sha256: await hashOf(70),
        alike_sha256: [],
      },
    ]);
    const [loss] = await test.sql`select media_sha256 from reporting.losses`;
    expect(loss?.['media_sha256']).toEqual([video, await hashOf(70)].toSorted());
  });

  it('is kept without frames where no program takes them', async () => {
    const bare = runWith(null);
    await bare.ingest({ html: answer(1, '1 T-72 destroyed.', '/plain.mp4', '/70.jpg'), url: null });
    expect((await pictures()).map((row) => row['role'])).toEqual(['poster']);
  });

  it('that cannot be read is evidence all the same', async () => {
    const html = answer(1, '1 T-72 destroyed.', '/broken.mp4', '/70.jpg');
    await expect(run.ingest({ html, url: null })).rejects.toThrow('no');
    const [shown] = await test.sql`select kind from reporting.loss_media where kind = 'video'`;
    expect(shown).toEqual({ kind: 'video' });
  });

  it('is linked to a picture that shows a frame of it, and ties no losses together by it', async () => {
    await run.ingest({ html: answer(1, '1 T-72 destroyed.', '/plain.mp4', '/70.jpg'), url: null });
    await run.ingest({ html: answer(2, '1 T-72 destroyed.', '/other.mp4', '/71.jpg'), url: null });
    const [frame] = await pictures();
    expect(frame?.['alike_sha256']).toEqual([await hashOf(71)]);
    // Both videos have the same frames, and one of them is like the other's still picture.
    const losses = await test.sql`select n_posts from reporting.losses`;
    expect([...losses]).toEqual([{ n_posts: 1 }, { n_posts: 1 }]);
  });

  it('ties nobody by frames that are alike, though each is like a picture that is shown', async () => {
    await run.ingest({ html: answer(1, '1 T-72 destroyed.', '/plain.mp4', '/71.jpg'), url: null });
    await run.ingest({ html: answer(2, '1 T-72 destroyed.', '/other.mp4', '/72.jpg'), url: null });
    const posts = await test.sql<{ post_id: string }[]>`select post_id from lossledger.posts`;
    const shown = () =>
      test.store.db.transaction((tx) =>
        readShownPictures(
          tx,
          posts.map(({ post_id }) => post_id),
        ),
      );
    const linked = (a: string, b: string) => {
      const [first = '', second = ''] = [a, b].toSorted();
      return test.sql`insert into lossledger.media_links (sha_a, sha_b, decision, decided_by, reason)
        values (${first}, ${second}, 'confirmed', 'a test', 'the same title')`;
    };
    const frames = [await hashOf(71, 'half'), await hashOf(72, 'half')] as const;
    const stills = [await hashOf(71), await hashOf(72)] as const;
    await linked(...frames);
    const links = await test.sql`select from lossledger.media_links`;
    expect(links).toHaveLength(3);
    expect([...(await shown()).picturesOf.values()].flat().toSorted()).toEqual(stills.toSorted());
    await linked(...stills);
    expect(new Set([...(await shown()).picturesOf.values()].flat()).size).toBe(1);
  });

  it('ties losses by its still picture, as any picture of a post does', async () => {
    await run.ingest({ html: answer(1, '1 T-72 destroyed.', '/plain.mp4', '/70.jpg'), url: null });
    await run.ingest({ html: answer(2, '1 T-72 destroyed.', '/other.mp4', '/70.jpg'), url: null });
    const losses = await test.sql`select n_posts from reporting.losses`;
    expect([...losses]).toEqual([{ n_posts: 2 }]);
  });
});
