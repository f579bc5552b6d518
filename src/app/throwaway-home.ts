import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LossledgerError } from '../domain/errors.ts';
import { embeddedPostgresStatus } from './embedded-postgres/index.ts';

/** A home for one measurement or test: gone afterwards, the cluster it may have made included. */
export async function withThrowawayHome<T>(use: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'lossledger-throwaway-'));
  try {
    return await use(home);
  } finally {
    await removeHome(home);
  }
}

/** Removes a home and the cluster it made. Refuses while its server runs. */
export async function removeHome(home: string): Promise<void> {
  const { dataDir, elsewhere, running } = await embeddedPostgresStatus(home);
  if (running) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `The embedded server of ${home} still runs. End the programs that use it first.`,
    );
  }
  // As root the cluster may lie where the server's account can reach it, outside the home.
  if (elsewhere) await rm(path.dirname(dataDir), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
