import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePicture } from '../../../../src/media/decode/decode-picture.ts';
import { distance, pdqOf } from '../../../../src/media/pdq/pdq.ts';
import { MOST_FRAMES, openFrameTaker } from '../../../../src/media/video/open-frame-taker.ts';
import { variantOf } from '../../../_support/drawn-pictures.ts';
import { fakeVideo, ffmpegOfMachine, videoOf } from '../../../_support/drawn-videos.ts';

const STAND_IN = fileURLToPath(
  new URL('../../../_support/stand-in-for-ffmpeg.sh', import.meta.url),
);
const signal = new AbortController().signal;
const LIMITS = { seconds: 2, memoryBytes: 512 * 1024 ** 2, fileBytes: 1024 ** 2 };
const ffmpeg = await ffmpegOfMachine();
if (ffmpeg === null) process.stderr.write('No ffmpeg on PATH: frames are taken by a stand-in.\n');

let folder = '';
let program = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-frames-'));
  program = path.join(folder, 'stand-in-for-ffmpeg.sh');
  await copyFile(STAND_IN, program);
  await mkdir(path.join(folder, 'frames'));
  for (const [n, name] of ['1000', '4000', '14000'].entries()) {
    await writeFile(path.join(folder, 'frames', `${name}.jpg`), await variantOf(n, 'original'));
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const leftFolders = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('lossledger-video-'));

describe('frames taken by a stand-in for ffmpeg', () => {
  const take = (word: string, mime = 'video/mp4') =>
    openFrameTaker(program, LIMITS).take(fakeVideo(word), mime, signal);

  it('come in the order of their times, with their bytes', async () => {
    const frames = await take('plain');
    expect(frames.map(({ atMs }) => atMs)).toEqual([1_000, 4_000, 14_000]);
    expect(Buffer.from(frames[1]?.bytes ?? [])).toEqual(
      Buffer.from(await variantOf(1, 'original')),
    );
  });

  it('are at most eight', async () => {
    expect(await take('many')).toHaveLength(MOST_FRAMES);
  });

  it('is the first of all where a video is shorter than a second', async () => {
    expect((await take('short')).map(({ atMs }) => atMs)).toEqual([0]);
  });

  it('are none of what is no video', async () => {
    expect(await take('plain', 'application/x-mpegURL')).toEqual([]);
  });

  it('tell of a broken video in the words of the program', async () => {
    await expect(take('broken')).rejects.toMatchObject({
      code: 'VIDEO_UNREADABLE',
      message: expect.stringContaining('Invalid data found'),
    });
  });

  it('end with the time that they may take', async () => {
    const started = performance.now();
    await expect(take('endless')).rejects.toMatchObject({ code: 'VIDEO_UNREADABLE' });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.runIf(process.platform === 'linux')('end with the memory that they may take', async () => {
    await expect(take('greedy')).rejects.toMatchObject({
      code: 'VIDEO_UNREADABLE',
      message: expect.stringMatching(/memory/i),
    });
  });

  it.runIf(process.platform === 'linux')('are no larger than a file may be', async () => {
    const frames = await take('floods').catch(() => []);
    for (const { bytes } of frames) expect(bytes.byteLength).toBeLessThanOrEqual(LIMITS.fileBytes);
  });

  it('are taken by a program that is told nothing of ours', async () => {
    await take('tells');
    const told = await readFile(path.join(folder, 'environment.txt'), 'utf8');
    const names = told.split('\n').map((line) => line.split('=')[0] ?? '');
    expect(
      names.filter((name) => !/^(?:PATH|LD_LIBRARY_PATH|PWD|OLDPWD|SHLVL|_|)$/.test(name)),
    ).toEqual([]);
  });

  it('stop when the work is called off', async () => {
    const caller = new AbortController();
    const taking = openFrameTaker(program).take(fakeVideo('endless'), 'video/mp4', caller.signal);
    setTimeout(() => caller.abort(new Error('closing')), 50);
    await expect(taking).rejects.toThrow('closing');
  });

  it('name the program that cannot be started', async () => {
    const missing = openFrameTaker('/nonexistent/ffmpeg', LIMITS);
    await expect(missing.take(fakeVideo('plain'), 'video/mp4', signal)).rejects.toMatchObject({
      code: 'FFMPEG_UNUSABLE',
    });
  });

  it('leave nothing behind', async () => {
    const before = await leftFolders();
    await take('plain');
    await take('broken').catch(() => undefined);
    const after = await leftFolders();
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe.runIf(ffmpeg !== null)('frames taken by the ffmpeg of this machine', () => {
  const scenes = [31, 32, 33];
  const files: string[] = [];
  beforeAll(async () => {
    for (const seed of scenes) {
      const file = path.join(folder, `${seed}.jpg`);
      await writeFile(file, await variantOf(seed, 'original'));
      files.push(file);
    }
  });
  const hashOf = async (bytes: Uint8Array) => pdqOf((await decodePicture(bytes)).luma).hash;

  it.each(['mp4', 'webm'] as const)('show each scene of an %s once', async (kind) => {
    const video = await videoOf(ffmpeg ?? '', folder, files, { seconds: 4, kind });
    const frames = await openFrameTaker(ffmpeg ?? '').take(video, `video/${kind}`, signal);
    expect(frames.map(({ atMs }) => atMs)).toEqual([1_000, 4_000, 8_000]);
    for (const [n, { bytes }] of frames.entries()) {
      const seed = scenes[n] ?? 0;
      expect(
        distance(await hashOf(bytes), await hashOf(await variantOf(seed, 'original'))),
      ).toBeLessThanOrEqual(31);
    }
  });

  it('are told ten seconds apart where nothing changes', async () => {
    const video = await videoOf(ffmpeg ?? '', folder, files.slice(0, 1), {
      seconds: 25,
      kind: 'mp4',
    });
    const frames = await openFrameTaker(ffmpeg ?? '').take(video, 'video/mp4', signal);
    expect(frames.map(({ atMs }) => atMs)).toEqual([1_000, 11_000, 21_000]);
  });

  it('are none of a playlist that passes for a video', async () => {
    const playlist = Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n');
    await expect(
      openFrameTaker(ffmpeg ?? '').take(playlist, 'video/mp4', signal),
    ).rejects.toMatchObject({ code: 'VIDEO_UNREADABLE' });
  });
});
