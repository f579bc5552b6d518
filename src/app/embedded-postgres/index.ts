import { type AcquireOptions, acquireOn, type EmbeddedServer } from './acquire.ts';
import { thisHost } from './host.ts';
import { type EmbeddedPostgresStatus, statusOn } from './status.ts';

export type { AcquireOptions, EmbeddedPostgresStatus, EmbeddedServer };

/**
 * The PostgreSQL a home has to itself: made at the first call, started when it does not run, and shared
 * by all programs of this machine that acquire it with the same home.
 */
export async function acquireEmbeddedPostgres(options: AcquireOptions): Promise<EmbeddedServer> {
  return await acquireOn(thisHost(), options);
}

/** What there is of it; starts and makes nothing. */
export async function embeddedPostgresStatus(home: string): Promise<EmbeddedPostgresStatus> {
  return await statusOn(thisHost(), home);
}
