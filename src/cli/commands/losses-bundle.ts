import type { Command } from 'commander';
import { LossledgerError } from '../../domain/errors.ts';
import { otherThanFile } from '../../reporting/replaceable.ts';
import { gatherEvidence } from '../../store/queries/bundle.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { standingId } from '../whole-loss-id.ts';

export function addBundleCommand(losses: Command): void {
  losses
    .command('bundle')
    .summary('write all that one loss rests on as a file that proves itself')
    .description(
      'Write an evidence bundle: a ZIP file of the loss, its history, claims, witnesses, documents and small copies ' +
        'of its pictures, with paths to the roots of sealed days. `lossledger verify --bundle` proves it on any machine. ' +
        'What was withdrawn or taken down is left out; a digest stands for it.',
    )
    .argument('<loss>', 'its loss_id, or a beginning of it that no other has')
    .requiredOption('--out <file>', 'the ZIP file to write')
    .option(
      '--with-originals',
      'pictures and videos as they were fetched, too: they may say where they were taken',
    )
    .option('--json', 'one JSON document: what was written')
    .addHelpText('after', '\nExample:\n  lossledger losses bundle loss_0f3c --out loss.zip')
    .action(
      async (begins: string, options: { out: string; withOriginals?: boolean; json?: boolean }) => {
        await refuseNoFile(options.out);
        const withOriginals = options.withOriginals === true;
        await withLedger(startSession({}), 'losses', async ({ store, blobs }) => {
          const id = await standingId(store.sql, begins, { led: true });
          const whole = await gatherEvidence(store.sql, id);
          if (whole === null) {
            throw new LossledgerError('NOT_FOUND', `No loss is called ${printable(id)}.`);
          }
          const { writeBundle } = await import('../../reporting/bundle/write-bundle.ts');
          const written = await writeBundle(options.out, id, whole, blobs, { withOriginals });
          if (options.json === true) {
            const unsealed = whole.unsealed.length;
            await writeOut(
              `${JSON.stringify({ loss_id: id, file: options.out, ...written, unsealed })}\n`,
            );
          }
          say(
            `${counted(written.files, 'file')}, ${written.bytes} bytes: ${printable(options.out)}`,
          );
          if (written.withheld > 0) say(`${counted(written.withheld, 'record')} withheld.`);
          if (whole.unsealed.length > 0) {
            say(
              `${counted(whole.unsealed.length, 'record')} not sealed yet: a bundle made after \`lossledger seal\` proves them too.`,
            );
          }
        });
      },
    );
}

/** Before the work: a finished bundle is renamed into its place, which only a file can give up. */
async function refuseNoFile(out: string): Promise<void> {
  const other = await otherThanFile(out);
  if (other === null) return;
  throw new LossledgerError(
    'OUTPUT_FAILED',
    `--out ${printable(out)} is ${other}: a bundle is a ZIP file under a name of its own. Name a file, such as loss.zip.`,
  );
}
