import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { type Env, runCli } from '../_support/cli.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { fakeVideo } from '../_support/drawn-videos.ts';

const STAND_IN = fileURLToPath(new URL('../_support/stand-in-for-ffmpeg.sh', import.meta.url));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const lossRows = z.array(z.object({ model: z.string(), media_sha256: z.array(z.string()) }));

describe('pictures and videos beside a document', () => {
  let backend: Backend;
  let env: Env;
  let folder = '';
  const bytes: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    backend = await startBackend('embedded');
    folder = await mkdtemp(path.join(tmpdir(), 'lossledger-beside-'));
    for (const [n, name] of ['tank', 'truck', 'still', 'gun', 'secret', 'frame'].entries()) {
      bytes[name] = await variantOf(60 + n, 'original');
    }
    bytes['video'] = fakeVideo('plain');
    const program = path.join(folder, 'ffmpeg', 'stand-in-for-ffmpeg.sh');
    await mkdir(path.join(folder, 'ffmpeg', 'frames'), { recursive: true });
    await copyFile(STAND_IN, program);
    await writeFile(path.join(folder, 'ffmpeg', 'frames', '1000.jpg'), bytes['frame'] ?? '');
    // No network: whatever is asked of it fails.
    env = { ...backend.env, LOSSLEDGER_FFMPEG: program, MAX_MEDIA_BYTES: '300000' };
  });
  afterAll(async () => {
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const losses = async () => {
    const listed = await runCli(['losses', 'list', '--json'], env);
    const rows = lossRows.parse(JSON.parse(listed.stdout));
    return Object.fromEntries(rows.map((row) => [row.model, row.media_sha256]));
  };
  const hashes = (...names: readonly string[]) =>
    names.map((name) => sha256(bytes[name] ?? new Uint8Array())).toSorted();

  it('come with the posts of an export of Telegram, without any network', async () => {
    const exported = path.join(folder, 'export');
    await mkdir(path.join(exported, 'photos'), { recursive: true });
    await mkdir(path.join(exported, 'video_files'));
    await writeFile(path.join(folder, 'secret.jpg'), bytes['secret'] ?? '');
    await writeFile(path.join(exported, 'photos/tank.jpg'), bytes['tank'] ?? '');
    await writeFile(path.join(exported, 'video_files/v.mp4'), bytes['video'] ?? '');
    await writeFile(path.join(exported, 'video_files/v.mp4_thumb.jpg'), bytes['still'] ?? '');
    await writeFile(
      path.join(exported, 'photos/large.jpg'),
      Buffer.concat([bytes['tank'] ?? Buffer.of(), new Uint8Array(400_000)]),
    );
    await symlink(path.join(folder, 'secret.jpg'), path.join(exported, 'photos/link.jpg'));
    const words = (n: number, item: string) =>
      `A Russian ${item} was destroyed near Kupiansk. Case ${n}.`;
    const message = (id: number, item: string, more: Record<string, unknown>) => ({
      id,
      type: 'message',
      date_unixtime: String(1_710_237_600 + id),
      from: 'Front Notes',
      from_id: 'channel1486214567',
      text: words(id, item),
      ...more,
    });
    const video = { mime_type: 'video/mp4', media_type: 'video_file' };
    const messages = [
      message(1, 'T-72B3 tank', { photo: 'photos/tank.jpg' }),
      message(2, 'BMP-2 infantry fighting vehicle', {
        ...video,
        file: 'video_files/v.mp4',
        thumbnail: 'video_files/v.mp4_thumb.jpg',
      }),
      message(3, 'BTR-80 armoured personnel carrier', {
        photo: '(File not included. Change data exporting settings to download.)',
      }),
      message(4, 'Ural-4320 truck', { photo: '../secret.jpg' }),
      message(5, 'BMP-1 infantry fighting vehicle', { photo: 'photos/link.jpg' }),
      message(6, 'T-80BV tank', { photo: 'photos/large.jpg' }),
    ];
    const chat = { name: 'Front Notes', type: 'public_channel', id: 1486214567, messages };
    await writeFile(path.join(exported, 'result.json'), JSON.stringify(chat));

    const result = await runCli(['ingest', exported, '--wait'], env);
    expect(result.stderr).toContain('1 document: 6 posts');
    expect(result.stderr).toContain('photos/large.jpg is larger than 300000 bytes');
    expect(result).toMatchObject({ status: 0 });
    expect(await losses()).toEqual({
      'T-72B3': hashes('tank'),
      'BMP-2': hashes('video', 'still'),
      'BTR-80': [],
      'Ural-4320': [],
      'BMP-1': [],
      'T-80BV': [],
    });
    const shown = await runCli(['media', 'show', hashes('tank')[0] ?? '', '--json'], env);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      kind: 'image',
      width: 480,
      seen: [{ source_url: 'photos/tank.jpg', post_url: 'https://t.me/c/1486214567/1' }],
    });
  });

  it('give frames of a video where a program takes them, which are no pictures of the post', async () => {
    const [video = ''] = hashes('video');
    const [frame = ''] = hashes('frame');
    const shown = await runCli(['media', 'show', video, '--json'], env);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      kind: 'video',
      frames: [{ at_ms: 1_000, sha256: frame }],
    });
    const told = await runCli(['media', 'show', frame], env);
    expect(told.stdout).toContain(`Frame of ${video} at 1.0 s`);
    expect((await losses())['BMP-2']).not.toContain(frame);
  });

  it('come with the posts of a page that was saved with them', async () => {
    const saved = path.join(folder, 'saved');
    await mkdir(path.join(saved, 'Page one_files'), { recursive: true });
    await writeFile(path.join(saved, 'Page one_files/a.jpg'), bytes['gun'] ?? '');
    await writeFile(
      path.join(saved, 'Page one.html'),
      `<!doctype html><html lang="en"><head><title>News</title></head><body><p>Repair crews went back to work.</p>
       <blockquote class="twitter-tweet"><p lang="en">A Russian 2S1 Gvozdika self-propelled howitzer was destroyed near Kupiansk.</p>
       <img src="./Page%20one_files/a.jpg"><img src="./Page%20one_files/gone.jpg">&mdash; Notes (@notes_1)
       <a href="https://twitter.com/notes_1/status/1767500000000000001">March 12, 2024</a></blockquote></body></html>`,
    );
    const result = await runCli(['ingest', saved, '--wait'], env);
    expect(result).toMatchObject({ status: 0 });
    expect((await losses())['2S1 Gvozdika']).toEqual(hashes('gun'));
  });

  it('are taken in again with the document once they are there', async () => {
    const saved = path.join(folder, 'saved');
    await writeFile(path.join(saved, 'Page one_files/gone.jpg'), bytes['truck'] ?? '');
    const result = await runCli(['ingest', path.join(saved, 'Page one.html'), '--wait'], env);
    expect(result).toMatchObject({ status: 0 });
    expect((await losses())['2S1 Gvozdika']).toEqual(hashes('gun', 'truck'));
    expect(await runCli(['verify'], env)).toMatchObject({ status: 0 });
  });
});
