import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asLossledgerError } from '../../../src/domain/errors.ts';
import { openPictureHasher } from '../../../src/media/hash-pool/picture-hasher.ts';

const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'badinput', 'images');
const hasData = process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(folder);

/** Files that only look bad. Whatever else the folder holds must be refused. */
const SOUND: readonly string[] = [
  'sharp-big-height.webp',
  'vips-big-height.webp',
  'vips-looks-like-svg.webp',
  'vips-sample-xyb.jpg',
  'vips-trans-x.gif',
];

const TOO_LARGE = /bomb|2147483647|17000x17000/;
const BROKEN = /truncated(?!\.svgz)|corrupt|invalid_multiframe|empty/;

function expected(file: string): string {
  if (SOUND.includes(file)) return 'hashed';
  if (TOO_LARGE.test(file)) return 'PICTURE_TOO_LARGE';
  return BROKEN.test(file) ? 'PICTURE_UNDECODABLE' : 'PICTURE_UNSUPPORTED';
}

describe.skipIf(!hasData)('bad pictures (skipped unless LOSSLEDGER_EVAL_DATA is set)', () => {
  const hasher = openPictureHasher({ children: 1 });
  afterAll(() => hasher.close());

  it('have the outcome each must have, all in one process that lives on', async () => {
    const files = hasData ? readdirSync(folder) : [];
    const outcomes = await Promise.all(
      files.map(async (file) => {
        try {
          await hasher.hash(readFileSync(join(folder, file)));
          return [file, 'hashed'];
        } catch (error) {
          return [file, asLossledgerError(error).code];
        }
      }),
    );
    process.stdout.write(`most memory of the child: ${Math.round(hasher.mostRssBytes / 1e6)} MB\n`);
    expect(hasher.mostRssBytes).toBeLessThan(300e6);
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(files.map((file) => [file, expected(file)])),
    );
  });
});
