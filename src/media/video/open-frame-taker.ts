import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import type { FrameTaker, VideoFrame } from './frame-taker.ts';
import { type ProgramEnd, type ProgramLimits, runLimited } from './limited-program.ts';

/** Most frames of one video. */
export const MOST_FRAMES = 8;
/** Seconds: where the first is, at least between a scene and the last frame, and at most between two frames. */
const FIRST_AT = 1;
const SHORTEST_SCENE = 2;
const LONGEST_GAP = 10;
/** How much of a picture changes where a scene does: 0 to 1, as ffmpeg's `select` counts it. */
const NEW_SCENE = 0.3;
/** Pixels: as much as is compared, and as a person who reviews wants to see. */
const LONGEST_SIDE = 1_280;

const LIMITS: ProgramLimits = {
  seconds: 60,
  memoryBytes: 1_500 * 1024 ** 2,
  fileBytes: 8 * 1024 ** 2,
};

/** Readers by what the first bytes say a file is, so that no playlist passes for a video. */
const READER_OF: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mov'],
  ['video/quicktime', 'mov'],
  ['video/webm', 'matroska'],
]);

/** `select` of ffmpeg: the first frame after FIRST_AT, then new scenes, and one after every LONGEST_GAP. */
const CHOSEN = [
  `isnan(prev_selected_t)*gte(t,${FIRST_AT})`,
  `gte(t-prev_selected_t,${SHORTEST_SCENE})*gt(scene,${NEW_SCENE})`,
  `gte(t-prev_selected_t,${LONGEST_GAP})`,
].join('+');
/** Of a video too short for that. */
const FIRST_OF_ALL = 'eq(n,0)';

/** Takes frames of videos with the ffmpeg (5.1 or later) of that path. */
export function openFrameTaker(program: string, limits: ProgramLimits = LIMITS): FrameTaker {
  return {
    rules: 'frames/1',
    async take(video, mime, signal) {
      const reader = READER_OF.get(mime);
      if (reader === undefined) return [];
      const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-video-'));
      try {
        await writeFile(path.join(folder, 'video'), video, { mode: 0o600 });
        for (const chosen of [CHOSEN, FIRST_OF_ALL]) {
          const args = argumentsFor(folder, reader, chosen);
          const end = await runLimited(program, args, { folder, limits, signal }).catch(
            (cause: unknown) => {
              signal.throwIfAborted();
              throw unusable(program, cause);
            },
          );
          signal.throwIfAborted();
          // How far it came in its time says more of the machine than of the video.
          if (end.isLate) throw unreadable(end, limits);
          const frames = await framesIn(folder);
          // What came before the damage is kept.
          if (frames.length > 0) return frames;
          if (end.status !== 0) throw unreadable(end, limits);
        }
        return [];
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The time of each frame, in milliseconds, is its file's name. */
function argumentsFor(folder: string, reader: string, chosen: string): readonly string[] {
  const side = `if(gt(iw,ih),min(${LONGEST_SIDE},iw),-2)`;
  const other = `if(gt(iw,ih),-2,min(${LONGEST_SIDE},ih))`;
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-protocol_whitelist', 'file,pipe'],
    ...['-threads', '1', '-f', reader, '-i', `file:${path.join(folder, 'video')}`],
    ...['-map', '0:v:0', '-an', '-sn', '-dn', '-map_metadata', '-1', '-filter_threads', '1'],
    ...['-vf', `select='${chosen}',settb=1/1000,scale='${side}':'${other}'`],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '1/1000', '-frames:v', String(MOST_FRAMES)],
    ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '2', '-threads', '1', '-bitexact'],
    ...['-f', 'image2', '-frame_pts', '1', `file:${path.join(folder, '%d.jpg')}`],
  ];
}

async function framesIn(folder: string): Promise<readonly VideoFrame[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{1,9}\.jpg$/.test(name));
  const times = names.map((name) => Number.parseInt(name, 10)).toSorted((a, b) => a - b);
  return Promise.all(
    times.slice(0, MOST_FRAMES).map(async (atMs) => ({
      atMs,
      bytes: await readFile(path.join(folder, `${atMs}.jpg`)),
    })),
  );
}

function unusable(program: string, cause: unknown): LossledgerError {
  const message = `${program} (LOSSLEDGER_FFMPEG) cannot be started.`;
  return new LossledgerError('FFMPEG_UNUSABLE', message, { cause });
}

function unreadable(
  { status, signal, isLate, lastWords }: ProgramEnd,
  { seconds }: ProgramLimits,
): LossledgerError {
  const how = isLate ? `was not done within ${seconds} s` : `ended (${signal ?? status})`;
  const words = lastWords === '' ? '' : `: ${lastWords.replaceAll(/\s+/g, ' ')}`;
  return new LossledgerError('VIDEO_UNREADABLE', `ffmpeg ${how}${words}`);
}
