import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderSource } from '../../../../src/sources/files/folder-source.ts';
import type { PollResult } from '../../../../src/sources/source.ts';
import { NO_WEB, pollContext } from '../../../_support/poll-context.ts';
import { zipOf } from '../../../_support/zip-archive.ts';

const NOW = new Date('2023-03-01T00:00:00Z');
const OLD = new Date('2023-02-01T00:00:00Z');
let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lossledger-folder-'));
  folder = join(home, 'watched');
  mkdirSync(folder);
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

function put(path: string, content: string | Uint8Array, changed = OLD): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  utimesSync(full, changed, changed);
}

function poll(cursor: unknown, keys: object = {}, now = NOW): Promise<PollResult> {
  const config = folderSource.config.parse({ path: folder, ...keys });
  return folderSource.poll(
    config,
    JSON.parse(JSON.stringify(cursor)),
    pollContext(NO_WEB, () => now),
  );
}

function namesOf({ documents }: PollResult): (string | null)[] {
  return documents.map(({ name }) => name);
}

describe('a watched folder', () => {
  it('hands each file on once, as it is', async () => {
    put('b.html', '<html>B</html>');
    put('sub/deep/a.txt', 'A');
    put('picture.jpg', 'no text');
    const first = await poll(null);
    expect(namesOf(first)).toEqual(['b.html', 'sub/deep/a.txt']);
    expect(first.documents[0]).toMatchObject({ format: 'document', url: null, retrieval: null });
    expect(new TextDecoder().decode(first.documents[0]?.bytes)).toBe('<html>B</html>');
    expect(await poll(first.cursor)).toMatchObject({ documents: [], more: null });
  });

  it('hands on a file that was changed, and none that was moved, copied or touched', async () => {
    put('a.txt', 'one');
    put('b.txt', 'two');
    const first = await poll(null);
    put('a.txt', 'three');
    put('copy.txt', 'two');
    renameSync(join(folder, 'b.txt'), join(folder, 'moved.txt'));
    const second = await poll(first.cursor);
    expect(namesOf(second)).toEqual(['a.txt']);
    put('a.txt', 'three', new Date('2023-02-02T00:00:00Z'));
    expect(namesOf(await poll(second.cursor))).toEqual([]);
  });

  it('leaves a file that is being written for the next poll', async () => {
    put('a.txt', 'half', new Date(NOW.getTime() - 2_000));
    put('b.txt', 'of a wrong clock', new Date('2040-01-01T00:00:00Z'));
    put('c.txt.part', 'half');
    const first = await poll(null);
    expect(namesOf(first)).toEqual(['b.txt']);
    expect(first.more).toEqual({ at: new Date(NOW.getTime() + 5_000) });
    const second = await poll(first.cursor, {}, new Date(NOW.getTime() + 5_000));
    expect(namesOf(second)).toEqual(['a.txt']);
    expect(second.more).toBeNull();
  });

  it('follows no link, wherever it leads', async () => {
    writeFileSync(join(home, 'secret.txt'), 'secret');
    put('a.txt', 'A');
    symlinkSync(join(home, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(home, join(folder, 'up'));
    expect(namesOf(await poll(null))).toEqual(['a.txt']);
  });

  it('watches a folder that is itself a link', async () => {
    put('a.txt', 'A');
    symlinkSync(folder, join(home, 'link'));
    expect(namesOf(await poll(null, { path: join(home, 'link') }))).toEqual(['a.txt']);
  });

  it('takes the files whose names or paths fit a pattern', async () => {
    for (const path of ['a.csv', 'b.TXT', 'in/c.txt', 'out/d.txt']) put(path, path);
    expect(namesOf(await poll(null, { pattern: '*.txt' }))).toEqual([
      'b.TXT',
      'in/c.txt',
      'out/d.txt',
    ]);
    expect(namesOf(await poll(null, { pattern: ['in/*', 'b*'] }))).toEqual(['b.TXT', 'in/c.txt']);
  });

  it('turns tables into posts and keeps the table itself', async () => {
    put('posts.csv', 'Link;Words\nhttps://t.me/front_notes/12;A tank\n');
    const [document] = (await poll(null, { columns: { url: 'Link', text: 'Words' } })).documents;
    expect(document).toMatchObject({ format: 'posts-ndjson', name: 'posts.csv' });
    expect(new TextDecoder().decode(document?.bytes)).toBe(
      '{"url":"https://t.me/front_notes/12","text":"A tank"}\n',
    );
    expect(new TextDecoder().decode(document?.wireBytes ?? undefined)).toContain('Link;Words');
  });

  it('unpacks the posts of an archive of X', async () => {
    const tweets = { name: 'data/tweets.js', content: 'window.YTD.tweets.part0 = []' };
    put('x.zip', zipOf([tweets]));
    const first = await poll(null);
    expect(first.documents).toMatchObject([{ format: 'x-archive', name: 'x.zip/data/tweets.js' }]);
    expect(await poll(first.cursor)).toMatchObject({ documents: [] });
  });

  it('gives the reason for a bad file, once, and goes on', async () => {
    put('a.csv', 'nothing,known\n1,2\n');
    put('b.zip', zipOf([{ name: '../evil', content: '' }]));
    put('c.txt', 'C');
    const first = await poll(null);
    expect(namesOf(first)).toEqual(['c.txt']);
    expect(first.troubles).toMatchObject([
      {
        subject: 'a.csv',
        error: {
          code: 'INPUT_INVALID',
          message: expect.stringMatching(
            /no column for the text.*line 1, has "nothing", "known"\.$/,
          ),
        },
      },
      {
        subject: 'b.zip',
        error: {
          code: 'INPUT_INVALID',
          message:
            'The archive has an entry that leads out of it, ../evil: nothing of it is unpacked.',
        },
      },
    ]);
    const second = await poll(first.cursor);
    expect(second).toMatchObject({ documents: [], troubles: [], more: null });
    const columns = { text: 'known' };
    expect(namesOf(await poll(second.cursor, { columns, platform: 'x' }))).toEqual(['a.csv']);
    put('a.csv', 'platform,text\nx,Corrected\n');
    expect(namesOf(await poll(second.cursor))).toEqual(['a.csv']);
  });

  it('takes a few hundred files a poll', async () => {
    for (let n = 0; n < 450; n += 1) put(`${n}.txt`, `file ${n}`);
    let cursor: unknown = null;
    const counts: number[] = [];
    for (let more = true; more; ) {
      const result = await poll(cursor);
      counts.push(result.documents.length);
      cursor = result.cursor;
      more = result.more !== null;
    }
    expect(counts).toEqual([200, 200, 50]);
  });

  it('starts afresh from a cursor of unknown shape', async () => {
    put('a.txt', 'A');
    expect(namesOf(await poll({ version: 7 }))).toEqual(['a.txt']);
  });

  it('says that a folder is not there, in polls and in checks', async () => {
    await expect(poll(null, { path: join(home, 'absent') })).rejects.toMatchObject({
      code: 'INPUT_MISSING',
    });
    const context = pollContext(NO_WEB, () => NOW);
    const absent = folderSource.config.parse({ path: join(home, 'absent') });
    expect(await folderSource.check(absent, context)).toMatchObject({ ok: false });
    put('a.txt', 'A');
    expect(await folderSource.check(folderSource.config.parse({ path: folder }), context)).toEqual({
      ok: true,
      says: `${folder} has 1 file of the kinds that are read.`,
      cost: null,
    });
  });

  it('loses and repeats nothing, whatever is written, moved and polled between', async () => {
    const path = fc.constantFrom('a.txt', 'b.html', 'c/d.md', 'c/e.txt');
    const step = fc.oneof(
      fc.record({ type: fc.constant('write' as const), path, age: fc.constantFrom(0, 60_000) }),
      fc.record({ type: fc.constant('poll' as const), isLost: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
        let cursor: unknown = null;
        let now = NOW;
        let written = 0;
        const handedOn: string[] = [];
        const take = async (isLost: boolean): Promise<void> => {
          const result = await poll(cursor, {}, now);
          if (isLost) return;
          cursor = result.cursor;
          handedOn.push(...result.documents.map(({ bytes }) => new TextDecoder().decode(bytes)));
        };
        for (const one of steps) {
          now = new Date(now.getTime() + 3_000);
          if (one.type === 'poll') await take(one.isLost);
          else put(one.path, `version ${written++}`, new Date(now.getTime() - one.age));
        }
        now = new Date(now.getTime() + 60_000);
        await take(false);
        expect(new Set(handedOn).size).toBe(handedOn.length);
        const { cursor: last } = await poll(null, {}, now);
        const files = JSON.parse(JSON.stringify(last)).files as [string][];
        for (const [name] of files) {
          expect(handedOn).toContain(readFileSync(join(folder, name), 'utf8'));
        }
      }),
      { numRuns: 60 },
    );
  });
});
