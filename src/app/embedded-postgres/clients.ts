import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, readIfPresent, writePrivateFile } from './private-files.ts';
import {
  identifySelf,
  isAlive,
  isProcessIdentity,
  type ProcessIdentity,
} from './process-identity.ts';

/** One program that uses the server now; a program that acquires it twice is two clients. */
export interface Client extends ProcessIdentity {
  readonly file: string;
}

export async function registerClient(folder: string): Promise<Client> {
  await makePrivateFolder(folder);
  const self = await identifySelf();
  const file = join(folder, `${self.pid}-${randomUUID()}.json`);
  await writePrivateFile(file, `${JSON.stringify(self)}\n`);
  return { ...self, file };
}

export async function unregisterClient(client: Client): Promise<void> {
  await rm(client.file, { force: true });
}

/** The clients on record, sorted into those that run and those that ended without a word. */
export async function readClients(
  folder: string,
): Promise<{ living: Client[]; gone: (Client | { file: string })[] }> {
  const living: Client[] = [];
  const gone: (Client | { file: string })[] = [];
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const identity = parseIdentity(await readIfPresent(file));
    if (identity === undefined) gone.push({ file });
    else if (await isAlive(identity)) living.push({ ...identity, file });
    else gone.push({ ...identity, file });
  }
  return { living, gone };
}

/** Only under the lock: a client whose file is being written looks like one that is gone. */
export async function forgetGoneClients(
  folder: string,
): Promise<{ living: Client[]; forgotten: number[] }> {
  const { living, gone } = await readClients(folder);
  for (const { file } of gone) await rm(file, { force: true });
  return { living, forgotten: gone.flatMap((client) => ('pid' in client ? [client.pid] : [])) };
}

function parseIdentity(text: string | undefined): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isProcessIdentity(value) ? { pid: value.pid, started: value.started } : undefined;
  } catch {
    return undefined;
  }
}
