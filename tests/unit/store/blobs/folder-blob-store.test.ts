import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobStore } from '../../../../src/store/blobs/blob-store.ts';
import {
  openFolderBlobStore,
  sweepAbandoned,
} from '../../../../src/store/blobs/folder-blob-store.ts';

const LIMITS = { maxBytes: 1_000_000 };
const TSX = import.meta.resolve('tsx');
const STORE = new URL('../../../../src/store/blobs/folder-blob-store.ts', import.meta.url).href;

let root: string;
let blobs: BlobStore;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
  blobs = openFolderBlobStore(path.join(root, 'captures'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const stream = (...parts: readonly string[]): Readable => Readable.from(parts.map(bytesOf));

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const placeOf = (hash: string): string =>
  path.join(root, 'captures', 'sha256', hash.slice(0, 2), hash.slice(2, 4), hash);

describe('put', () => {
  it('keeps bytes under their hash and gives them back', async () => {
    const kept = await blobs.put(stream('one ', 'two'), LIMITS);
    expect(kept).toEqual({ sha256: hashOf(bytesOf('one two')), bytes: 7 });
    expect(new TextDecoder().decode(await blobs.get(kept.sha256))).toBe('one two');
    expect(await blobs.check(kept.sha256)).toBe('ok');
  });

  it('keeps no bytes at all, too', async () => {
    const kept = await blobs.put(stream(), LIMITS);
    expect(kept).toEqual({ sha256: hashOf(new Uint8Array()), bytes: 0 });
    expect(await blobs.get(kept.sha256)).toHaveLength(0);
  });

  it('mends a damaged file when its bytes are given again', async () => {
    const { sha256 } = await blobs.put(stream('evidence'), LIMITS);
    await writeFile(placeOf(sha256), 'evidenze');
    expect(await blobs.check(sha256)).toBe('corrupt');
    await blobs.put(stream('evidence'), LIMITS);
    expect(await blobs.check(sha256)).toBe('ok');
  });

  it('keeps files for their owner alone', async () => {
    const { sha256 } = await blobs.put(stream('x'), LIMITS);
    expect((await stat(placeOf(sha256))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(root, 'captures', 'sha256'))).mode & 0o777).toBe(0o700);
  });

  it('makes one file of the same bytes kept twice, and does not touch it', async () => {
    const { sha256 } = await blobs.put(stream('same'), LIMITS);
    const before = await stat(placeOf(sha256));
    expect(await blobs.put(stream('sa', 'me'), LIMITS)).toEqual({ sha256, bytes: 4 });
    expect(await filesUnder(root)).toEqual([placeOf(sha256)]);
    expect((await stat(placeOf(sha256))).ino).toBe(before.ino);
  });

  it('makes one whole file of the same bytes kept by several at once', async () => {
    const text = 'x'.repeat(100_000);
    const kept = await Promise.all(
      Array.from({ length: 8 }, () =>
        blobs.put(stream(text.slice(0, 50_000), text.slice(50_000)), LIMITS),
      ),
    );
    expect(new Set(kept.map((each) => each.sha256)).size).toBe(1);
    expect(await filesUnder(root)).toHaveLength(1);
    expect(await blobs.check(kept[0]?.sha256 ?? '')).toBe('ok');
  });

  it('takes what is just as large as allowed, refuses a byte more, and leaves nothing of it', async () => {
    await expect(blobs.put(stream('12345'), { maxBytes: 5 })).resolves.toMatchObject({ bytes: 5 });
    await expect(blobs.put(stream('1234', '56'), { maxBytes: 5 })).rejects.toMatchObject({
      code: 'INPUT_TOO_LARGE',
    });
    expect(await filesUnder(root)).toEqual([placeOf(hashOf(bytesOf('12345')))]);
  });

  it('stops reading what is too large', async () => {
    let given = 0;
    const endless = async function* () {
      for (;;) {
        given += 1;
        yield bytesOf('1234');
      }
    };
    await expect(blobs.put(endless(), { maxBytes: 10 })).rejects.toMatchObject({
      code: 'INPUT_TOO_LARGE',
    });
    expect(given).toBe(3);
  });

  it('leaves nothing of a source that breaks off', async () => {
    const broken = async function* () {
      yield bytesOf('some');
      throw new Error('the line went dead');
    };
    await expect(blobs.put(broken(), LIMITS)).rejects.toThrow('the line went dead');
    expect(await filesUnder(root)).toEqual([]);
  });

  it('puts a whole file in the place of one that a dying disk left short', async () => {
    const { sha256 } = await blobs.put(stream('whole'), LIMITS);
    await writeFile(placeOf(sha256), 'who');
    await blobs.put(stream('whole'), LIMITS);
    expect(await blobs.check(sha256)).toBe('ok');
  });

  it('never keeps a short file as whole when the system takes only part of a write', async () => {
    // A process that may write files of 4 KiB at most: the system takes the first 4,096 bytes of the
    // 5,000 without an error, as it does on a disk with that much space left.
    const script = `
      const { openFolderBlobStore } = await import(${JSON.stringify(STORE)});
      const blobs = openFolderBlobStore(${JSON.stringify(path.join(root, 'captures'))});
      await blobs.put([new Uint8Array(5000)], { maxBytes: 1e6 }).then(
        ({ sha256 }) => blobs.check(sha256).then(console.log),
        (error) => console.log('refused', error.code),
      );`;
    const limited = `trap '' XFSZ; ulimit -f 8; exec "$0" --import "$1" --input-type=module --eval "$2"`;
    const child = spawn('sh', ['-c', limited, process.execPath, TSX, script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // tsx would write to its cache, under the same limit.
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      told += part;
    });
    await once(child, 'close');
    expect(told).toMatch(/^refused /);
    expect(await filesUnder(root)).toEqual([]);
  });
});

describe('get and check', () => {
  const ABSENT = 'a'.repeat(64);

  it('name a capture whose file is missing', async () => {
    await expect(blobs.get(ABSENT)).rejects.toMatchObject({
      code: 'CAPTURE_MISSING',
      message: expect.stringContaining(ABSENT),
    });
    expect(await blobs.check(ABSENT)).toBe('missing');
  });

  it('name a capture whose file was changed', async () => {
    const { sha256 } = await blobs.put(stream('true'), LIMITS);
    await writeFile(placeOf(sha256), 'fals');
    await expect(blobs.get(sha256)).rejects.toMatchObject({
      code: 'CAPTURE_CORRUPT',
      message: expect.stringContaining(sha256),
    });
    expect(await blobs.check(sha256)).toBe('corrupt');
    expect(await readFile(placeOf(sha256), 'utf8')).toBe('fals');
  });
});

describe('a full disk', () => {
  it('is told as such', async () => {
    const full = async function* () {
      yield bytesOf('some');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(blobs.put(full(), LIMITS)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await filesUnder(root)).toEqual([]);
  });
});

describe('sweepAbandoned', () => {
  it('removes what dead processes left an hour ago, and nothing that may be in use', async () => {
    const temporary = path.join(root, 'captures', 'tmp');
    await mkdir(temporary, { recursive: true });
    const now = Date.now();
    for (const [name, minutes] of [
      ['old', 61],
      ['new', 59],
    ] as const) {
      const file = path.join(temporary, name);
      await writeFile(file, 'half of someth');
      const then = new Date(now - minutes * 60_000);
      await utimes(file, then, then);
    }
    const { sha256 } = await blobs.put(stream('kept'), LIMITS);
    expect(await sweepAbandoned(path.join(root, 'captures'), now)).toBe(1);
    expect(await readdir(temporary)).toEqual(['new']);
    expect(await blobs.check(sha256)).toBe('ok');
  });

  it('has nothing to do where nothing was ever kept', async () => {
    expect(await sweepAbandoned(path.join(root, 'nowhere'), Date.now())).toBe(0);
  });
});
