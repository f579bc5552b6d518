import type { Command } from 'commander';
import { joinedBytes } from '../../domain/byte-stream.ts';
import { sha256 } from '../../domain/digest.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import type { HashPool } from '../../media/hash-pool/hash-pool.ts';
import { openPictureHasher, type PictureHash } from '../../media/hash-pool/picture-hasher.ts';
import { EXIT } from '../exit-codes.ts';
import {
  isForPeople,
  printable,
  say,
  startProgress,
  table,
  writeJsonLine,
  writeOut,
} from '../output.ts';
import { openInput } from '../read-input.ts';

/** Far above any picture that is posted. */
const MOST_BYTES = 100 * 1024 ** 2;

type Answer =
  | ({ readonly file: string; readonly sha256: string } & PictureHash)
  | { readonly file: string; readonly error: string };

export function addHashCommand(program: Command): void {
  program
    .command('hash')
    .summary('tell the SHA-256 and the perceptual hash (PDQ) of pictures')
    .description(
      'Tell of each picture its SHA-256, its PDQ hash (64 hexadecimal digits, as the reference prints them), its quality (0 to 100; below 50 the hash tells little), its size as shown and its kind. ' +
        'Two pictures whose hashes differ in at most 31 of 256 bits look alike. Reads JPEG, PNG, WebP, GIF and AVIF, up to 50 megapixels; of an animation the first frame. ' +
        'What cannot be hashed is answered with its error, and the exit status is 1. Needs no database.',
    )
    .argument('<file...>', 'pictures, or - for standard input')
    .option('--json', 'one JSON line a file also on a terminal')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger hash photo.jpg\n  lossledger hash --json *.jpg',
    )
    .action(async (files: readonly string[], options: { readonly json?: boolean }) => {
      const hasher = openPictureHasher();
      try {
        await (isForPeople(options) ? showTable(files, hasher) : writeLines(files, hasher));
      } finally {
        await hasher.close();
      }
    });
}

async function writeLines(files: readonly string[], hasher: HashPool<PictureHash>): Promise<void> {
  for await (const answer of answersInOrder(files, hasher)) {
    if ('error' in answer) process.exitCode = EXIT.failure;
    await writeJsonLine(answer);
  }
}

async function showTable(files: readonly string[], hasher: HashPool<PictureHash>): Promise<void> {
  const progress = startProgress();
  const rows: string[][] = [];
  let done = 0;
  for await (const answer of answersInOrder(files, hasher)) {
    done += 1;
    if ('error' in answer) {
      process.exitCode = EXIT.failure;
      progress.end();
      say(`${printable(answer.file)}: ${printable(answer.error)}`);
    } else {
      const { file, pdq, quality, width, height, mime } = answer;
      rows.push([pdq, String(quality), `${width} x ${height}`, mime, file]);
    }
    progress.show(`${done} of ${files.length} pictures`);
  }
  progress.end();
  if (rows.length > 0) {
    await writeOut(`${table(['pdq', 'quality', 'size', 'kind', 'file'], rows)}\n`);
  }
}

/** As many files at once as there are processes to hash them, and one more being read for each. */
async function* answersInOrder(
  files: readonly string[],
  hasher: HashPool<PictureHash>,
): AsyncGenerator<Answer> {
  const ahead: Promise<Answer>[] = [];
  for (const file of files) {
    ahead.push(answerFor(file, hasher));
    const first = ahead.length > 2 * hasher.children ? ahead.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  yield* ahead;
}

async function answerFor(file: string, hasher: HashPool<PictureHash>): Promise<Answer> {
  try {
    const bytes = await readWhole(file);
    const { pdq, quality, width, height, mime } = await hasher.hash(bytes);
    return { file, sha256: sha256(bytes), pdq, quality, width, height, mime };
  } catch (thrown) {
    const { code, message } = asLossledgerError(thrown);
    return { file, error: `${code}: ${message}` };
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  const { content } = await openInput(file);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    length += part.byteLength;
    if (length > MOST_BYTES) {
      throw new LossledgerError('INPUT_TOO_LARGE', `${file} is larger than ${MOST_BYTES} bytes`);
    }
    parts.push(part);
  }
  return joinedBytes(parts);
}
