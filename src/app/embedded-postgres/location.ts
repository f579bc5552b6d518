import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import { type HomeLayout, layoutOf } from './home.ts';
import type { Host } from './host.ts';
import type { OsUser } from './os-users.ts';
import { makePublicFolder, readIfPresent, setMode, writePrivateFile } from './private-files.ts';
import { findBarrier } from './reachability.ts';
import { chooseAccount } from './run-as.ts';
import { readRecord } from './server-record.ts';

export interface Location {
  /** Holds the cluster and the drafts of one. */
  readonly folder: string;
  readonly dataDir: string;
  readonly runAs: OsUser;
  /** Outside the home, because the account cannot reach it there. */
  readonly elsewhere: boolean;
  /** Where a copy of the binaries goes if one is needed. */
  readonly copiesFolder: string;
}

/** Where the cluster is, or where the first one is to be. Makes nothing. */
export async function findLocation(host: Host, layout: HomeLayout): Promise<Location> {
  const recorded = (await readRecord(layout.record)).elsewhere;
  const elsewhere = recorded ?? elsewhereOf(host, layout.home);
  const describe = async (folder: string): Promise<Location> => ({
    folder,
    dataDir: join(folder, 'data'),
    runAs: await chooseAccount(host, layout.home, join(folder, 'data')),
    elsewhere: folder === elsewhere,
    copiesFolder: host.uid === 0 ? host.systemFolder : layout.folder,
  });

  if (recorded !== undefined) return await describe(recorded);
  const inHome = await describe(layout.folder);
  if (host.uid !== 0 || (await exists(inHome.dataDir))) return inHome;
  // A start that was killed before it recorded the place may have left a cluster there.
  if (await exists(join(elsewhere, 'data'))) return await describe(elsewhere);
  return (await findBarrier(layout.home, inHome.runAs)) === undefined
    ? inHome
    : await describe(elsewhere);
}

/** Makes the cluster's surroundings, and refuses a place that is not ours or that the account cannot reach. */
export async function settleLocation(
  host: Host,
  layout: HomeLayout,
  location: Location,
): Promise<void> {
  const { folder, runAs } = location;
  if (location.elsewhere) {
    await makePublicFolder(host.systemFolder);
    await refuseLostCluster(layout, location);
    await makeFolderElsewhere(folder);
    await claimFolder(layout, folder);
  } else if (host.uid === 0 && runAs.uid !== (await stat(layout.folder)).uid) {
    // The account passes through to the cluster; the rest stays root's alone.
    await setMode(layout.folder, 0o711);
  }
  const barrier = await findBarrier(folder, runAs);
  if (barrier === undefined) return;
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `The PostgreSQL of LOSSLEDGER_HOME (${layout.home}) runs as OS user ${runAs.name}, who may not ` +
      `pass ${barrier} to reach ${folder}. Allow it (chmod o+x ${barrier}), or use another home.`,
  );
}

function elsewhereOf(host: Host, home: string): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return join(host.systemFolder, name);
}

/** An empty ledger in place of one that is on record would pass for a loss of all data. */
async function refuseLostCluster(layout: HomeLayout, location: Location): Promise<void> {
  const { elsewhere } = await readRecord(layout.record);
  if (elsewhere === undefined || (await exists(location.dataDir))) return;
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `The ledger of LOSSLEDGER_HOME (${layout.home}) is on record at ${location.dataDir}, which does ` +
      'not exist on this machine. Bring it back (in a container, keep that folder on a volume), or ' +
      `remove ${layout.folder} to begin an empty ledger.`,
  );
}

async function makeFolderElsewhere(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) throw error;
  }
  await setMode(folder, 0o755);
}

/** A home copied with its record must not share the cluster of the first, whose clients it does not see. */
async function claimFolder(layout: HomeLayout, folder: string): Promise<void> {
  const marker = join(folder, 'home');
  const owner = (await readIfPresent(marker))?.trim();
  if (owner === layout.home) return;
  if (owner !== undefined && (await exists(layoutOf(owner).record))) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `The cluster in ${folder}, on record in ${layout.record}, belongs to LOSSLEDGER_HOME ${owner}. ` +
        `Use that home, or remove ${layout.folder} to begin an empty ledger here.`,
    );
  }
  await writePrivateFile(marker, `${layout.home}\n`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw error;
  }
}
