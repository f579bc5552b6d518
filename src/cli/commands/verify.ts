import type { Command } from 'commander';
import { captureHashes, checkedLosses, mediaHashes } from '../../store/queries/verify.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, say, startProgress, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('prove that captures and history are whole')
    .description(
      'Hash every stored capture, picture and video again, and recompute the chain of revisions of every loss. Exit status 1 when anything does not hold.',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger verify')
    .action(async (options: { json?: boolean }) => {
      const session = startSession({});
      await withLedger(session, 'verify', async ({ store, blobs }) => {
        const progress = startProgress();
        const problems: { kind: string; id: string; problem: string }[] = [];
        let captures = 0;
        let media = 0;
        let losses = 0;
        try {
          for await (const sha256 of captureHashes(store.sql)) {
            session.signal.throwIfAborted();
            const found = await blobs.check(sha256);
            captures += 1;
            if (found !== 'ok') problems.push({ kind: 'capture', id: sha256, problem: found });
            progress.show(`captures ${captures}`);
          }
          for await (const sha256 of mediaHashes(store.sql)) {
            session.signal.throwIfAborted();
            const found = await blobs.check(sha256);
            media += 1;
            if (found !== 'ok') problems.push({ kind: 'media', id: sha256, problem: found });
            progress.show(`captures ${captures}  media ${media}`);
          }
          for await (const loss of checkedLosses(store.sql)) {
            session.signal.throwIfAborted();
            losses += 1;
            for (const problem of loss.problems) {
              problems.push({ kind: 'loss', id: loss.lossId, problem });
            }
            progress.show(`captures ${captures}  media ${media}  losses ${losses}`);
          }
        } finally {
          progress.end();
        }
        if (options.json === true) {
          await writeOut(`${JSON.stringify({ captures, media, losses, problems })}\n`);
        } else {
          for (const item of problems) await writeOut(`${item.kind} ${item.id}: ${item.problem}\n`);
          say(
            `${counted(captures, 'capture')}, ${counted(media, 'file')} of pictures and videos, and ${counted(losses, 'loss', 'losses')} checked: ${problems.length === 0 ? 'all hold' : counted(problems.length, 'problem')}.`,
          );
        }
        if (problems.length > 0) process.exitCode = EXIT.failure;
      });
    });
}
