import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The path of the machine's own ffmpeg; null where it has none. */
export async function ffmpegOfMachine(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'ffmpeg');
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && isThere) return file;
  }
  return null;
}

/** What a test that names no real video gives: the first bytes of an MP4, and a word for the stand-in. */
export function fakeVideo(word: string): Uint8Array {
  return Buffer.from(`\0\0\0\x14ftypisom\0\0\0\0moov ${word}`, 'latin1');
}

/** Pictures shown one after the other, each for so many seconds, as an MP4 or WebM. */
export async function videoOf(
  ffmpeg: string,
  folder: string,
  pictures: readonly string[],
  { seconds, kind }: { readonly seconds: number; readonly kind: 'mp4' | 'webm' },
): Promise<Uint8Array> {
  const inputs = pictures.flatMap((file) => ['-loop', '1', '-t', String(seconds), '-i', file]);
  const streams = pictures.map((_, n) => `[${n}:v]`).join('');
  const joined = `${streams}concat=n=${pictures.length}:v=1,fps=10,format=yuv420p`;
  const codec = kind === 'mp4' ? ['-c:v', 'mpeg4', '-q:v', '3'] : ['-c:v', 'libvpx', '-b:v', '2M'];
  const output = path.join(folder, `drawn.${kind}`);
  const args = ['-v', 'error', '-y', ...inputs, '-filter_complex', joined, ...codec, output];
  await run(ffmpeg, args, { timeout: 60_000 });
  return readFile(output);
}
