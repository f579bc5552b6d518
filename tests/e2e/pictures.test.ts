import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { type Env, runCli } from '../_support/cli.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { type LocalHttpServer, startHttpServer } from '../_support/http-server.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const X_EPOCH_MS = 1_288_834_974_657n;

/** An invented article that quotes an invented post with its pictures. */
function article(n: number, item: string, pictures: readonly string[]): string {
  const id = (
    (BigInt(Date.parse('2024-03-12T10:00:00Z') + n * 60_000) - X_EPOCH_MS) <<
    22n
  ).toString();
  const images = pictures.map((url) => `<img src="${url}" alt="picture ${n}">`).join('');
  return `<!doctype html><html lang="en"><head><title>Quiet day ${n}</title></head><body><p>Repair crews went back to work.</p>
    <blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian ${item} was destroyed by a Ukrainian FPV drone near Kupiansk, Kharkiv Oblast.</p>${images}
    &mdash; Example Notes ${n} (@example_notes_${n}) <a href="https://twitter.com/example_notes_${n}/status/${id}">March 12, 2024</a></blockquote></body></html>`;
}

const json = <Schema extends z.ZodType>(schema: Schema, text: string) =>
  schema.parse(JSON.parse(text));
const lossRows = z.array(z.object({ loss_id: z.string(), media_sha256: z.array(z.string()) }));

