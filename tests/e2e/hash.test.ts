import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../src/domain/digest.ts';
import { runCli } from '../_support/cli.ts';
import { drawPicture, jpegOf } from '../_support/drawn-pictures.ts';

const line = z.union([
  z.strictObject({
    file: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pdq: z.string().regex(/^[0-9a-f]{64}$/),
    quality: z.number().int().min(0).max(100),
    width: z.number().int(),
    height: z.number().int(),
    mime: z.string(),
  }),
  z.strictObject({ file: z.string(), error: z.string() }),
]);

function linesOf(stdout: string): readonly z.infer<typeof line>[] {
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
}

describe('lossledger hash', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lossledger-hash-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function keep(name: string, bytes: Uint8Array | string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, bytes);
    return file;
  }

  it('tells of each picture a line, in order, and of what is none why', async () => {
    const jpeg = await jpegOf(drawPicture(1, { width: 900, height: 600 }));
    const files = [
      await keep('a.jpg', jpeg),
      await keep('b.jpg', '<html>not found</html>'),
      join(folder, 'missing.png'),
      await keep('cut.jpg', jpeg.subarray(0, 9_000)),
      await keep('d.png', await drawPicture(2).png().toBuffer()),
    ];
    const { status, stdout } = await runCli(['hash', ...files], {});
    const answers = linesOf(stdout);
    expect(status).toBe(1);
    expect(answers.map(({ file }) => file)).toEqual(files);
    expect(answers[0]).toMatchObject({
      sha256: sha256(jpeg),
      width: 900,
      height: 600,
      mime: 'image/jpeg',
    });
    expect(answers[1]).toMatchObject({ error: expect.stringContaining('PICTURE_UNSUPPORTED') });
    expect(answers[2]).toMatchObject({ error: expect.stringContaining('INPUT_MISSING') });
    expect(answers[3]).toMatchObject({ error: expect.stringContaining('PICTURE_UNDECODABLE') });
    expect(answers[4]).toMatchObject({ width: 480, height: 360, mime: 'image/png' });
  });

  it('reads standard input', async () => {
    const jpeg = await jpegOf(drawPicture(3));
    const { status, stdout } = await runCli(['hash', '-'], {}, jpeg);
    expect(status).toBe(0);
    expect(linesOf(stdout)[0]).toMatchObject({ file: '-', sha256: sha256(jpeg) });
  });

  it('asks for a file', async () => {
    expect((await runCli(['hash'], {})).status).toBe(2);
  });
});
