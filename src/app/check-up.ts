import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config/settings.ts';
import { counted } from '../domain/counted.ts';
import { asLossledgerError, ERRORS, LossledgerError } from '../domain/errors.ts';
import { STAGES } from '../pipeline/registry.ts';
import { openRedisBackend } from '../queues/redis-backend.ts';
import type { ConfiguredSource, Outside } from '../sources/configured-source.ts';
import { openStore, probeStore } from '../store/connection.ts';
import { migrationState } from '../store/migrate.ts';
import { embeddedPostgresStatus } from './embedded-postgres/index.ts';
import { capturesFolder } from './open-ledger.ts';
import { checkSource } from './outside/check-source.ts';
import { openOutside } from './outside/open-outside.ts';
import { isCharged, joinRunningLedger } from './outside/running-ledger.ts';
import { readSourcesFile, sourcesPlace } from './outside/sources-file.ts';
import { loadReferenceData, REFERENCE_FOLDER } from './reference-data.ts';
import { isWorkerPresent } from './worker-presence.ts';

export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly detail: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** Free space below which work will soon stop, in bytes. */
const LITTLE_SPACE = 1024 ** 3;

/** Looks at everything the program needs, changing nothing; one finding for each. */
export async function checkUp(settings: Settings, home: string): Promise<readonly Finding[]> {
  return [
    await tried('reference data', () => checkReferenceData(settings.LOSSLEDGER_CONFLICT)),
    await tried('home', () => checkHome(home)),
    await tried('database', () =>
      settings.DATABASE_URL === undefined
        ? checkEmbedded(home)
        : checkDatabase(settings.DATABASE_URL, settings),
    ),
    await tried('queue', () => checkQueue(settings)),
    ...(await checkSources(settings, home)),
  ];
}

/** One finding for the file of sources, and one for each source in it. */
async function checkSources(settings: Settings, home: string): Promise<readonly Finding[]> {
  const place = sourcesPlace(home, settings.SOURCES_FILE);
  let sources: readonly ConfiguredSource[] = [];
  const ofFile = await tried('sources', async () => {
    const read = await readSourcesFile(place);
    sources = read.sources;
    if (read.digest === null) return ok(`none: there is no ${place.path}`);
    const paused = sources.filter((source) => source.paused).length;
    return ok(`${sources.length} in ${place.path}, ${paused} paused`);
  });
  const active = sources.filter((source) => !source.paused);
  if (active.length === 0) return [ofFile];
  const costly = active.some((source) => isCharged(source, settings));
  const ledger = costly ? await joinRunningLedger(settings, home) : null;
  const outside = await openOutside(settings, home, ledger?.db ?? null);
  try {
    const findings = active.map((source) =>
      ledger === null && isCharged(source, settings)
        ? Promise.resolve(uncounted(source))
        : checkOne(source, outside),
    );
    return [ofFile, ...(await Promise.all(findings))];
  } finally {
    await outside.close();
    await ledger?.close();
  }
}

function uncounted({ name }: ConfiguredSource): Finding {
  return {
    check: name,
    state: 'warning',
    detail: 'not tried: X charges for what it is asked, and no ledger runs to count that in',
    remedy: `Start it (lossledger up), or try the source alone: lossledger sources test ${name}`,
  };
}

async function checkOne(source: ConfiguredSource, outside: Outside): Promise<Finding> {
  const { ok: works, says, cost } = await checkSource(source, outside);
  return {
    check: source.name,
    state: works ? 'ok' : 'problem',
    detail: cost === null ? says : `${says} Cost: ${cost}`,
    remedy: works ? null : `Correct it and try again: lossledger sources test ${source.name}`,
  };
}

type Told = Omit<Finding, 'check'>;

const ok = (detail: string): Told => ({ state: 'ok', detail, remedy: null });

async function tried(check: string, look: () => Promise<Told>): Promise<Finding> {
  try {
    return { check, ...(await look()) };
  } catch (thrown) {
    const error = asLossledgerError(thrown);
    const detail = `${error.code}: ${error.message}`;
    return { check, state: 'problem', detail, remedy: ERRORS[error.code].remedy };
  }
}

