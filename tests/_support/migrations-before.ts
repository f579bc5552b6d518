import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const OURS = fileURLToPath(new URL('../../drizzle', import.meta.url));
const journalFile = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** Runs `use` with a folder of the migrations that came before the one named. */
export async function withMigrationsBefore(
  tag: string,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-migrations-'));
  try {
    await cp(OURS, folder, { recursive: true });
    const file = path.join(folder, 'meta', '_journal.json');
    const journal = journalFile.parse(JSON.parse(await readFile(file, 'utf8')));
    const end = journal.entries.findIndex((entry) => entry.tag === tag);
    if (end < 0) throw new Error(`No migration is called ${tag}.`);
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
