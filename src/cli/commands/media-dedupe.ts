import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { filesAlike } from '../../app/media/files-alike.ts';
import { compareAll } from '../../app/media/rehash.ts';
import { openPictureReader } from '../../app/picture-reader.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { type ClusterLink, clusterMedia } from '../../ledger/media-clusters.ts';
import { hashingAlgorithm } from '../../media/algorithm.ts';
import { allLinks, type LinkOnRecord } from '../../store/queries/media-links.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, printable, say, startProgress, writeOut } from '../output.ts';
import { type Session, startSession, withLedger } from '../session.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addDedupeCommand(media: Command): void {
  media
    .command('dedupe')
    .summary('group pictures that show the same')
    .description(
      'Group the pictures of a folder that show the same; needs no database and writes nothing. ' +
        'Without a folder: compare every picture of the ledger with all others, write the links that are missing, and group them. --dry-run groups by the links there are.',
    )
    .argument('[folder]', 'a folder of pictures, or one picture file after another', undefined)
    .option('--dry-run', 'write nothing')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger media dedupe photos/\n  lossledger media dedupe --dry-run',
    )
    .action(async (folder: string | undefined, options: Options) => {
      const session = startSession({});
      if (folder === undefined) await dedupeLedger(session, options);
      else await dedupeFolder(session, folder, options);
    });
}

async function dedupeFolder(session: Session, folder: string, options: Options): Promise<void> {
  const files = await filesIn(folder);
  const pictures = openPictureReader();
  const progress = startProgress();
  try {
    const found = await filesAlike(files, pictures, {
      signal: session.signal,
      onProgress: (what, done, of) => progress.show(`${what} ${done}/${of}`),
    });
    progress.end();
    if (options.json === true) await writeOut(`${JSON.stringify(found)}\n`);
    else {
      await writeGroups(found.clusters.map((cluster) => cluster.files));
      for (const { a, b, distance } of found.toReview) {
        await writeOut(`to review (${distance} bits): ${printable(a)}  ${printable(b)}\n`);
      }
    }
    for (const { file, code, message } of found.refused) {
      say(`${printable(file)}: ${code}: ${printable(message)}`);
    }
    say(toldOf(found.pictures, found.clusters.length, found.toReview.length));
    if (found.refused.length > 0) process.exitCode = EXIT.partial;
  } finally {
    progress.end();
    await pictures.close();
  }
}

/** A folder's files, those of folders in it too. Hidden files and links are passed over. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await stat(folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${folder} cannot be read: ${reason}`);
  });
  if (!found.isDirectory()) {
    throw new LossledgerError('INPUT_MISSING', `${folder} is not a folder.`);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).split(path.sep).some(isHidden))
    .toSorted();
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

async function dedupeLedger(session: Session, options: Options): Promise<void> {
  await withLedger(session, 'media', async (ledger) => {
    const progress = startProgress();
    let compared: number | null = null;
    try {
      if (options.dryRun !== true) {
        compared = await compareAll(ledger, hashingAlgorithm(), {
          signal: session.signal,
          onProgress: (done) => progress.show(`compared ${done}`),
        });
      }
    } finally {
      progress.end();
    }
    const links = await allLinks(ledger.store.sql);
    const clusters = clusterMedia(links.flatMap(clusterLinkOf));
    const toReview = links.filter(({ state }) => state === 'review').length;
    if (options.json === true) {
      await writeOut(`${JSON.stringify({ compared, clusters, to_review: toReview })}\n`);
    } else {
      await writeGroups(
        clusters.map(({ centre, members }) => [centre, ...members.filter((one) => one !== centre)]),
      );
    }
    const files = clusters.reduce((sum, { members }) => sum + members.length, 0);
    say(toldOf(compared ?? files, clusters.length, toReview));
  });
}

function clusterLinkOf({ a, b, state, distance }: LinkOnRecord): readonly ClusterLink[] {
  if (state === 'rejected') return [{ a, b, says: 'apart', distance: 0 }];
  if (state === 'review') return [];
  const isConfirmed = state === 'confirmed';
  return [{ a, b, says: 'together', distance: isConfirmed ? 0 : (distance ?? 0) }];
}

/** A group a paragraph: the picture the others are most like, then those. */
async function writeGroups(groups: readonly (readonly string[])[]): Promise<void> {
  for (const group of groups) {
    await writeOut(
      `${group.map((one, n) => `${n === 0 ? '' : '  '}${printable(one)}`).join('\n')}\n`,
    );
  }
}

function toldOf(pictures: number, groups: number, toReview: number): string {
  return `${counted(pictures, 'picture')}, ${counted(groups, 'group')} that show the same, ${counted(toReview, 'pair')} to review.`;
}
