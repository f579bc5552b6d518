import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder } from './private-files.ts';
import { formatTicket, isAlive, makeTicket, parseTicket, type Ticket } from './process-identity.ts';

/**
 * Each program that uses the server now has a file, empty, whose name says who it is: it is there whole or
 * not at all. A program that acquires the server twice is two clients.
 */
export async function registerClient(folder: string): Promise<Ticket> {
  await makePrivateFolder(folder);
  const client = await makeTicket();
  await writeFile(join(folder, formatTicket(client)), '', { mode: 0o600 });
  return client;
}

export async function forgetClients(folder: string, clients: readonly Ticket[]): Promise<void> {
  for (const client of clients) await rm(join(folder, formatTicket(client)), { force: true });
}

/** The clients on record: those that run, and those that ended without a word. */
export async function readClients(folder: string): Promise<{ living: Ticket[]; gone: Ticket[] }> {
  const living: Ticket[] = [];
  const gone: Ticket[] = [];
  const names = await readdir(folder).catch(() => []);
  for (const client of names.map(parseTicket)) {
    if (client === undefined) continue;
    if (await isAlive(client)) living.push(client);
    else gone.push(client);
  }
  return { living, gone };
}
