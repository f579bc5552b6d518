import type { Command } from 'commander';
import { readMigrations } from '../../store/migrate.ts';
import { counted, say } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description(
      'Bring the tables and views, and the queue where it lives in Postgres, to this version. One process at a time does it; the others wait. With READER_PASSWORD set, lets the read-only role lossledger_reader log in.',
    )
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… lossledger migrate')
    .action(async () => {
      await withLedger(
        startSession({}),
        'migrate',
        async () => {
          const migrations = await readMigrations();
          say(`The database is up to date: ${counted(migrations.length, 'migration')}.`);
        },
        { migrate: true },
      );
    });
}
