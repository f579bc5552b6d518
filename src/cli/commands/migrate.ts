import type { Command } from 'commander';
import { migrateQueue } from '../../app/open-queueing.ts';
import { readMigrations } from '../../store/migrate.ts';
import { settleRights } from '../../store/role-rights.ts';
import { counted, say } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .summary('bring the database up to date')
    .description(
      'Bring the tables and views, and the queue where it lives in Postgres, to this version. One process at a time does it; the others wait. Gives the roles lossledger_worker and lossledger_operator their rights, and makes reporting.losses_geo where PostGIS is. With READER_PASSWORD set, lets the read-only role lossledger_reader log in.',
    )
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… lossledger migrate')
    .action(async () => {
      await withLedger(
        startSession({}),
        'migrate',
        async (ledger) => {
          const { store } = ledger;
          await migrateQueue(ledger);
          const migrations = await readMigrations();
          say(`The database is up to date: ${counted(migrations.length, 'migration')}.`);
          const geometry = await settleRights(store);
          if (geometry === 'made')
            say('reporting.losses_geo shows the losses as points of PostGIS.');
          if (geometry === 'available') {
            say(
              'PostGIS is on this server: CREATE EXTENSION postgis, and migrate again, for reporting.losses_geo.',
            );
          }
        },
        { migrate: true },
      );
    });
}
