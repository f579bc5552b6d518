import { type ImportOptions, importLedger } from '../../src/app/other-ledgers/import-ledger.ts';
import { loadLedgerReference } from '../../src/app/other-ledgers/ledger-reference.ts';
import { streamOf } from '../../src/domain/byte-stream.ts';
import type { BlobInventory } from '../../src/store/blobs/blob-store.ts';
import type { TestStore } from './test-store.ts';

const reference = await loadLedgerReference('ukraine-2022');

interface Told {
  readonly row: number;
  readonly reason: string;
}

/** Imports a file of another ledger; `told` is what was said of its rows. */
export async function importTheirs(
  { store }: TestStore,
  blobs: BlobInventory,
  content: string,
  change: Partial<ImportOptions> & { readonly file?: string } = {},
): Promise<Awaited<ReturnType<typeof importLedger>> & { readonly told: readonly Told[] }> {
  const told: Told[] = [];
  const { file = 'file.csv', ...options } = change;
  const imported = await importLedger(
    { store, blobs },
    { name: file, open: () => streamOf(new TextEncoder().encode(content)) },
    reference,
    {
      format: 'oryx-csv',
      ledger: 'theirs',
      attribution: undefined,
      part: undefined,
      dryRun: false,
      acceptGone: false,
      now: new Date('2026-11-23T00:00:00Z'),
      signal: new AbortController().signal,
      tell: (row, reason) => told.push({ row, reason }),
      onProgress: () => undefined,
      ...options,
    },
  );
  return { ...imported, told };
}