async function checkReferenceData(conflict: string): Promise<Told> {
  const { equipment, places, weapons } = await loadReferenceData(REFERENCE_FOLDER, conflict);
  const models = equipment.reduce((sum, file) => sum + file.models.length, 0);
  const named = places.reduce((sum, file) => sum + file.places.length, 0);
  return ok(
    `${conflict}: ${counted(models, 'model')}, ${counted(weapons.weapons.length, 'weapon')}, ${counted(named, 'place')}`,
  );
}

async function checkHome(home: string): Promise<Told> {
  const captures = capturesFolder(home);
  const folder = await nearestFolder(captures);
  await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError(
      'INPUT_MISSING',
      `LOSSLEDGER_HOME ${home} cannot be used, since ${folder} cannot be written to: ${reason}`,
    );
  });
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const isMade = folder === captures || folder === path.dirname(captures);
  const detail = `${home}${isMade ? '' : ', which will be made'}, ${(free / 1024 ** 3).toFixed(1)} GiB free`;
  return free < LITTLE_SPACE
    ? { state: 'warning', detail, remedy: 'Free some space: work stops when the disk is full.' }
    : ok(detail);
}

/** The folder itself, or the nearest above it that is there: what it would be made in. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return folder;
  const above = path.dirname(folder);
  if (found !== undefined || above === folder) {
    throw new LossledgerError('INPUT_MISSING', `${folder} is not a folder.`);
  }
  return nearestFolder(above);
}

async function checkEmbedded(home: string): Promise<Told> {
  const status = await embeddedPostgresStatus(home);
  const state = status.running
    ? `runs as pid ${status.pid} on port ${status.port}, ${counted(status.clients.length, 'client')}`
    : status.clusterVersion === undefined
      ? 'not made yet; the first command that needs it makes it'
      : 'not running; the next command that needs it starts it';
  return ok(
    `embedded PostgreSQL ${status.packageVersion} in ${status.dataDir}, as user ${status.runAs}: ${state}`,
  );
}

/** What a command that opened the database would end with. */
const MIGRATION_ERRORS = {
  empty: 'DATABASE_NOT_MIGRATED',
  behind: 'DATABASE_NOT_MIGRATED',
  ahead: 'DATABASE_AHEAD',
  different: 'MIGRATIONS_OUT_OF_ORDER',
} as const;

async function checkDatabase(url: string, settings: Settings): Promise<Told> {
  const store = openStore({ url, poolMax: 1, applicationName: 'lossledger doctor' });
  try {
    const server = await probeStore(store);
    const migrations = await migrationState(store);
    const queue = settings.REDIS_URL === undefined ? STAGES.length + settings.QUEUE_POOL_MAX : 0;
    const needed = settings.DATABASE_POOL_MAX + queue + 1;
    const worker = migrations.state === 'current' && (await isWorkerPresent(store));
    const detail =
      `PostgreSQL ${Math.floor(server.version / 10_000)}, ${server.encoding}, migrations ${migrations.state} (${migrations.detail}), ` +
      `${server.inUse} of ${server.maxConnections} connections in use, a worker needs up to ${needed}, ${worker ? 'a worker runs' : 'no worker runs'}`;
    if (migrations.state !== 'current') {
      return {
        state: 'problem',
        detail,
        remedy: ERRORS[MIGRATION_ERRORS[migrations.state]].remedy,
      };
    }
    if (needed + server.inUse > server.maxConnections) {
      return { state: 'warning', detail, remedy: ERRORS.TOO_MANY_CONNECTIONS.remedy };
    }
    return ok(detail);
  } finally {
    await store.close();
  }
}

async function checkQueue(settings: Settings): Promise<Told> {
  if (settings.REDIS_URL === undefined) return ok('in the database of the rows');
  const backend = await openRedisBackend({
    url: settings.REDIS_URL,
    prefix: settings.REDIS_PREFIX,
    allowUnsafe: settings.REDIS_ALLOW_UNSAFE,
    onError: () => undefined,
  });
  await backend.close();
  return settings.REDIS_ALLOW_UNSAFE
    ? {
        state: 'warning',
        detail: 'Redis answers; whether it keeps jobs was not asked (REDIS_ALLOW_UNSAFE)',
        remedy: ERRORS.REDIS_UNSAFE.remedy,
      }
    : ok('Redis answers, with noeviction and AOF');
}
