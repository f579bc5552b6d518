import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../src/store/connection.ts';

const MIGRATION = fileURLToPath(new URL('../../drizzle/0009_reporting.sql', import.meta.url));

/** Applies the views of reporting where the journal of migrations does not name them yet. */
export async function applyReporting({ sql }: Pick<Store, 'sql'>): Promise<void> {
  const [found] = await sql<{ there: boolean }[]>`
    select to_regclass('reporting.version') is not null as there`;
  if (found?.there === true) return;
  const statements = (await readFile(MIGRATION, 'utf8')).split('--> statement-breakpoint');
  await sql.begin(async (tx) => {
    for (const statement of statements) await tx.unsafe(statement);
  });
}
