import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { hasErrno } from './errno.ts';
import { makeFolders, makePrivateFolder } from './private-files.ts';

/** Where things lie in a home, given its real path. */
export interface HomeLayout {
  readonly home: string;
  /** Everything of the embedded server. */
  readonly folder: string;
  readonly lock: string;
  readonly clients: string;
  readonly password: string;
  readonly record: string;
  readonly serverLog: string;
}

export function layoutOf(home: string): HomeLayout {
  const folder = join(home, 'postgres');
  return {
    home,
    folder,
    lock: join(folder, 'lock'),
    clients: join(folder, 'clients'),
    password: join(folder, 'password'),
    record: join(folder, 'server.json'),
    serverLog: join(folder, 'server.log'),
  };
}

/**
 * PostgreSQL keeps paths in 1024 bytes (MAXPGPATH in its pg_config_manual.h), its own names included,
 * of which a relation's with its tablespace are the longest.
 */
const LONGEST_HOME_BYTES = 900;

/** Makes the home if there is none, and refuses one that a server cannot live in. */
export async function prepareHome(given: string): Promise<HomeLayout> {
  const home = resolve(given);
  refuseUnfitName(home);
  const real = await makeHome(home);
  refuseUnfitName(real);
  if (!(await stat(real)).isDirectory()) throw notAFolder(real);
  await access(real, constants.R_OK | constants.W_OK | constants.X_OK);
  const layout = layoutOf(real);
  await makePrivateFolder(layout.folder);
  return layout;
}

async function makeHome(home: string): Promise<string> {
  try {
    await makeFolders(home, 0o700);
    return await realpath(home);
  } catch (error) {
    // ENOENT: a link that points nowhere.
    if (hasErrno(error, 'EEXIST', 'ENOTDIR', 'ENOENT')) throw notAFolder(home);
    throw error;
  }
}

function refuseUnfitName(home: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(home)) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `LOSSLEDGER_HOME (${JSON.stringify(home)}) holds a line break or another control character, ` +
        'which PostgreSQL cannot have in a path. Name another folder.',
    );
  }
  const bytes = Buffer.byteLength(home);
  if (bytes > LONGEST_HOME_BYTES) {
    throw new LossledgerError(
      'DATABASE_START_FAILED',
      `The path of LOSSLEDGER_HOME has ${bytes} bytes; PostgreSQL has room for ` +
        `${LONGEST_HOME_BYTES}. Name a folder with a shorter path: ${home}`,
    );
  }
}

function notAFolder(home: string): LossledgerError {
  return new LossledgerError(
    'DATABASE_START_FAILED',
    `LOSSLEDGER_HOME (${home}) is not a folder and cannot be made one, or a part of its path is not. Name a folder.`,
  );
}
