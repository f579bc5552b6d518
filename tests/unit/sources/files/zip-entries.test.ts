import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZip } from '../../../../src/sources/files/zip-entries.ts';
import { type ZipEntry, zipOf } from '../../../_support/zip-archive.ts';

const BOUNDS = { entries: 10, totalBytes: 1_000_000, ratio: 100 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-zip-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function opened(entries: readonly ZipEntry[]) {
  const file = path.join(folder, 'made.zip');
  await writeFile(file, zipOf(entries));
  return openZip(file, BOUNDS);
}

const file = (name: string, content: string | Uint8Array = 'words'): ZipEntry => ({
  name,
  content,
});

describe('openZip', () => {
  it('gives the names, sizes and bytes of files', async () => {
    const zip = await opened([file('a.txt'), file('b/c.txt', 'more words')]);
    expect([...zip.entries]).toEqual([
      ['a.txt', 5],
      ['b/c.txt', 10],
    ]);
    const parts: Uint8Array[] = [];
    for await (const part of zip.read('b/c.txt')) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('more words');
    zip.close();
  });

  it.each<[string, readonly ZipEntry[], RegExp]>([
    ['a path that leads out', [file('../a.txt')], /invalid relative path/],
    ['a path from the root', [file('/etc/passwd')], /absolute path/],
    ['a path of another system', [file('..\\a.txt')], /invalid characters/],
    ['a link', [{ ...file('a', '/etc/passwd'), mode: 0o120777 }], /link/],
    ['a folder', [file('a/', '')], /folder/],
    ['a name that comes twice', [file('a.txt'), file('a.txt')], /twice/],
    ['too many entries', Array.from({ length: 11 }, (_, n) => file(`${n}`)), /11 entries/],
    ['what unpacks to too much', [file('bomb', new Uint8Array(900_000))], /unpacks to too much/],
    [
      'what unpacks to too much together',
      [file('a', randomBytes(600_000)), file('b', randomBytes(600_000))],
      /makes it unpack to too much/,
    ],
  ])('refuses %s', async (_what, entries, why) => {
    await expect(opened(entries)).rejects.toThrow(why);
  });

  it('refuses an entry that unpacks to more than it states', async () => {
    const zip = await opened([{ ...file('a', 'a'.repeat(5_000)), statedSize: 10 }]);
    const read = async () => {
      let size = 0;
      for await (const part of zip.read('a')) size += part.length;
      return size;
    };
    await expect(read()).rejects.toThrow(/too many bytes/);
    zip.close();
  });

  it('refuses an entry whose checksum is another', async () => {
    const zip = await opened([{ ...file('a'), statedChecksum: 1 }]);
    const read = async () => {
      for await (const part of zip.read('a')) expect(part.length).toBe(5);
    };
    await expect(read()).rejects.toThrow(/checksum/);
    zip.close();
  });

  it('refuses what is no archive, and what is not there', async () => {
    const other = path.join(folder, 'other.zip');
    await writeFile(other, 'no archive at all');
    await expect(openZip(other, BOUNDS)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(openZip(path.join(folder, 'gone.zip'), BOUNDS)).rejects.toMatchObject({
      code: 'INPUT_MISSING',
    });
  });
});

/** Bytes that do not pack. */
function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let n = 0; n < length; n += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[n] = state >>> 24;
  }
  return bytes;
}
