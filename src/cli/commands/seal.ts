import type { Command } from 'commander';
import { LossledgerError } from '../../domain/errors.ts';
import { sealDays } from '../../store/queries/seal-days.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addSealCommand(program: Command): void {
  program
    .command('seal')
    .summary('compute the Merkle root of every day that is over')
    .description(
      'Put the days that are over, and not sealed yet, under a Merkle root each: over every capture, picture, ' +
        'wording, reading and revision recorded that day (UTC), and the root of the day before. The scheduler does it by itself. ' +
        'A root that you publish, or send to a friend, proves later that nothing before it was changed.',
    )
    .option('--day <day>', 'go no further than this day, YYYY-MM-DD')
    .option('--json', 'one JSON document: the days sealed')
    .addHelpText('after', '\nExample:\n  lossledger seal')
    .action(async (options: { day?: string; json?: boolean }) => {
      const { day } = options;
      if (day !== undefined && !isDay(day)) {
        throw new LossledgerError(
          'USAGE',
          `--day ${printable(day)} is no day. Example: 2023-02-07`,
        );
      }
      await withLedger(startSession({}), 'seal', async ({ store }) => {
        const sealed = await sealDays(store, day ?? null);
        if (options.json === true) {
          await writeOut(`${JSON.stringify(sealed)}\n`);
        } else {
          for (const one of sealed) await writeOut(`${one.day}  ${one.root}  ${one.leaves}\n`);
        }
        say(
          sealed.length === 0
            ? 'No day is to be sealed.'
            : `${counted(sealed.length, 'day')} sealed.`,
        );
      });
    });
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at);
}
