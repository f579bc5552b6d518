import type { Command } from 'commander';
import { compareAll, rehash } from '../../app/media/rehash.ts';
import { openPictureReader } from '../../app/picture-reader.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { hashingAlgorithm } from '../../media/algorithm.ts';
import { decideLink, mediaPair, undecideLink } from '../../store/queries/media-links.ts';
import { mediaOnRecord, mediaStats } from '../../store/queries/media-stats.ts';
import { settlePictures } from '../../store/queries/settle-pictures.ts';
import { actor } from '../actor.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeSha256 } from '../media-names.ts';
import { recordedLines, statsLines } from '../media-text.ts';
import { counted, printable, say, startProgress, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { addDedupeCommand } from './media-dedupe.ts';
import { addSimilarCommand } from './media-similar.ts';

export function addMediaCommand(program: Command): void {
  const media = program
    .command('media')
    .summary('pictures and videos, and which of them are alike')
    .description(
      'Pictures and videos of posts: what is kept, where it was seen, and which pictures show the same. Links only say so; nothing is merged or deleted.',
    )
    .addHelpText('after', '\nExample:\n  lossledger media similar photo.jpg');
  addSimilarCommand(media);
  addDedupeCommand(media);
  addShowCommand(media);
  addStatsCommand(media);
  addLinkCommands(media);
  addRehashCommand(media);
}

function addShowCommand(media: Command): void {
  media
    .command('show')
    .summary('show one picture or video')
    .description(
      'Show one picture or video: the file, where it was seen, and what it is linked to.',
    )
    .argument('<sha256>', 'its SHA-256, or a beginning of it that no other has')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger media show 3f9a0c')
    .action(async (begins: string, options: { json?: boolean }) => {
      await withLedger(startSession({}), 'media', async ({ store }) => {
        const sha256 = await wholeSha256(store.sql, begins);
        const found = await mediaOnRecord(store.sql, sha256);
        if (found === null) throw new LossledgerError('NOT_FOUND', `${sha256} is not on record.`);
        const text = options.json === true ? [JSON.stringify(found)] : recordedLines(found);
        await writeOut(`${text.join('\n')}\n`);
      });
    });
}

function addStatsCommand(media: Command): void {
  media
    .command('stats')
    .summary('count what is kept, missing and linked')
    .description('Count the pictures and videos that are kept, missing, undecodable and linked.')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger media stats')
    .action(async (options: { json?: boolean }) => {
      await withLedger(startSession({}), 'media', async ({ store }) => {
        const stats = await mediaStats(store.sql, hashingAlgorithm());
        const text = options.json === true ? [JSON.stringify(stats)] : statsLines(stats);
        await writeOut(`${text.join('\n')}\n`);
      });
    });
}

const DECISIONS = [
  { verb: 'confirm', says: 'say that two files show the same picture', decision: 'confirmed' },
  { verb: 'reject', says: 'say that two files show different pictures', decision: 'rejected' },
  { verb: 'undo', says: 'take back what was said of two files', decision: null },
] as const;

function addLinkCommands(media: Command): void {
  const link = media
    .command('link')
    .summary('say whether two pictures are one')
    .description(
      'Say whether two files show the same picture, or take it back. What a person says outranks what is computed, now and later; who said it, when and why is kept.',
    )
    .addHelpText('after', '\nExample:\n  lossledger media link reject 3f9a0c 77b1e2');
  for (const { verb, says, decision } of DECISIONS) {
    link
      .command(verb)
      .summary(says)
      .description(`${says.charAt(0).toUpperCase()}${says.slice(1)}.`)
      .argument('<sha256>', 'of the one, or its beginning')
      .argument('<other>', 'of the other, or its beginning')
      .option('--reason <words>', 'why')
      .addHelpText('after', `\nExample:\n  lossledger media link ${verb} 3f9a0c 77b1e2`)
      .action(async (one: string, other: string, options: { reason?: string }) => {
        await withLedger(startSession({}), 'media', async ({ store }) => {
          const pair = mediaPair(
            await wholeSha256(store.sql, one),
            await wholeSha256(store.sql, other),
          );
          if (pair.shaA === pair.shaB) {
            throw new LossledgerError('USAGE', 'Both name the same file.');
          }
          const by = { actor: actor(), reason: options.reason ?? says, at: new Date() };
          const done = await store.db.transaction(async (tx) => {
            if (decision === null && !(await undecideLink(tx, pair, by))) return false;
            if (decision !== null) await decideLink(tx, pair, decision, by);
            const author = `reviewer ${by.actor}`;
            await settlePictures(tx, [pair.shaA, pair.shaB], { author, at: by.at });
            return true;
          });
          if (!done) throw new LossledgerError('NOT_FOUND', 'Nobody has said anything of the two.');
          say(`${pair.shaA} and ${pair.shaB}: ${decision ?? 'taken back'}.`);
        });
      });
  }
}

function addRehashCommand(media: Command): void {
  media
    .command('rehash')
    .summary('hash pictures anew after an upgrade')
    .description(
      'Hash every picture anew that another version of the algorithm has hashed, then compare them all. It may be stopped at any time, and goes on where it stopped.',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger media rehash')
    .action(async (options: { json?: boolean }) => {
      const session = startSession({});
      await withLedger(session, 'media', async (ledger) => {
        const pictures = openPictureReader();
        const progress = startProgress();
        const { signal } = session;
        try {
          const { outdated } = await mediaStats(ledger.store.sql, pictures.algorithm);
          const { hashed, undecodable, missing } = await rehash(ledger, pictures, {
            signal,
            onProgress: (done) => progress.show(`hashed ${done}/${outdated}`),
          });
          const compared =
            hashed === 0
              ? 0
              : await compareAll(ledger, pictures.algorithm, {
                  signal,
                  onProgress: (done) => progress.show(`hashed ${hashed}  compared ${done}`),
                });
          progress.end();
          const { algorithm } = pictures;
          const result = { algorithm, hashed, undecodable, missing, compared };
          if (options.json === true) await writeOut(`${JSON.stringify(result)}\n`);
          else {
            say(
              `${counted(hashed, 'picture')} hashed by ${algorithm}, ${undecodable} undecodable, ${missing.length} missing.`,
            );
          }
          for (const sha256 of missing) say(`missing or damaged: ${printable(sha256)}`);
          if (missing.length > 0) process.exitCode = EXIT.partial;
        } finally {
          progress.end();
          await pictures.close();
        }
      });
    });
}
