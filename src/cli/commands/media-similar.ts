import type { Command } from 'commander';
import type { Ledger } from '../../app/open-ledger.ts';
import { openPictureReader } from '../../app/picture-reader.ts';
import { joinedBytes } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { unpackFeatures } from '../../media/packed-features.ts';
import { type LookAlike, lookAlikes } from '../../pipeline/look-alikes.ts';
import { featuresOf, mediaBySha256 } from '../../store/queries/media.ts';
import { hiddenFiles } from '../../store/queries/media-stats.ts';
import { isSha256, wholeSha256 } from '../media-names.ts';
import { counted, say, table, writeOut } from '../output.ts';
import { openInput } from '../read-input.ts';
import { startSession, withLedger } from '../session.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

interface Options {
  readonly limit: number;
  readonly json?: boolean;
}

export function addSimilarCommand(media: Command): void {
  media
    .command('similar')
    .summary('find pictures on record that look like one')
    .description(
      'Find the pictures on record that look like a file, or like one on record: mirrored, turned, framed, cropped or recompressed. Nothing is written.',
    )
    .argument('<file|sha256>', 'a picture; - for standard input; or a SHA-256 or its beginning')
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 20)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger media similar photo.jpg\n  lossledger media similar 3f9a0c --json',
    )
    .action(async (named: string, options: Options) => {
      const { limit } = options;
      const session = startSession({});
      await withLedger(session, 'media', async (ledger) => {
        const alike = await similarTo(ledger, named, session.settings.MAX_MEDIA_BYTES);
        const hidden = await hiddenFiles(
          ledger.store.sql,
          alike.map(({ sha256 }) => sha256),
        );
        const found = alike.filter(({ sha256 }) => !hidden.has(sha256));
        const shown = found
          .slice(0, limit)
          .map(({ sha256, likeness }) => ({ sha256, ...likeness }));
        if (options.json === true) await writeOut(`${JSON.stringify(shown)}\n`);
        else if (shown.length > 0) {
          const rows = shown.map((one) => [one.sha256, one.distance, one.tier, one.reason]);
          await writeOut(`${table(['SHA256', 'BITS', 'TIER', 'BECAUSE'], rows)}\n`);
        }
        say(
          found.length > shown.length
            ? `showing the nearest ${shown.length} of ${found.length}; --limit N for more`
            : `${counted(found.length, 'picture')} on record alike`,
        );
      });
    });
}

async function similarTo(
  ledger: Ledger,
  named: string,
  maxBytes: number,
): Promise<readonly LookAlike[]> {
  const { db, sql } = ledger.store;
  const pictures = openPictureReader();
  try {
    if (named !== '-' && (await isSha256(named))) {
      const sha256 = await wholeSha256(sql, named);
      const { algorithm } = pictures;
      const packed = (await featuresOf(db, [sha256], algorithm)).get(sha256);
      if (packed === undefined) throw await notHashed(ledger, sha256);
      return await lookAlikes(db, { sha256, hashes: unpackFeatures(packed) }, algorithm);
    }
    const bytes = await contentOf(named, maxBytes);
    const { features } = await pictures.read(bytes);
    return await lookAlikes(
      db,
      { sha256: null, hashes: unpackFeatures(features) },
      pictures.algorithm,
    );
  } finally {
    await pictures.close();
  }
}

async function notHashed({ store }: Ledger, sha256: string): Promise<LossledgerError> {
  const row = await mediaBySha256(store.db, sha256);
  const why =
    row?.kind === 'image' && row.decodeError === null
      ? 'was hashed by another version; run `lossledger media rehash`'
      : `is ${row?.decodeError === null ? `a ${row.kind}` : 'not to be decoded'}, and has no hash`;
  return new LossledgerError('NOT_FOUND', `${sha256} ${why}.`);
}

async function contentOf(file: string, maxBytes: number): Promise<Uint8Array> {
  const { content } = await openInput(file);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.byteLength;
    if (bytes > maxBytes) {
      throw new LossledgerError('MEDIA_TOO_LARGE', `${file} is larger than ${maxBytes} bytes.`);
    }
    parts.push(part);
  }
  return joinedBytes(parts);
}