describe('pictures of posts', () => {
  let backend: Backend;
  let server: LocalHttpServer;
  let env: Env;
  let folder = '';
  const files: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    backend = await startBackend('embedded');
    folder = await mkdtemp(path.join(tmpdir(), 'lossledger-pictures-'));
    files['/original.jpg'] = await variantOf(21, 'original');
    files['/half.jpg'] = await variantOf(21, 'half');
    files['/mirror.jpg'] = await variantOf(21, 'mirror');
    files['/other.jpg'] = await variantOf(22, 'original');
    files['/broken.jpg'] = files['/original.jpg'].subarray(0, 2_000);
    files['/large.jpg'] = new Uint8Array(300_000);
    const answers = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [
        name,
        (_: unknown, response: ServerResponse) =>
          response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes),
      ]),
    );
    server = await startHttpServer({
      ...answers,
      // Takes the request and never answers.
      '/silent.jpg': () => undefined,
    });
    env = {
      ...backend.env,
      FETCH_ALLOW_HOSTS: server.host,
      FETCH_GAP_MS: '0',
      MAX_MEDIA_BYTES: '200000',
      MEDIA_WAIT_MS: '3000',
    };
  });
  afterAll(async () => {
    await server.close();
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const ingest = async (n: number, item: string, pictures: readonly string[]) => {
    const file = path.join(folder, `${n}.html`);
    await writeFile(file, article(n, item, pictures));
    return runCli(['ingest', file], env);
  };

  it('are fetched with the article, kept, and shown with the loss', async () => {
    const result = await ingest(1, 'BMP-2', [
      server.url('/original.jpg'),
      server.url('/other.jpg'),
    ]);
    expect(result).toMatchObject({ status: 0 });
    const listed = await runCli(['losses', 'list', '--json'], env);
    const [loss] = json(lossRows, listed.stdout);
    const kept = [files['/original.jpg'], files['/other.jpg']].map((bytes) =>
      sha256(bytes ?? new Uint8Array()),
    );
    expect(loss?.media_sha256).toEqual(kept.toSorted());
    const shown = await runCli(['losses', 'show', loss?.loss_id ?? ''], env);
    expect(shown.stdout).toContain('Pictures and videos');
    expect(shown.stdout).toContain('image/jpeg 480 x 360');
  });

  it('that cannot be had keep no loss from the ledger, nor the command from its end', async () => {
    const pictures = ['/nowhere.jpg', '/broken.jpg', '/large.jpg', '/silent.jpg'];
    const started = performance.now();
    const result = await ingest(
      2,
      'T-72B3 tank',
      pictures.map((name) => server.url(name)),
    );
    const seconds = (performance.now() - started) / 1_000;
    expect(result).toMatchObject({ status: 0 });
    expect(result.stdout).toContain('T-72B3');
    expect(result.stderr).toContain('2 pictures could not be had');
    expect(result.stderr).toContain('1 picture still to be fetched');
    expect(seconds).toBeLessThan(60);
    const failed = await runCli(['queue', 'failed', '--json'], env);
    expect(failed.stdout).toContain('HTTP_REFUSED');
    expect(failed.stdout).toContain('MEDIA_TOO_LARGE');
    const stats = await runCli(['media', 'stats', '--json'], env);
    expect(JSON.parse(stats.stdout)).toMatchObject({
      files: 3,
      images: 3,
      undecodable: 1,
      addresses: { kept: 3, waiting: 1, missing: 2, not_asked: 0 },
    });
  });

  it('that look alike are found, grouped and judged from the command line', async () => {
    await ingest(3, 'BTR-80', [server.url('/half.jpg')]);
    await ingest(4, 'BMP-1', [server.url('/mirror.jpg')]);
    const photo = path.join(folder, 'mine.jpg');
    await writeFile(photo, await variantOf(21, 'grey'));
    const hits = z.array(z.object({ sha256: z.string(), tier: z.string() }));
    const alike = json(hits, (await runCli(['media', 'similar', photo, '--json'], env)).stdout);
    const copies = ['/original.jpg', '/half.jpg', '/mirror.jpg'].map((name) =>
      sha256(files[name] ?? new Uint8Array()),
    );
    expect(alike.map((hit) => hit.sha256).toSorted()).toEqual(copies.toSorted());

    const groups = z.object({ clusters: z.array(z.object({ members: z.array(z.string()) })) });
    const grouped = async () =>
      json(groups, (await runCli(['media', 'dedupe', '--dry-run', '--json'], env)).stdout).clusters;
    expect((await grouped()).map((one) => one.members)).toEqual([copies.toSorted()]);

    const [one = '', two = '', three = ''] = copies;
    for (const other of [two, three]) {
      const rejected = await runCli(['media', 'link', 'reject', one.slice(0, 12), other], env);
      expect(rejected).toMatchObject({ status: 0 });
    }
    expect((await grouped()).map((group) => group.members)).toEqual([[two, three].toSorted()]);
    expect(await runCli(['media', 'link', 'undo', one, two], env)).toMatchObject({ status: 0 });
    const shown = await runCli(['media', 'show', one], env);
    expect(shown.stdout).toContain('rejected');
    expect(shown.stdout).toContain('@example_notes_1');
  });

  it('merge nothing: every loss has the posts it had', async () => {
    const listed = await runCli(['losses', 'list', '--json'], env);
    const rows = json(z.array(z.object({ n_posts: z.number(), model: z.string() })), listed.stdout);
    expect(rows.map(({ model }) => model).toSorted()).toEqual([
      'BMP-1',
      'BMP-2',
      'BTR-80',
      'T-72B3',
    ]);
    expect(rows.every(({ n_posts }) => n_posts === 1)).toBe(true);
  });

  it('are hashed again by verify, which misses a file that is gone', async () => {
    expect(await runCli(['verify'], env)).toMatchObject({ status: 0 });
    const gone = sha256(files['/other.jpg'] ?? new Uint8Array());
    const place = path.join(
      backend.env['LOSSLEDGER_HOME'] ?? '',
      'captures/sha256',
      gone.slice(0, 2),
      gone.slice(2, 4),
      gone,
    );
    await rm(place);
    const result = await runCli(['verify'], env);
    expect(result).toMatchObject({ status: 1 });
    expect(result.stdout).toContain(`media ${gone}: missing`);
  });

  it('of a folder are grouped without a database, and what is no picture is told', async () => {
    const photos = path.join(folder, 'photos');
    await mkdir(photos);
    for (const name of ['original', 'half', 'mirror', 'other', 'broken']) {
      await writeFile(path.join(photos, `${name}.jpg`), files[`/${name}.jpg`] ?? '');
    }
    const result = await runCli(['media', 'dedupe', photos, '--dry-run', '--json'], {
      HOME: folder,
    });
    expect(result.status).toBe(5);
    const found = json(
      z.object({
        pictures: z.number(),
        clusters: z.array(z.object({ files: z.array(z.string()) })),
        refused: z.array(z.object({ code: z.string() })),
      }),
      result.stdout,
    );
    expect(found.pictures).toBe(4);
    expect(
      found.clusters.map(({ files: group }) => group.map((file) => path.basename(file)).toSorted()),
    ).toEqual([['half.jpg', 'mirror.jpg', 'original.jpg']]);
    expect(found.refused).toEqual([{ code: 'PICTURE_UNDECODABLE' }]);
  });
});
