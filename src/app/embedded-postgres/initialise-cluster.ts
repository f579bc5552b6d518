import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.ts';
import { programFailure } from './failures.ts';
import type { Location } from './location.ts';
import { syncFolder } from './private-files.ts';
import { asLaunchFailure, giveTo, launchAs } from './run-program.ts';
import { SUPERUSER } from './server-settings.ts';

const DRAFT_PREFIX = 'initdb-';

/** Makes a cluster that is whole or not there: initdb works in a draft folder, which is then renamed. */
export async function initialiseCluster(
  binaries: Binaries,
  location: Location,
  password: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { folder, dataDir, runAs } = location;
  await removeDrafts(folder);
  const draft = await mkdtemp(join(folder, DRAFT_PREFIX));
  try {
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveTo(runAs, passwordFile, draft);
    const draftDataDir = join(draft, 'data');
    await runInitdb(binaries, { dataDir: draftDataDir, passwordFile, location, signal });
    await rename(draftDataDir, dataDir);
    await syncFolder(folder);
  } finally {
    await removeDraft(draft);
  }
}

/**
 * PostgreSQL's own provider and its locale C.UTF-8 need no locale of the system: always UTF-8, code point
 * order, and the same on every machine.
 */
const LOCALE = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

async function runInitdb(
  binaries: Binaries,
  options: {
    dataDir: string;
    passwordFile: string;
    location: Location;
    signal: AbortSignal | undefined;
  },
): Promise<void> {
  const { dataDir, passwordFile, location, signal } = options;
  const parameters = [
    `--pgdata=${dataDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
    ...LOCALE,
  ];
  const child = launchAs(
    location.runAs,
    { program: binaries.initdb, arguments: parameters },
    {
      cwd: location.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const lines = child.stderr === null ? '' : text(child.stderr);
  const [printed, code] = await Promise.all([lines, ended]).catch((error: unknown) => {
    throw asLaunchFailure(error, binaries.initdb, location.runAs.name);
  });
  if (code === 0) return;
  throw programFailure('PostgreSQL could not make its data directory', location.dataDir, printed);
}

/** A start that was killed left them; the initdb in one may still be ending. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    await removeDraft(join(folder, name));
  }
}

/** What cannot be removed now, since an initdb that is ending writes to it, is removed by a later start. */
async function removeDraft(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}
