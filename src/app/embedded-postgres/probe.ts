import pg from 'pg';
import { errnoOf } from './errno.ts';
import { DATABASE, SUPERUSER } from './server-settings.ts';

/**
 * - `ready`: it took our password, which only our cluster knows, and the database is there.
 * - `no-database`: the same, and the database has not been made yet.
 * - `starting`: it starts, recovers or stops.
 * - `full`: it answers, and every connection is in use.
 * - `refused`: our password is not its password.
 * - `silent`: nothing answers.
 */
export type Answer = 'ready' | 'no-database' | 'starting' | 'full' | 'refused' | 'silent';

/** Codes of PostgreSQL's Appendix A. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '3D000': 'no-database',
  '57P03': 'starting',
  '53300': 'full',
  '28P01': 'refused',
  '28000': 'refused',
  // Of `create database`: another program was faster.
  '42P04': 'ready',
};

export interface Address {
  readonly port: number;
  readonly password: string;
  readonly patienceMs: number;
}

export async function probe(address: Address, dataDir: string): Promise<Answer> {
  try {
    return await withClient(address, DATABASE, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory === dataDir ? 'ready' : 'refused';
    });
  } catch (error) {
    return answerIn(error) ?? 'silent';
  }
}

/** From template0, whatever was put into the other templates since. */
export async function createDatabase(address: Address): Promise<Answer> {
  try {
    await withClient(address, 'template1', async (client) => {
      await client.query(`create database ${pg.escapeIdentifier(DATABASE)} template template0`);
    });
    return 'ready';
  } catch (error) {
    const answer = answerIn(error);
    // A full disk, for instance: the server is well, and says what is not.
    if (answer === undefined && error instanceof pg.DatabaseError) throw error;
    return answer ?? 'silent';
  }
}

function answerIn(error: unknown): Answer | undefined {
  return ANSWERS[errnoOf(error) ?? ''];
}

async function withClient<T>(
  { port, password, patienceMs }: Address,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database,
    ssl: false,
    application_name: 'lossledger start',
    // Stated, since PGOPTIONS in the environment would otherwise be sent.
    options: '-c client_min_messages=warning',
    connectionTimeoutMillis: patienceMs,
    // Creating the database copies a template, which a slow disk may take long over.
    query_timeout: 10 * patienceMs,
  });
  // A connection that breaks between two answers; the query that follows reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
